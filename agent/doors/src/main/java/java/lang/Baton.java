// SPDX-License-Identifier: Apache-2.0
package java.lang;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The door between woven library code and Baton: all that advice may call, and all of Baton that an application can see
 * besides the agent's entry class.
 *
 * <p>It lives in {@code java.base}, which every class loader and every module can read, so neither OSGi, JBoss Modules
 * nor JPMS stands between woven code and Baton. Only JDK types cross it, and opaque objects that
 * the caller hands back. While no {@link BatonRoom} is installed, every call does nothing.
 *
 * <p>Faults of Baton's own leave through advice's {@code suppress} net, or that of a method here which is called where advice
 * does not get, and come back in {@link #fault}.
 */
public final class Baton {
    /**
     * Goes up whenever this class or {@link BatonRoom} changes. Once defined they are there for good, so a Baton that is
     * attached later has to fit them.
     */
    public static final int SHAPE = 15;

    private static final String[] NOTHING = {};

    private static volatile BatonRoom room;

    private Baton() {}

    /** Called by {@link BatonRoom} alone. Null closes the door. */
    static void install(BatonRoom installed) {
        room = installed;
    }

    /** Whether a Baton is behind the door. */
    public static boolean isOpen() {
        return room != null;
    }

    // ---------------------------------------------------------------- headers

    /** The key of a trace header by its name, compared case-blind; -1 for any other header. */
    public static int key(String name) {
        BatonRoom open = room;
        return open == null ? -1 : open.key(name);
    }

    /** As {@link #key(String)}, for a name that still is ISO-8859-1 bytes: {@code length} of them from {@code start}. */
    public static int key(byte[] name, int start, int length) {
        BatonRoom open = room;
        return open == null ? -1 : open.key(name, start, length);
    }

    /** The trace header names as they are to be written, indexed by key. Not to be changed. */
    public static String[] names() {
        BatonRoom open = room;
        return open == null ? NOTHING : open.names();
    }

    /**
     * Notes one header line.
     *
     * @param headers the lines noted so far; null before the first
     * @param key from {@link #key}, not negative
     * @param value as it came; null is ignored
     * @return what to pass on as {@code headers}
     */
    public static String[] add(String[] headers, int key, String value) {
        BatonRoom open = room;
        return open == null ? headers : open.add(headers, key, value);
    }

    // ---------------------------------------------------------------- context

    /**
     * The context that inbound headers say.
     *
     * @param headers from {@link #add}; null when the request has none
     * @return opaque; null when there is nothing to carry
     */
    public static Object extract(String[] headers) {
        BatonRoom open = room;
        return open == null ? null : open.extract(headers);
    }

    /**
     * As {@link #extract}, for a request that resumes and has been extracted before: it is not counted again, and no trace
     * begins.
     */
    public static Object extractAgain(String[] headers) {
        BatonRoom open = room;
        return open == null ? null : open.extractAgain(headers);
    }

    /**
     * As {@link #extract}, for a message that its client has counted, and a framework hands to a listener on any thread. Where
     * a trace has begun for it on this thread, it is that.
     */
    public static Object extractCounted(String[] headers) {
        BatonRoom open = room;
        return open == null ? null : open.extractCounted(headers);
    }

    /**
     * What the application should find on the inbound request besides what arrived: values indexed by key, null where
     * there is nothing to add; never null, usually empty.
     */
    public static String[] inbound(Object context) {
        BatonRoom open = room;
        return open == null ? NOTHING : open.inbound(context);
    }

    /** The context of the running thread; null when there is none. */
    public static Object current() {
        BatonRoom open = room;
        return open == null ? null : open.current();
    }

    /**
     * As {@link #current}, for a request or a message that the running thread is about to send, and for nothing but {@link
     * #inject}: where there is none, that may be looked into.
     */
    public static Object departing() {
        BatonRoom open = room;
        return open == null ? null : open.departing();
    }

    /**
     * Makes {@code context} (null: none) the running thread's.
     *
     * @return the scope to {@link #close}, never null while Baton runs
     */
    public static Object open(Object context) {
        BatonRoom open = room;
        return open == null ? null : open.open(context);
    }

    /**
     * As {@link #open}, for a server's request on its way to servlets: until the scope is closed, the thread {@link
     * #isServing}.
     */
    public static Object serve(Object context) {
        BatonRoom open = room;
        return open == null ? null : open.serve(context);
    }

    /** Whether what happens on this thread happens for a request that {@link #serve} has been called for, traced or not. */
    public static boolean isServing() {
        BatonRoom open = room;
        return open != null && open.isServing();
    }

    /** Ends a scope on the thread that opened it; null (its opening failed) is ignored. */
    public static void close(Object scope) {
        BatonRoom open = room;
        if (open != null && scope != null) open.close(scope);
    }

    /**
     * What to write on an outbound request.
     *
     * @param context the caller's, see {@link #current}
     * @param present the trace headers already on the request, from {@link #add}; null when there are none
     * @param size of the request's head as it is, request line included, in bytes as HTTP/1.1 would write it; headers
     *     that would lift it over what most servers accept are left out. 0: not known
     * @return values indexed by key (their names: {@link #names}), null where nothing is to be written; never null, but
     *     empty when there is nothing at all; not to be changed
     */
    public static String[] inject(Object context, String[] present, int size) {
        BatonRoom open = room;
        return open == null || context == null ? NOTHING : open.inject(context, present, size);
    }

    /**
     * As {@link #inject}, for a message that takes no more than {@code lines} headers besides those that it has: formats that
     * would be too many are left out as a whole.
     */
    public static String[] injectAtMost(int lines, Object context, String[] present) {
        BatonRoom open = room;
        return open == null || context == null ? NOTHING : open.injectAtMost(lines, context, present);
    }

    // ---------------------------------------------------------------- messages

    /**
     * For a thread that works off what it has received: from now on, and until the next call or {@link #received}, its
     * context is this message's (null: it has none). Nothing changes on a thread that {@link #isServing}, for what that
     * receives is an answer to it.
     */
    public static void receive(Object context) {
        BatonRoom open = room;
        if (open != null) open.receive(context);
    }

    /** The thread is through with what it has received, or waits for more: it has the context again that it had before. */
    public static void received() {
        BatonRoom open = room;
        if (open != null) open.received();
    }

    // ---------------------------------------------------------------- responses

    /**
     * What a browser's preflight asks. A preflight neither has nor begins a trace.
     *
     * @param origin of a request whose method is {@code OPTIONS} the header {@code Origin}; null: it has none
     * @param method its {@code Access-Control-Request-Method}
     * @param headers its {@code Access-Control-Request-Headers}
     * @param privateNetwork its {@code Access-Control-Request-Private-Network}
     * @return opaque; null if it is no preflight
     */
    public static Object preflight(String origin, String method, String headers, String privateNetwork) {
        BatonRoom open = room;
        return open == null ? null : open.preflight(origin, method, headers, privateNetwork);
    }

    /**
     * What the application should find in {@code Access-Control-Request-Headers}: null: no such header; the very same
     * string: what came.
     */
    public static String remaining(Object preflight) {
        BatonRoom open = room;
        return open == null ? null : open.remaining(preflight);
    }

    /**
     * The answer that the application is not asked for.
     *
     * @param owed from {@link #preflight} or {@link #owed}
     * @return the status, then names and values of headers in turn; null: the application answers
     */
    public static String[] grant(Object owed) {
        BatonRoom open = room;
        return open == null || owed == null ? null : open.grant(owed);
    }

    /**
     * Remembers what the response of an exchange has to be completed for, if for anything: a {@link #preflight}, or a
     * request's context.
     *
     * @param exchange an object that the library has for this request or for its connection
     * @param request null: forgets what is remembered
     */
    public static void owe(Object exchange, Object request) {
        owe(exchange, 0, request);
    }

    /** As {@link #owe(Object, Object)}, where many exchanges have one object: {@code stream} tells them apart. */
    public static void owe(Object connection, int stream, Object request) {
        BatonRoom open = room;
        if (open != null) open.owe(connection, stream, request);
    }

    /** What {@link #owe} remembers, for the one who is about to write the response; usually null: nothing. */
    public static Object owed(Object exchange) {
        return owed(exchange, 0);
    }

    /** As {@link #owed(Object)}, of one stream. */
    public static Object owed(Object connection, int stream) {
        BatonRoom open = room;
        return open == null ? null : open.owed(connection, stream);
    }

    /**
     * Counts the responses that a connection still waits for, or anything else of it, where they come in the order of the
     * requests; only while there may be something to {@link #grant} or to tell a page.
     *
     * @param change 1: a request has been read; -1: a response is written; 0: to ask
     * @return how many are due now; never negative, and 0 while nothing is counted
     */
    public static int due(Object connection, int change) {
        BatonRoom open = room;
        return open == null ? 0 : open.due(connection, change);
    }

    /** The names of the response headers that {@link #respond} asks for and gives, indexed by key. Not to be changed. */
    public static String[] responseNames() {
        BatonRoom open = room;
        return open == null ? NOTHING : open.responseNames();
    }

    /** Notes one line of a response; as {@link #add}, with keys of {@link #responseNames}. */
    public static String[] addResponse(String[] lines, int key, String value) {
        BatonRoom open = room;
        return open == null ? lines : open.addResponse(lines, key, value);
    }

    /**
     * The headers to write on a response, each in place of all lines that are there.
     *
     * @param owed from {@link #owed}
     * @param lines of the response, from {@link #addResponse}; null when there are none
     * @return values indexed by key, null where what is there stays; never null, but empty when all stays
     */
    public static String[] respond(Object owed, String[] lines) {
        BatonRoom open = room;
        return open == null || owed == null ? NOTHING : open.respond(owed, lines);
    }

    // ---------------------------------------------------------------- pages

    /** The names of the response headers that {@link #page} asks for, indexed by key. Not to be changed. */
    public static String[] pageNames() {
        BatonRoom open = room;
        return open == null ? NOTHING : open.pageNames();
    }

    /**
     * Asks, before the head of a response is written, whether its body is a page that is to be linked to the trace of the
     * request. To be asked for every response: what the exchange had to do with an earlier one is forgotten.
     *
     * @param exchange as in {@link #owe(Object, Object)}
     * @param headers values by key of {@link #pageNames}, the first line of each, null where there is none; null: the
     *     response is not to be touched
     * @param body what there is of it so far, from its position to its limit, which stay; null if {@code headers} is
     * @return the {@code Content-Length} to write in place of the one that is there; null: that stays
     */
    public static String page(Object exchange, int status, String[] headers, ByteBuffer body) {
        BatonRoom open = room;
        return open == null ? null : open.page(exchange, status, headers, body);
    }

    /**
     * What to write in place of the next bytes of a body: each byte of a response that {@link #page} was asked for has to
     * come by, once.
     *
     * @param body from its position to its limit
     * @return {@code body} itself, or else, and then {@code body} has none left, another one: a whole array
     */
    public static ByteBuffer linked(Object exchange, ByteBuffer body) {
        BatonRoom open = room;
        return open == null ? body : orElse(open.linked(exchange, body), body);
    }

    // ---------------------------------------------------------------- tasks

    /**
     * Remembers the running thread's context for a task that is about to be queued; the task itself is not changed. Null
     * is ignored, and so is what {@link #carries} says no to.
     */
    public static void capture(Object task) {
        BatonRoom open = room;
        if (open != null) open.capture(task);
    }

    /** Forgets what this thread's latest {@link #capture} of the task remembered: queueing it failed. */
    public static void release(Object task) {
        BatonRoom open = room;
        if (open != null) open.release(task);
    }

    /**
     * As {@link #release} for a task that {@code handler} has dealt with in its own way and without an exception: it may
     * have run the task, dropped it, or put it into the queue nevertheless.
     */
    public static void refused(Object task, Object handler) {
        BatonRoom open = room;
        if (open != null) open.refused(task, handler);
    }

    /** Forgets the oldest {@link #capture} of a task: it was taken out of its queue and is not going to run. Null: none was. */
    public static void drop(Object task) {
        BatonRoom open = room;
        if (open != null && task != null) open.drop(task);
    }

    /**
     * Whether a task, a function or the factory of a pool's threads is of a kind that works for whoever submits it. Not so
     * are loops that work off what many requests left for them, and the JDK's own innards, virtual threads' above all.
     */
    public static boolean carries(Object task) {
        BatonRoom open = room;
        return open != null && open.carries(task);
    }

    /**
     * Opens the context captured for a task, once for each capture; where nothing was captured, the thread keeps the
     * context it has. What the task receives is over when the scope is closed.
     *
     * @return the scope to {@link #close}
     */
    public static Object resume(Object task) {
        BatonRoom open = room;
        return open == null ? null : open.resume(task);
    }

    /**
     * For a thread that works off a queue: from now on, and until the next call, the thread's context is the one captured
     * for {@code task}, or none. Null: it waits for the next task. To switch to the task that it is at already changes
     * nothing.
     */
    public static void switchTo(Object task) {
        BatonRoom open = room;
        if (open != null) open.switchTo(task);
    }

    /**
     * For code that switches to tasks in the middle of something, which the thread then goes on with: ends by {@link #close},
     * which puts back whatever the thread was at. What it was receiving, nothing ends meanwhile.
     *
     * @param task to {@link #switchTo}; null: none yet
     * @return the scope to close; null where the thread is at that very task already
     */
    public static Object meanwhile(Object task) {
        BatonRoom open = room;
        return open == null ? null : open.meanwhile(task);
    }

    /**
     * Gives a thread that is about to start the running thread's context, for its whole life; it changes nothing for one
     * that has started.
     *
     * @param starts false: it did not start after all
     */
    public static void startThread(Thread thread, boolean starts) {
        BatonRoom open = room;
        if (open != null) open.startThread(thread, starts);
    }

    /** Something is left where another thread may find it, and Baton does not carry it: only while losses are looked for. */
    public static void handOver(Object what) {
        BatonRoom open = room;
        if (open != null) open.handOver(what);
    }

    /** The running thread has found what was left by {@link #handOver}, or not by it. */
    public static void takeOver(Object what) {
        BatonRoom open = room;
        if (open != null) open.takeOver(what);
    }

    /**
     * A function of {@code java.util.function}, {@code Runnable}, {@code Callable} or {@code CompletionHandler} that runs
     * under the running thread's context; the very same object when there is none or the type is not known.
     */
    public static Object wrap(Object function) {
        BatonRoom open = room;
        return open == null ? function : orElse(open.wrap(function), function);
    }

    // ---------------------------------------------------------------- notes

    /**
     * Keeps a context beside an object until it is forgotten or the object is collected; objects are told apart by
     * identity.
     *
     * @param part of the owner's, which may belong to several owners; null: the owner as a whole
     * @param context null: forgets what is kept
     */
    public static void note(Object owner, Object part, Object context) {
        BatonRoom open = room;
        if (open != null) open.note(owner, part, context);
    }

    /** The context that {@link #note} keeps; null when there is none. */
    public static Object noted(Object owner, Object part) {
        BatonRoom open = room;
        return open == null ? null : open.noted(owner, part);
    }

    // ---------------------------------------------------------------- callbacks

    /**
     * Remembers the running thread's context, or that it has none, for what somebody will call back, on any thread and
     * maybe under another request's context; until it is forgotten or {@code callback} is collected.
     */
    public static void keep(Object callback) {
        BatonRoom open = room;
        if (open != null) open.keep(callback);
    }

    /** False until any thread has had a context: there is nothing to {@link #keep} yet. */
    public static boolean keeps() {
        BatonRoom open = room;
        return open != null && open.keeps();
    }

    /**
     * Opens what {@link #keep} remembers, as often as one likes.
     *
     * @return the scope to {@link #close}; null when there is nothing to change
     */
    public static Object reopen(Object callback) {
        BatonRoom open = room;
        return open == null ? null : open.reopen(callback);
    }

    /** As {@link #keep}, for a callback that keeps what is returned itself, and hands it to {@link #reopenKept}. */
    public static Object kept() {
        BatonRoom open = room;
        return open == null ? null : open.kept();
    }

    /** As {@link #reopen}, of what {@link #kept} returned. */
    public static Object reopenKept(Object kept) {
        BatonRoom open = room;
        return open == null || kept == null ? null : open.reopenKept(kept);
    }

    /**
     * As {@link #reopen}, where each such object has been kept: one that nothing is known of was made before Baton knew any
     * context, and has none.
     */
    public static Object reopenOrNone(Object callback) {
        BatonRoom open = room;
        return open == null ? null : open.reopenOrNone(callback);
    }

    /** Ends {@link #keep}: nobody will call back any more. Without it, the entry goes when {@code callback} is collected. */
    public static void forget(Object callback) {
        BatonRoom open = room;
        if (open != null) open.forget(callback);
    }

    // ---------------------------------------------------------------- tracers

    /**
     * The span of the running thread's request, for an application that has none of its own: trace id, span id, flags, all
     * of them hex, and then keys and values of the trace state in turn. Empty: there is none. Not to be changed.
     */
    public static String[] span() {
        BatonRoom open = room;
        return open == null ? NOTHING : open.span();
    }

    /** As {@link #span}, its baggage: key, value, properties (empty if it has none), key … */
    public static String[] baggage() {
        BatonRoom open = room;
        return open == null ? NOTHING : open.baggage();
    }

    /** Where the API of a tracer may keep what it makes of {@link #span} and {@link #baggage}; null: there is no request. */
    public static AtomicReference<Object> keptOfSpan() {
        BatonRoom open = room;
        return open == null ? null : open.keptOfSpan();
    }

    /**
     * Tells of a span that the application has made the running thread's, and outbound requests are to name.
     *
     * @param span the headers that its tracer would put on an outbound request, from {@link #add}, in any one format; null:
     *     there is no span any more
     */
    public static void follow(String[] span) {
        BatonRoom open = room;
        if (open != null) open.follow(span);
    }

    // ---------------------------------------------------------------- logs

    /** What a log event of the running thread says of its request: key, value, key, value. Never null; not to be changed. */
    public static String[] logFields() {
        BatonRoom open = room;
        return open == null ? NOTHING : open.logFields();
    }

    /** The value of {@link #logFields} for that key; null when there is none. */
    public static String logField(String key) {
        BatonRoom open = room;
        return open == null ? null : open.logField(key);
    }

    /**
     * All of {@code own}, and of {@link #logFields} what it lacks.
     *
     * @param own null stands for an empty map
     * @return {@code own} itself where it lacks nothing; never null; not to be changed
     */
    public static Map<String, String> withLogFields(Map<String, String> own) {
        BatonRoom open = room;
        Map<String, String> with = open == null ? own : orElse(open.withLogFields(own), own);
        return with == null ? Collections.<String, String>emptyMap() : with;
    }

    /** Where a logging library may keep what it makes of {@link #logFields}, for the next event of the same request. */
    public static AtomicReference<Object> keptOfLogs() {
        BatonRoom open = room;
        return open == null ? new AtomicReference<Object>() : open.keptOfLogs();
    }

    /**
     * A format for {@code String.format} in which <code>{key}</code> stands for the value of {@link #logFields}, or for
     * nothing: with the values in place. Never fails.
     */
    public static String filled(String format) {
        try {
            BatonRoom open = room;
            return open == null ? format : orElse(open.filled(format), format);
        } catch (Throwable fault) {
            fault(fault, "javautillogging");
            return format;
        }
    }

    /** What stands in the place of something of the application's, which never gets nothing in its place. */
    private static <T> T orElse(T replacement, T own) {
        return replacement == null ? own : replacement;
    }

    // ---------------------------------------------------------------- told in the middle of a method

    // Where these are called from there is no net of an advice's, so they have their own.

    /** See {@link #capture(Object)}. */
    public static void capture(Object task, String edge) {
        try {
            capture(task);
        } catch (Throwable fault) {
            fault(fault, edge);
        }
    }

    /** See {@link #drop(Object)}. */
    public static void drop(Object task, String edge) {
        try {
            drop(task);
        } catch (Throwable fault) {
            fault(fault, edge);
        }
    }

    /** See {@link #switchTo(Object)}. */
    public static void switchTo(Object task, String edge) {
        try {
            switchTo(task);
        } catch (Throwable fault) {
            fault(fault, edge);
        }
    }

    /** See {@link #reopen(Object)}; what closes the scope is around the loop. */
    public static void reopen(Object callback, String edge) {
        try {
            reopen(callback);
        } catch (Throwable fault) {
            fault(fault, edge);
        }
    }

    /** See {@link #reopenOrNone(Object)}; what closes the scope is around the loop. */
    public static void reopenOrNone(Object callback, String edge) {
        try {
            reopenOrNone(callback);
        } catch (Throwable fault) {
            fault(fault, edge);
        }
    }

    // ---------------------------------------------------------------- faults

    /** Where the net of every advice ends: {@code edge} failed, the application goes on as if it were not woven. */
    public static void fault(Throwable fault, String edge) {
        try {
            BatonRoom open = room;
            if (open != null) open.fault(fault, edge);
        } catch (Throwable ignored) {
            // The reporter failed too. There is nobody left to tell.
        }
    }
}
