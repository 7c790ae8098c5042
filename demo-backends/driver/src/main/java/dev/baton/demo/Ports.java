// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Finds ports of this machine that nothing listens on, and gives none of them twice. */
final class Ports {
    // Below the range from which operating systems give ports to outgoing connections, so that
    // none of those takes a port between the look and the start of the backend.
    private static final int FIRST = 20_000;
    private static final int LAST = 29_999;
    private static final int ATTEMPTS = 1_000;
    private static final Random random = new Random();
    private static final Set<Integer> given = new HashSet<>();

    private Ports() {}

    static int free() throws DemoException {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = random.nextInt(FIRST, LAST + 1);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new DemoException("no free port found from " + FIRST + " to " + LAST + ".");
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
