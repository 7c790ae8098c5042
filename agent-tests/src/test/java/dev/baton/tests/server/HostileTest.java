// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Slots;
import dev.baton.tests.TestClasses;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link Hostile} requests to every server that has a test here, its floor and its newest version: it answers byte for byte
 * as without Baton, and what goes on is well-formed.
 */
@Tag("servers")
class HostileTest {
    /** Nothing is there, whatever the server, so what it answers depends on no trace. */
    private static final String NOWHERE = "/nothing/is/there";

    private static final String END_OF_HEAD = "\r\n\r\n";
    /** Is in the answer to a request for what can be seen. */
    private static final String SEEN = "request/traceparent: ";

    private static final int[] PATIENCE_MILLIS = {250, 3000, 20_000};
    private static final int PAUSE_MILLIS = 5;

    /** At a time: most of what a request takes is the wait for more of its answer. */
    private static final int REQUESTS = 8;

    private static final ExecutorService CLIENTS = clients();
    private static final ExecutorService CLIENTS_OF_UNWOVEN = clients();

    private static Unwoven unwoven;

    @BeforeAll
    static void startUnwoven() throws IOException {
        unwoven = new Unwoven();
    }

    @AfterAll
    static void stopUnwoven() throws IOException {
        unwoven.close();
    }

    private static ExecutorService clients() {
        return Executors.newFixedThreadPool(REQUESTS, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
    }

    static Stream<Arguments> servers() throws Exception {
        List<Arguments> servers = new ArrayList<>();
        for (Class<? extends ServerHarness> test : tests()) {
            Constructor<? extends ServerHarness> constructor = test.getDeclaredConstructor();
            ServerHarness harness = constructor.newInstance();
            for (Library library : Versions.ends(test)) {
                servers.add(Arguments.of(library, harness.starter(), harness.see()));
            }
        }
        return servers.stream();
    }

    private static List<Class<? extends ServerHarness>> tests() throws Exception {
        List<Class<? extends ServerHarness>> tests = new ArrayList<>();
        for (Class<?> test : TestClasses.of("server")) {
            if (Modifier.isAbstract(test.getModifiers()) || !ServerHarness.class.isAssignableFrom(test)) continue;
            tests.add(test.asSubclass(ServerHarness.class));
        }
        return tests;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void isAnsweredAsWithoutBaton(Library library, String starter, String see) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (LibraryLoader loader = new LibraryLoader(library);
                Server server = loader.create(Server.class, starter)) {
            int without = unwoven.start(library, starter);
            int with = server.port("http");
            for (String plain : new String[] {"nothing hostile", "HTTP/1.0"}) {
                String[] request = Hostile.requests(see).get(plain);
                // Helidon 4 has nothing to say to HTTP/1.0.
                if (firstAnswer(library, without, request, END_OF_HEAD).equals("[closed]")) continue;
                assertThat(firstAnswer(library, with, request, SEEN)).as(plain).contains(SEEN);
            }
            List<Future<String>> all = new ArrayList<>();
            for (Map.Entry<String, String[]> request : Hostile.requests(NOWHERE).entrySet()) {
                all.add(CLIENTS.submit(() -> {
                    String difference = difference(library, with, without, request.getValue());
                    return difference == null ? null : request.getKey() + ": " + difference;
                }));
            }
            for (Map.Entry<String, String[]> request : Hostile.requests(see).entrySet()) {
                all.add(CLIENTS.submit(() -> {
                    String hostile = hostile(answer(library, with, request.getValue(), PATIENCE_MILLIS[0]));
                    return hostile == null ? null : request.getKey() + ", sent on: " + hostile;
                }));
            }
            for (Future<String> one : all) {
                if (one.get() != null) wrong.add(one.get());
            }
            assertThat(Wire.get(with, see, new ArrayList<String>()).at("request"))
                    .isEmpty();
        }
        Slots.assertNothingIsLeft();
        assertThat(wrong).isEmpty();
    }

    /** Which may take long, and after which some servers do not close. */
    private static String firstAnswer(Library library, int port, String[] request, String part) throws Exception {
        String answer = "";
        for (int i = 0; i < PATIENCE_MILLIS.length && !answer.contains(part); i++) {
            answer = answer(library, port, request, PATIENCE_MILLIS[i]);
        }
        return answer;
    }

    /** Who refuses a request may close the connection while more of it comes, and then part of what it says is lost. */
    static String difference(Library library, int with, int without, String[] request) throws Exception {
        List<String> seenWith = new ArrayList<>();
        List<String> seenWithout = new ArrayList<>();
        for (int patience : PATIENCE_MILLIS) {
            Future<String> other = CLIENTS_OF_UNWOVEN.submit(() -> answer(library, without, request, patience));
            seenWith.add(answer(library, with, request, patience));
            seenWithout.add(other.get());
            for (String seen : seenWith) {
                if (seenWithout.contains(seen)) return null;
            }
        }
        return "with Baton " + seenWith + ", without " + seenWithout;
    }

    /** All that comes back until the server closes, or for as long as patience lasts; less the date, and the port. */
    private static String answer(Library library, int port, String[] request, int patienceMillis) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        String end = "closed";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(patienceMillis);
            socket.setTcpNoDelay(true);
            try {
                for (String piece : request) {
                    socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
                    if (request.length > 1) Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException refused) {
                // What it says of that is to be read.
            }
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) answer.write(next);
        } catch (SocketTimeoutException open) {
            end = "open";
        } catch (IOException reset) {
            // It is closed as well.
        }
        String text = new String(answer.toByteArray(), StandardCharsets.ISO_8859_1);
        // Jetty 12 says whose page it is, by an object's hash code.
        text = text.replaceAll("(?s)Content-Length: \\d+(.*404Servlet)-[0-9a-f]+", "$1");
        // Grizzly refuses some with a date or without, as the connection before has left it.
        text = library.name.equals("grizzly")
                ? text.replaceAll("(?im)^date:.*\\R", "")
                : text.replaceAll("(?im)^date:.*$", "date");
        return text.replace(Integer.toString(port), "port") + '[' + end + ']';
    }

    /** What is not well-formed among what the application could send on; null if nothing is. */
    private static String hostile(String answer) {
        int evil = answer.toLowerCase(Locale.ROOT).indexOf("request/x-evil");
        if (evil >= 0) return answer.substring(evil);
        for (String line : answer.split("\r?\n")) {
            if (!line.startsWith("request/") || line.equals("request/")) continue;
            if (!line.matches("request/[a-z0-9-]+: [\\t\\x20-\\x7e]+")) return line;
            if (line.startsWith("request/traceparent")
                    && !line.matches(".*: [0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-.*")) {
                return line;
            }
        }
        return null;
    }
}
