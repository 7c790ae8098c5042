// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import com.sun.net.httpserver.HttpServer;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has the edge that the argument names fail a hundred times, by calling the door as advice does, while one pool's worker is at a
 * task, tasks wait behind that, and another's worker waits; and prints whether each of what then runs has a context, a line
 * each. Goes on after the trip when there is something to read, and ends when standard input does.
 */
public final class Tripping {
    private static final String TRACEPARENT = "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01";

    private Tripping() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ThreadPoolExecutor busy = pool();
        ThreadPoolExecutor idle = pool();
        idle.prestartAllCoreThreads();
        Object scope = door("open", context());
        run("before", busy);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch isOff = new CountDownLatch(1);
        busy.execute(() -> {
            begun.countDown();
            try {
                isOff.await();
            } catch (InterruptedException stop) {
                return;
            }
            say("at work");
        });
        begun.await();
        busy.execute(() -> say("queued"));

        Method fault = Class.forName("java.lang.Baton").getMethod("fault", Throwable.class, String.class);
        for (int i = 0; i < 100; i++) fault.invoke(null, new OutOfMemoryError("on purpose"), arguments[0]);
        for (int i = 0; i < 100; i++) fault.invoke(null, new IllegalStateException("on purpose"), arguments[0]);
        System.in.read();
        isOff.countDown();
        run("after the queue", busy);
        say("in the scope");
        Object inner = door("open", context());
        say("in a new one");
        run("carried by what waited", idle);
        run("carried by what was at work", busy);
        door("close", inner);
        say("in the scope again");
        door("close", scope);
        say("without a scope");
        run("carried without", idle);
        System.out.println("over");
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        server.stop(0);
        System.exit(0);
    }

    private static ThreadPoolExecutor pool() {
        return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    private static void run(String what, ThreadPoolExecutor pool) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> say(what), true);
        pool.execute(task);
        task.get();
    }

    private static void say(String what) {
        Object current;
        try {
            current = Class.forName("java.lang.Baton").getMethod("current").invoke(null);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
        System.out.println(what + ": " + (current == null ? "none" : "context"));
    }

    private static @Nullable Object context() throws ReflectiveOperationException {
        Class<?> door = Class.forName("java.lang.Baton");
        int key = (Integer) door.getMethod("key", String.class).invoke(null, "traceparent");
        if (key < 0) return null;
        Object headers =
                door.getMethod("add", String[].class, int.class, String.class).invoke(null, null, key, TRACEPARENT);
        return door.getMethod("extract", String[].class).invoke(null, headers);
    }

    private static Object door(String name, @Nullable Object argument) throws ReflectiveOperationException {
        return Class.forName("java.lang.Baton").getMethod(name, Object.class).invoke(null, argument);
    }
}
