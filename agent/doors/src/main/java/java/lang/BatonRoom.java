// SPDX-License-Identifier: Apache-2.0
package java.lang;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Baton's side of the {@link Baton door}, where each method is described. Implemented in Baton's own class loader. */
public abstract class BatonRoom {
    protected BatonRoom() {}

    /** Opens the door to {@code room}; null closes it. */
    protected static void install(BatonRoom room) {
        Baton.install(room);
    }

    protected abstract int key(String name);

    protected abstract int key(byte[] name, int start, int length);

    protected abstract String[] names();

    protected abstract String[] add(String[] headers, int key, String value);

    protected abstract Object extract(String[] headers);

    protected abstract Object extractAgain(String[] headers);

    protected abstract Object extractCounted(String[] headers);

    protected abstract String[] inbound(Object context);

    protected abstract Object current();

    protected abstract Object departing();

    protected abstract Object open(Object context);

    protected abstract Object serve(Object context);

    protected abstract boolean isServing();

    protected abstract void close(Object scope);

    protected abstract String[] inject(Object context, String[] present, int size);

    protected abstract String[] injectAtMost(int lines, Object context, String[] present);

    protected abstract void receive(Object context);

    protected abstract void received();

    protected abstract Object preflight(String origin, String method, String headers, String privateNetwork);

    protected abstract String remaining(Object preflight);

    protected abstract String[] grant(Object owed);

    protected abstract void owe(Object exchange, int stream, Object request);

    protected abstract Object owed(Object exchange, int stream);

    protected abstract int due(Object connection, int change);

    protected abstract String[] responseNames();

    protected abstract String[] addResponse(String[] lines, int key, String value);

    protected abstract String[] respond(Object owed, String[] lines);

    protected abstract String[] pageNames();

    protected abstract String page(Object exchange, int status, String[] headers, ByteBuffer body);

    protected abstract ByteBuffer linked(Object exchange, ByteBuffer body);

    protected abstract void capture(Object task);

    protected abstract void release(Object task);

    protected abstract void refused(Object task, Object handler);

    protected abstract void drop(Object task);

    protected abstract boolean carries(Object task);

    protected abstract Object resume(Object task);

    protected abstract void switchTo(Object task);

    protected abstract Object meanwhile(Object task);

    protected abstract void startThread(Thread thread, boolean starts);

    protected abstract void handOver(Object what);

    protected abstract void takeOver(Object what);

    protected abstract Object wrap(Object function);

    protected abstract void note(Object owner, Object part, Object context);

    protected abstract Object noted(Object owner, Object part);

    protected abstract void keep(Object callback);

    protected abstract boolean keeps();

    protected abstract Object reopen(Object callback);

    protected abstract Object kept();

    protected abstract Object reopenKept(Object kept);

    protected abstract Object reopenOrNone(Object callback);

    protected abstract void forget(Object callback);

    protected abstract String[] span();

    protected abstract String[] baggage();

    protected abstract AtomicReference<Object> keptOfSpan();

    protected abstract void follow(String[] span);

    protected abstract String[] logFields();

    protected abstract String logField(String key);

    protected abstract Map<String, String> withLogFields(Map<String, String> own);

    protected abstract AtomicReference<Object> keptOfLogs();

    protected abstract String filled(String format);

    protected abstract void fault(Throwable fault, String edge);
}
