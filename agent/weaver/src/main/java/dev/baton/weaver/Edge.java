// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One instrumentation: which methods of which exact classes get which advice. Names and strings only, so that the table
 * of edges is built without Byte Buddy and without a class of any library.
 */
public final class Edge {
    /** The field of {@link #keepsInside}, for its advice. */
    public static final String CONTEXT_FIELD = "baton$context";

    /** Which way a request passes the edge, or where it leaves its trace. */
    public enum Kind {
        /** A server: requests come in. Its classes wake Baton. */
        IN("requests that come in by it have no trace"),
        /** A client: requests go out. */
        OUT("calls that go out by it take no trace along"),
        /** The consumer of a broker's messages. Its classes wake Baton. */
        RECEIVE("messages received by it have no trace"),
        /** The producer of messages. */
        SEND("messages sent by it take no trace along"),
        /** A way from thread to thread. */
        BETWEEN("traces get lost on that way from thread to thread"),
        /** A server's HTML pages. */
        PAGE("its pages are not linked"),
        /** A logging library. */
        LOG("its lines name no trace"),
        /** What a tracer that the application has knows of its request. */
        TRACER("its spans and the requests' know nothing of each other");

        /** What an application does without where an edge of this kind does not work. */
        final String loss;

        Kind(String loss) {
            this.loss = loss;
        }
    }

    private final String name;
    private final Kind kind;
    private final String versions;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final Set<String> wakers = new LinkedHashSet<>();
    private final List<String> relocated = new ArrayList<>();
    private String type = "";
    private String setting = "";
    private String entry = "";

    Edge(String name, Kind kind, String versions) {
        this.name = name;
        this.kind = kind;
        this.versions = versions;
    }

    /**
     * A server.
     *
     * @param name as users write it in the setting {@code disable}
     * @param versions the library and its versions, in words
     */
    public static Edge in(String name, String versions) {
        return new Edge(name, Kind.IN, versions);
    }

    /** As {@link #in}, for a client. */
    public static Edge out(String name, String versions) {
        return new Edge(name, Kind.OUT, versions);
    }

    /** As {@link #in}, for what receives messages. */
    public static Edge receive(String name, String versions) {
        return new Edge(name, Kind.RECEIVE, versions);
    }

    /** As {@link #in}, for what sends messages. */
    public static Edge send(String name, String versions) {
        return new Edge(name, Kind.SEND, versions);
    }

    /** As {@link #in}, for a way from thread to thread. */
    public static Edge between(String name, String versions) {
        return new Edge(name, Kind.BETWEEN, versions);
    }

    /** As {@link #in}, for the HTML pages of a server that has an edge of its own. */
    public static Edge page(String name, String versions) {
        return new Edge(name, Kind.PAGE, versions);
    }

    /** As {@link #in}, for a logging library. */
    public static Edge log(String name, String versions) {
        return new Edge(name, Kind.LOG, versions);
    }

    /**
     * Names the classes that tell a server from other programs which load the woven ones too; without it, the woven ones
     * wake Baton.
     */
    public Edge wokenBy(String... classNames) {
        Collections.addAll(wakers, classNames);
        return this;
    }

    /** As {@link #in}, for the API of a tracer. */
    public static Edge tracer(String name, String versions) {
        return new Edge(name, Kind.TRACER, versions);
    }

    /** Leaves the edge out unless the list {@code setting} has {@code entry}. */
    public Edge onlyIf(Setting setting, String entry) {
        return onlyIf(setting.key(), entry);
    }

    Edge onlyIf(String setting, String entry) {
        this.setting = setting;
        this.entry = entry;
        return this;
    }

    /** See {@link #onlyIf}: the setting's key; empty: the edge needs none. */
    String setting() {
        return setting;
    }

    String entry() {
        return entry;
    }

    /**
     * Has the edge work in copies of the library, too, that were packed into another one's jar with a prefix before these
     * packages. They are all of the library's that the edge names, and none that a copy may do without.
     */
    public Edge relocated(String... packages) {
        Collections.addAll(relocated, packages);
        return this;
    }

    List<String> relocated() {
        return Collections.unmodifiableList(relocated);
    }

    /** The class that the following hooks are for: its exact name, with {@code $} before a nested one's. */
    public Edge type(String className) {
        type = className;
        return this;
    }

    /**
     * Gives the class, while it is loaded, a field in which it keeps a context itself: for those of which requests make
     * many. Advice that has a twin named {@code Inside} is woven by that then; a class that was loaded before Baton came has no
     * such field, and gets the advice. A class that inherits a method which reopens has a field of its own, and the class
     * that it inherits from needs one, too: both keep. Not for a class that anybody else keeps or reopens.
     */
    public Edge keepsInside() {
        return hook("<init>", Hook.KEEPS_INSIDE, new String[0], false);
    }

    /**
     * Weaves {@code advice} into methods.
     *
     * @param methods names, separated by {@code |}: the library's versions differ; {@code <init>} for constructors
     * @param advice a class with {@code OnMethodEnter} and/or {@code OnMethodExit}
     * @param parameters the types of the first parameters, {@code *} for any; no more than are needed to tell overloads
     *     apart
     */
    public Edge advice(String methods, Class<?> advice, String... parameters) {
        return hook(methods, advice.getName(), parameters, false);
    }

    /** As {@link #advice}, and only on JDK 8. */
    public Edge adviceOnJava8(String methods, Class<?> advice, String... parameters) {
        return hook(methods, advice.getName(), parameters, true);
    }

    /**
     * Has {@link Baton#capture} told of the task that methods like {@code ThreadPoolExecutor.execute} hand on, whatever
     * other agents have made of it.
     *
     * @param methods as in {@link #advice}
     */
    public Edge capturesTasksOf(String methods, String... parameters) {
        return hook(methods, Hook.CAPTURES_TASKS, parameters, false);
    }

    /**
     * Has {@link Baton#drop} told of what {@code poll()} takes out of a queue, inside methods that throw it away.
     *
     * @param methods as in {@link #advice}
     */
    public Edge dropsTasksOf(String methods, String... parameters) {
        return hook(methods, "drop:poll()", parameters, false);
    }

    /**
     * Has {@link Baton#switchTo} told of what {@code poll()} takes out of a queue, inside loops that run it.
     *
     * @param methods as in {@link #advice}
     */
    public Edge switchesToPolled(String methods, String... parameters) {
        return hook(methods, "switchTo:poll()", parameters, false);
    }

    /**
     * Has {@link Baton#capture} told of what {@code addFirst} puts back into a queue, in loops that have just switched to it.
     *
     * @param methods as in {@link #advice}
     */
    public Edge capturesPutBack(String methods, String... parameters) {
        return hook(methods, "capture:.addFirst()", parameters, false);
    }

    /**
     * Has {@link Baton#reopenOrNone} told of what {@code peek()} sees at the head of a queue, once or often, inside loops
     * that work it off. The scope is left open: to be closed is one around the loop.
     *
     * @param methods as in {@link #advice}
     */
    public Edge reopensPeeked(String methods, String... parameters) {
        return hook(methods, "reopenOrNone:peek()", parameters, false);
    }

    /**
     * Has {@link Baton#reopen} told of what {@code poll()} takes out of a queue, inside loops that hand it on. The scope is
     * left open: to be closed is one around the loop.
     *
     * @param methods as in {@link #advice}
     */
    public Edge reopensPolled(String methods, String... parameters) {
        return hook(methods, "reopen:poll()", parameters, false);
    }

    /**
     * Has {@link Baton#switchTo} told of what {@code next()} takes from an iterator, inside loops that call it.
     *
     * @param methods as in {@link #advice}
     */
    public Edge switchesToNext(String methods, String... parameters) {
        return hook(methods, "switchTo:next()", parameters, false);
    }

    /**
     * Has {@link Baton#switchTo} told of each entry of a list whose {@code field} is read, inside loops that run them.
     *
     * @param methods as in {@link #advice}
     */
    public Edge switchesToOwnersOf(String field, String methods, String... parameters) {
        return hook(methods, "switchTo:" + field + ".()", parameters, false);
    }

    /**
     * Has {@link Baton#reopenOrNone} told of each entry of a list whose {@code field} is read, once or often, inside loops that
     * run them. The scope is left open: to be closed is one around the loop.
     *
     * @param methods as in {@link #advice}
     */
    public Edge reopensOwnersOf(String field, String methods, String... parameters) {
        return hook(methods, "reopenOrNone:" + field + ".()", parameters, false);
    }

    /**
     * Has {@link Baton#filled} see each format that methods give to {@code String.format}.
     *
     * @param methods as in {@link #advice}
     */
    public Edge fillsFormatsOf(String methods, String... parameters) {
        return hook(methods, Hook.FILLS_FORMATS, parameters, false);
    }

    private Edge hook(String methods, String advice, String[] parameters, boolean isForJava8) {
        hooks.add(new Hook(this, type, methods, parameters, advice, isForJava8));
        return this;
    }

    /** One that was read from the table. */
    void add(Hook hook) {
        hooks.add(hook);
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The library and its versions, in words. */
    public String versions() {
        return versions;
    }

    /** The names of the classes it weaves. */
    public Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        for (Hook hook : hooks) types.add(hook.type);
        return types;
    }

    /** Whether the user wants it. */
    public boolean isEnabled(Settings settings) {
        if ((kind == Kind.RECEIVE || kind == Kind.SEND)
                && settings.get(Setting.MESSAGING).equals("off")) return false;
        if (kind == Kind.PAGE && !settings.is(Setting.HTML_LINK)) return false;
        if (kind == Kind.LOG && settings.get(Setting.LOGS).isEmpty()) return false;
        if (!setting.isEmpty() && !settings.lists(Setting.of(setting), entry)) return false;
        return !settings.lists(Setting.DISABLE, name);
    }

    /** What the setting {@code disable} takes. */
    public static List<String> names(List<Edge> edges) {
        List<String> names = new ArrayList<>();
        for (Edge edge : edges) names.add(edge.name());
        return names;
    }

    /** Of a server: the names of the classes that wake Baton. */
    public Set<String> wakers() {
        return wakers.isEmpty() ? types() : Collections.unmodifiableSet(wakers);
    }

    /** All; of an edge that was read from the table, those for classes that were there. */
    List<Hook> hooks() {
        return Collections.unmodifiableList(hooks);
    }
}
