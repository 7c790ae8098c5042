// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What Vert.x 3.9, 4 and 5 have in common under other signatures, called by name: what took a handler until 4 returns a future
 * since then, and in 5 nothing else.
 */
final class Vertxs {
    private static final long PATIENCE_SECONDS = 60;

    private Vertxs() {}

    /** With a buffer made before any other thread asks for one: 3.9 looks for their factory once, where the thread does. */
    static Vertx start() {
        if (Buffer.buffer().length() > 0) throw new AssertionError();
        return Vertx.vertx();
    }

    /** Calls the method of this name that takes these arguments and, where there is none, the one that takes a handler too. */
    static void call(Object target, String name, Handler<AsyncResult<Object>> answer, Object... arguments) {
        try {
            Method returning = method(target, name, arguments);
            if (returning != null && Future.class.isAssignableFrom(returning.getReturnType())) {
                Future<?> future = (Future<?>) returning.invoke(target, arguments);
                @SuppressWarnings("unchecked") // of any value
                Future<Object> any = (Future<Object>) future;
                any.onComplete(answer);
                return;
            }
            Object[] more = java.util.Arrays.copyOf(arguments, arguments.length + 1);
            more[arguments.length] = answer;
            Method taking = method(target, name, more);
            if (taking == null) throw new NoSuchMethodException(name);
            Object unused = taking.invoke(target, more);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Calls a method whose result is of another type in another version, and nobody wants. */
    static Object call(Object target, String name, Object... arguments) {
        try {
            Method method = method(target, name, arguments);
            if (method == null) throw new NoSuchMethodException(name);
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Method method(Object target, String name, Object... arguments) {
        for (Method method : target.getClass().getMethods()) {
            if (!method.getName().equals(name) || method.isBridge() || !takes(method, arguments)) continue;
            method.setAccessible(true);
            return method;
        }
        return null;
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) return false;
        for (int i = 0; i < types.length; i++) {
            boolean fits = types[i] == int.class
                    ? arguments[i] instanceof Integer
                    : types[i] == boolean.class ? arguments[i] instanceof Boolean : types[i].isInstance(arguments[i]);
            if (!fits) return false;
        }
        return true;
    }

    /** Waits until a server listens, or Vert.x is closed. */
    static void await(Object target, String name, Object... arguments) throws Exception {
        CompletableFuture<Object> done = new CompletableFuture<>();
        call(target, name, result -> complete(done, result), arguments);
        Object unused = done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static <T> void complete(CompletableFuture<T> done, AsyncResult<? extends T> result) {
        if (result.succeeded()) done.complete(result.result());
        else done.completeExceptionally(result.cause());
    }

    static void close(Vertx vertx) throws Exception {
        await(vertx, "close");
    }

    /** Sends a request with {@code HttpClient} and gives the status and the body, or the fault. */
    static void get(Object client, int port, String path, Runnable atResponse, Handler<AsyncResult<Buffer>> answer) {
        Handler<io.vertx.core.http.HttpClientResponse> read = response -> {
            atResponse.run();
            response.exceptionHandler(fault -> answer.handle(Future.failedFuture(fault)));
            response.bodyHandler(body -> answer.handle(Future.succeededFuture(body)));
        };
        try {
            Method older = method(client, "request", HttpMethod.GET, port, "localhost", path, read);
            if (older != null && older.getReturnType() != void.class) {
                io.vertx.core.http.HttpClientRequest request = (io.vertx.core.http.HttpClientRequest)
                        older.invoke(client, HttpMethod.GET, port, "localhost", path, read);
                request.exceptionHandler(fault -> answer.handle(Future.failedFuture(fault)));
                Object unused = call(request, "end");
                return;
            }
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
        Future<?> request = (Future<?>) call(client, "request", HttpMethod.GET, port, "localhost", path);
        // What is asked for the body later than this may be too late.
        Future<Object> body = request.compose(made -> ((Future<?>) call(made, "send")).compose(response -> {
            atResponse.run();
            @SuppressWarnings("unchecked") // of a buffer
            Future<Object> whole = (Future<Object>) call(response, "body");
            return whole;
        }));
        body.onComplete(result -> answer.handle(result.map(buffer -> (Buffer) buffer)));
    }
}
