// SPDX-License-Identifier: Apache-2.0
package dev.baton.core;

import dev.baton.core.browser.Pages;
import dev.baton.core.browser.Preflight;
import dev.baton.core.browser.Response;
import dev.baton.core.browser.Responses;
import dev.baton.core.context.Callbacks;
import dev.baton.core.context.Carried;
import dev.baton.core.context.Context;
import dev.baton.core.context.Current;
import dev.baton.core.context.LogFields;
import dev.baton.core.context.LogKeys;
import dev.baton.core.context.Losses;
import dev.baton.core.context.Notes;
import dev.baton.core.context.Tasks;
import dev.baton.core.format.Fields;
import dev.baton.core.format.Format;
import dev.baton.core.format.Head;
import dev.baton.core.format.Identity;
import dev.baton.core.format.Joined;
import dev.baton.core.format.Propagator;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What stands behind the door: each call of woven code, handed to the part of Baton that answers it. */
public final class Room extends BatonRoom {
    private static final String[] NOTHING = {};

    private final Propagator propagator;

    /** For requests that are read again. */
    private final Propagator again;

    private final boolean startsTraces;
    private final boolean translatesInward;
    private final boolean readsJoined;
    private final Notes<Context> notes = new Notes<>();
    private final Callbacks callbacks = new Callbacks();
    private final Responses responses;
    private final Pages pages = new Pages();
    private final LogKeys logKeys;
    private final @Nullable Losses losses;
    private final int faultsLimit;
    private final BiConsumer<String, String> breaker;
    private final AtomicBoolean isLeavingOutSaid = new AtomicBoolean();

    private Room(Propagator propagator, Propagator again, Settings settings, BiConsumer<String, String> breaker) {
        this.propagator = propagator;
        this.again = again;
        startsTraces = settings.get(Setting.START).equals("always");
        translatesInward = settings.is(Setting.INBOUND_TRANSLATE);
        readsJoined = settings.is(Setting.RUM_JOINED);
        responses = new Responses(settings);
        logKeys = LogKeys.of(settings.list(Setting.LOGS));
        losses = settings.is(Setting.DEBUG_LOSS) ? new Losses(propagator) : null;
        faultsLimit = settings.count(Setting.FAULTS_LIMIT);
        this.breaker = breaker;
    }

    /**
     * Opens the door: from now on woven code reaches Baton.
     *
     * @param breaker gets the name of an edge that goes on failing, and how often and why it did
     */
    public static void install(Settings settings, BiConsumer<String, String> breaker) {
        Tasks.prepare();
        Current.close(Current.open(null));
        Current.meanwhile(null);
        Propagator propagator = propagator(settings, settings.formats(Setting.EXTRACT));
        install(new Room(propagator, again(settings, propagator), settings, breaker));
    }

    /** A trace that begins here is told to the request in the formats that are written, of which none may be read. */
    private static Propagator again(Settings settings, Propagator propagator) {
        List<Format> read = settings.formats(Setting.EXTRACT);
        List<Format> written = settings.formats(Setting.INJECT);
        if (!settings.get(Setting.START).equals("always")) return propagator;
        for (Format format : written) {
            if (format != Format.BAGGAGE && read.contains(format)) return propagator;
        }
        List<Format> both = new ArrayList<Format>(read);
        both.addAll(written);
        return propagator(settings, both);
    }

    private static Propagator propagator(Settings settings, List<Format> read) {
        return new Propagator(
                read,
                settings.formats(Setting.INJECT),
                settings.receivedOnly(),
                settings.is(Setting.RUM_FIRST),
                Counts.DAMAGE);
    }

    /**
     * Closes the door: woven code that still runs finds nobody behind it, and no thread keeps a context. To be called again
     * when nothing is woven any more.
     */
    public static void uninstall() {
        install((BatonRoom) null);
        Current.end();
    }

    @Override
    protected int key(String name) {
        return Fields.key(name);
    }

    @Override
    protected int key(byte[] name, int start, int length) {
        return Fields.key(name, start, length);
    }

    @Override
    protected String[] names() {
        return Fields.names();
    }

    @Override
    protected String[] add(String @Nullable [] headers, int key, String value) {
        return readsJoined ? Joined.add(headers, key, value) : Fields.add(headers, key, value);
    }

    @Override
    protected @Nullable Object extract(String @Nullable [] headers) {
        if (readsJoined && headers != null) Joined.pick(headers);
        Tasks.tidy();
        notes.tidy();
        callbacks.tidy();
        responses.tidy();
        pages.tidy();
        Counts.request(headers);
        if (begins(headers)) return Context.started(propagator, headers, newIdentity());
        return headers == null ? untraced() : Context.of(propagator, headers);
    }

    private boolean begins(String @Nullable [] headers) {
        return startsTraces && (headers == null || propagator.extract(headers) == null);
    }

    @Override
    protected @Nullable Object extractCounted(String @Nullable [] headers) {
        if (readsJoined && headers != null) Joined.pick(headers);
        if (!begins(headers)) return extractAgain(headers);
        Context current = Current.get();
        Context begun = current == null ? null : current.startedAgain(headers);
        return begun == null ? Context.started(propagator, headers, newIdentity()) : begun;
    }

    @Override
    protected @Nullable Object extractAgain(String @Nullable [] headers) {
        if (headers == null) return untraced();
        if (readsJoined) Joined.pick(headers);
        return Context.of(begins(headers) ? again : propagator, headers);
    }

    private @Nullable Context untraced() {
        return losses == null ? null : losses.untraced();
    }

    private static Identity newIdentity() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Identity.started(random.nextLong(), nonZero(random), nonZero(random));
    }

    /** The low half of a trace id and a span id are never zero: no format could hold them. */
    private static long nonZero(ThreadLocalRandom random) {
        long bits;
        do {
            bits = random.nextLong();
        } while (bits == 0);
        return bits;
    }

    @Override
    protected String[] inbound(@Nullable Object context) {
        Context own = own(context);
        return own == null ? NOTHING : own.inbound(translatesInward);
    }

    @Override
    protected @Nullable Object current() {
        return Current.get();
    }

    @Override
    protected @Nullable Object departing() {
        Context context = Current.get();
        return context != null || losses == null ? context : losses.departing();
    }

    @Override
    protected Object open(@Nullable Object context) {
        if (losses != null && context != null) losses.found();
        return Current.open(own(context));
    }

    @Override
    protected Object serve(@Nullable Object context) {
        if (losses != null && context != null) losses.found();
        return Current.serve(own(context));
    }

    @Override
    protected boolean isServing() {
        return Current.isServing();
    }

    @Override
    protected void close(Object scope) {
        Current.close(scope);
    }

    @Override
    protected String[] inject(Object opaque, String @Nullable [] present, int size) {
        Context context = own(opaque);
        if (context == null) return NOTHING;
        if (losses != null && losses.left(context, present)) return NOTHING;
        if (readsJoined && present != null) Joined.pick(present);
        String[] values = present == null ? context.outbound() : context.outbound(present);
        String[] fitting = context.fitting(values, size);
        if (fitting != values && isLeavingOutSaid.compareAndSet(false, true)) {
            Log.warn("the headers of a request are close to " + Head.LIMIT_BYTES
                    + " bytes, so not all trace headers were"
                    + " added; fewer formats in inject= leave more room (said once)");
        }
        if (fitting.length > 0) Counts.outbound();
        return fitting;
    }

    @Override
    protected String[] injectAtMost(int lines, Object opaque, String @Nullable [] present) {
        Context context = own(opaque);
        return context == null ? NOTHING : context.atMost(lines, inject(context, present, 0));
    }

    @Override
    protected void receive(@Nullable Object context) {
        if (losses != null && context != null) losses.found();
        Current.receive(own(context));
    }

    @Override
    protected void received() {
        Current.received();
    }

    @Override
    protected @Nullable Object preflight(
            @Nullable String origin,
            @Nullable String method,
            @Nullable String headers,
            @Nullable String privateNetwork) {
        return responses.preflight(origin, method, headers, privateNetwork);
    }

    @Override
    protected @Nullable String remaining(Object preflight) {
        return ((Preflight) preflight).remaining();
    }

    @Override
    protected String @Nullable [] grant(Object owed) {
        return owed instanceof Preflight ? ((Preflight) owed).grant() : null;
    }

    @Override
    protected void owe(Object exchange, int stream, @Nullable Object request) {
        responses.owe(exchange, stream, request);
    }

    @Override
    protected @Nullable Object owed(Object exchange, int stream) {
        return responses.owed(exchange, stream);
    }

    @Override
    protected int due(Object connection, int change) {
        return responses.due(connection, change);
    }

    @Override
    protected String[] responseNames() {
        return Response.names();
    }

    @Override
    protected String[] addResponse(String @Nullable [] lines, int key, @Nullable String value) {
        return Response.add(lines, key, value);
    }

    @Override
    protected String[] respond(Object owed, String @Nullable [] lines) {
        return responses.respond(owed, lines);
    }

    @Override
    protected String[] pageNames() {
        return Pages.names();
    }

    @Override
    protected @Nullable String page(
            Object exchange, int status, @Nullable String @Nullable [] headers, @Nullable ByteBuffer body) {
        Object owed = headers == null ? null : responses.owed(exchange, 0);
        return pages.begin(exchange, own(owed), status, headers, body);
    }

    @Override
    protected ByteBuffer linked(Object exchange, ByteBuffer body) {
        return pages.linked(exchange, body);
    }

    @Override
    protected void capture(Object task) {
        Tasks.capture(task, Current.get());
    }

    @Override
    protected void release(Object task) {
        Tasks.release(task, Current.get());
    }

    @Override
    protected void refused(Object task, Object handler) {
        Context context = Current.get();
        if (Tasks.isKnown(handler)) Tasks.release(task, context);
        else Tasks.suspect(task, context);
    }

    @Override
    protected void drop(Object task) {
        Tasks.take(task);
    }

    @Override
    protected boolean carries(Object task) {
        return Tasks.carries(task);
    }

    @Override
    protected @Nullable Object resume(Object task) {
        Context context = Tasks.take(task);
        if (context == null) return Current.meanwhile(null);
        Counts.handedOver();
        if (losses != null) losses.found();
        return Current.resume(context);
    }

    @Override
    protected @Nullable Object meanwhile(@Nullable Object task) {
        Object scope = Current.meanwhile(task);
        if (losses != null && task != null && Current.get() != null) losses.found();
        return scope;
    }

    @Override
    protected void switchTo(@Nullable Object task) {
        if (task == null) Current.leaveTask();
        else Current.enterTask(task);
        if (losses != null && Current.get() != null) losses.found();
    }

    @Override
    protected void startThread(Thread thread, boolean starts) {
        Current.startThread(thread, starts ? Current.get() : null);
    }

    @Override
    protected void handOver(Object what) {
        if (losses != null) losses.handOver(what);
    }

    @Override
    protected void takeOver(Object what) {
        if (losses != null) losses.takeOver(what);
    }

    @Override
    protected Object wrap(Object function) {
        Context context = Current.get();
        if (context == null || !Tasks.carries(function)) return function;
        Object carried = Carried.of(function, context);
        if (carried != function) Counts.handedOver();
        return carried;
    }

    @Override
    protected void note(Object owner, @Nullable Object part, @Nullable Object context) {
        notes.set(owner, part, own(context));
    }

    @Override
    protected @Nullable Object noted(Object owner, @Nullable Object part) {
        return notes.get(owner, part);
    }

    @Override
    protected void keep(Object callback) {
        callbacks.keep(callback, Current.get());
    }

    @Override
    protected boolean keeps() {
        return callbacks.keeps();
    }

    @Override
    protected @Nullable Object reopen(Object callback) {
        return found(callbacks.reopen(callback));
    }

    @Override
    protected @Nullable Object kept() {
        return Callbacks.kept(Current.get());
    }

    @Override
    protected @Nullable Object reopenKept(Object kept) {
        return found(Callbacks.reopenKept(kept));
    }

    @Override
    protected @Nullable Object reopenOrNone(Object callback) {
        return found(callbacks.reopenOrNone(callback));
    }

    private @Nullable Object found(@Nullable Object scope) {
        if (losses != null && scope != null && Current.get() != null) losses.found();
        return scope;
    }

    @Override
    protected void forget(Object callback) {
        callbacks.forget(callback);
    }

    @Override
    protected String[] span() {
        Context context = Current.get();
        return context == null ? NOTHING : context.span();
    }

    @Override
    protected String[] baggage() {
        Context context = Current.get();
        return context == null ? NOTHING : context.baggage();
    }

    @Override
    protected @Nullable AtomicReference<@Nullable Object> keptOfSpan() {
        Context context = Current.get();
        return context == null ? null : context.keptOfSpan();
    }

    @Override
    protected void follow(String @Nullable [] span) {
        Current.follow(span);
    }

    private LogFields ofLogs() {
        Context context = Current.get();
        return context == null ? LogFields.NONE : context.logFields(logKeys);
    }

    @Override
    protected String[] logFields() {
        return ofLogs().pairs();
    }

    @Override
    protected @Nullable String logField(@Nullable String key) {
        return ofLogs().get(key);
    }

    @Override
    protected Map<String, String> withLogFields(@Nullable Map<String, String> own) {
        return ofLogs().with(own);
    }

    @Override
    protected AtomicReference<@Nullable Object> keptOfLogs() {
        return ofLogs().kept();
    }

    @Override
    protected String filled(String format) {
        return format.indexOf('{') < 0 ? format : logKeys.filled(format, ofLogs());
    }

    /** Null, too, for one that a frame under way has from a Baton that was here before. */
    private static @Nullable Context own(@Nullable Object context) {
        return context instanceof Context ? (Context) context : null;
    }

    @Override
    protected void fault(Throwable fault, String edge) {
        long count = Faults.report(edge, fault);
        // A JVM that is out of heap or stack says so to whoever asks next; to have no traces does not help it.
        if (faultsLimit == 0 || fault instanceof VirtualMachineError) return;
        if (count % faultsLimit == 0) breaker.accept(edge, Faults.of(edge));
    }
}
