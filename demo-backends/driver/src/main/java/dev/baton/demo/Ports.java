// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Finds ports of this machine that nothing listens on. */
final class Ports {
    // Below the range from which operating systems give ports to outgoing connections, so that
    // none of those takes a port between the look and the start of the backend.
    private static final int FIRST = 20_000;
    private static final int LAST = 29_999;
    private static final int ATTEMPTS = 1_000;
    private static final Random random = new Random();

    private Ports() {}

    static List<Integer> free(int count) throws DemoException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS && ports.size() < count; i++) {
            int port = random.nextInt(FIRST, LAST + 1);
            if (!ports.contains(port) && isFree(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new DemoException("No free port found from " + FIRST + " to " + LAST + ".");
        }
        return ports;
    }

    /** Whether nobody listens: some systems let one bind what another process holds on all addresses. */
    static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Socket socket = new Socket()) {
            socket.connect(address, 200);
            return false;
        } catch (IOException refused) {
            return canBind(address);
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
