// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Faults;
import dev.baton.core.Log;
import dev.baton.core.Room;
import dev.baton.core.Version;
import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the first server class is seen: the doors are defined, the edges come to life. Called by name from
 * the entry room, which knows it as a {@code ClassFileTransformer} only.
 */
public final class Awakening implements ClassFileTransformer {
    /** How long loading the server's class may wait for the JDK's classes to be woven, in seconds. */
    private static final int PATIENCE_SECONDS = 10;

    /** The same on an event loop, of which others wait, and watch it: Vert.x warns after two seconds. */
    private static final int PATIENCE_OF_LOOPS_SECONDS = 1;

    /**
     * The edges of what waits, for as long as it likes, inside a method that is woven to begin a task's context at its end,
     * and is not seen again if that edge is off: nobody would end what it began.
     */
    private static final String[] LOOPS = {"executors", "nettyloops", "tomcatpool"};

    private final Instrumentation instrumentation;
    private final Weaver weaver;
    private final ContextField fields;
    private final Settings settings;
    private final List<Edge> edges;
    private final Map<String, String> off;

    /** On a thread of its own; null: there is none. */
    private volatile @Nullable Weaving weaving;

    private Awakening(
            Instrumentation instrumentation,
            Weaver weaver,
            ContextField fields,
            Settings settings,
            List<Edge> edges,
            Map<String, String> off) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
        this.fields = fields;
        this.settings = settings;
        this.edges = edges;
        this.off = off;
    }

    /**
     * Makes Baton ready to weave.
     *
     * @param arguments of the agent
     * @param off edges that are switched off, and why; the latest is the last
     * @param breaker gets those that are to be
     * @return null when Baton is to stay inert in this JVM; then it has said so, unless the user asked for it
     */
    public static @Nullable Awakening of(
            Instrumentation instrumentation,
            @Nullable String arguments,
            Map<String, String> off,
            BiConsumer<String, String> breaker)
            throws Exception {
        Settings settings = Settings.load(arguments);
        if (!settings.is(Setting.ENABLED)) return null;
        Log.configure(settings.is(Setting.QUIET), settings.is(Setting.DEBUG));
        ClassLoader room = Awakening.class.getClassLoader();
        if (Doors.areDefined()) {
            String obstacle = !Doors.fit()
                    ? "was here before, in a version that this one does not go with; restart the JVM to use this one"
                    : Baton.isOpen() ? "is in this JVM already; this second one stays out" : null;
            if (obstacle != null) {
                Log.warn(obstacle);
                return null;
            }
        } else if (!Doors.define(instrumentation, room)) {
            return null;
        }
        for (String loops : LOOPS) {
            if (!off.containsKey(loops)) continue;
            Log.warn(loops + " failed " + off.get(loops)
                    + "; Baton is switched off until it is started or attached anew");
            return null;
        }
        EdgeTable edges = EdgeTable.read(room);
        for (Edge edge : edges.edges()) {
            if (!edge.isEnabled(settings) || off.containsKey(edge.name())) edges.leaveOut(edge);
        }
        Weaver weaver = new Weaver(
                edges,
                room,
                Cache.of(settings.get(Setting.CACHE), build(room)),
                new Dump(settings.get(Setting.DUMP)),
                settings.is(Setting.SAFE) ? instrumentation : null);
        ContextField fields = new ContextField(weaver);
        Room.install(settings, breaker);
        // Where the JVM is to refuse bad class files it has to have the original.
        if (!settings.is(Setting.SAFE)) instrumentation.addTransformer(fields, false);
        return new Awakening(instrumentation, weaver, fields, settings, edges.edges(), off);
    }

    /** See the build's {@code Bundler}. */
    private static String build(ClassLoader room) throws IOException {
        return Version.NAME + '-' + new String(Doors.classFile(room, "build"), StandardCharsets.US_ASCII);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        return weaver.transform(loader, internalName, redefined, domain, classFile);
    }

    /**
     * Weaves what is loaded already.
     *
     * <p>The JVM calls no transformer for what a thread retransforms while it is inside one. So when {@code
     * isLoadingClass}, a thread of its own does it, and ends with it. Waiting for that thread is safe for the JDK's
     * classes, whose loaders take no lock that the calling thread can hold; the application's classes are woven after the
     * wait, for theirs may.
     *
     * @param isLoadingClass whether the calling thread is inside a transformer
     */
    public void weaveLoaded(boolean isLoadingClass) {
        List<Class<?>> jdk = new ArrayList<>();
        List<Class<?>> others = new ArrayList<>();
        for (Class<?> type : weaver.wovenAmong(instrumentation.getAllLoadedClasses())) {
            (isOfTheJdk(type) ? jdk : others).add(type);
        }
        Weaving weaving = new Weaving(jdk, others);
        if (isLoadingClass) {
            Thread thread = new Thread(weaving, "baton");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
            this.weaving = weaving;
            await(weaving.jdkIsWoven);
        } else {
            weaving.run();
        }
    }

    /** See {@link Status}. */
    public String status() {
        return Status.of(settings, edges, off);
    }

    /**
     * Undoes it all: the woven classes are as they were, nobody is behind the doors, and no thread has a context. To be
     * called when no class reaches {@link #transform} any more, and not by a thread that is inside a transformer.
     *
     * @return how many classes were restored
     */
    public int detach() {
        instrumentation.removeTransformer(fields);
        Room.uninstall();
        awaitWeaving();
        List<Class<?>> woven = weaver.wovenAmong(instrumentation.getAllLoadedClasses());
        Weaver.retransform(instrumentation, woven);
        // Those that were on their way through the transformer while it was removed.
        List<Class<?>> late = weaver.wovenAmong(instrumentation.getAllLoadedClasses());
        late.removeAll(woven);
        Weaver.retransform(instrumentation, late);
        Room.uninstall();
        return woven.size() + late.size();
    }

    /** Classes that another thread is weaving still would be woven again right after they have been restored. */
    private void awaitWeaving() {
        Weaving latest = weaving;
        try {
            if (latest != null && !latest.isOver.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Log.warn("weaves still; classes that it has not got to stay woven, and do nothing");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Weaving implements Runnable {
        final CountDownLatch jdkIsWoven = new CountDownLatch(1);
        final CountDownLatch isOver = new CountDownLatch(1);
        private final List<Class<?>> jdk;
        private final List<Class<?>> others;

        Weaving(List<Class<?>> jdk, List<Class<?>> others) {
            this.jdk = jdk;
            this.others = others;
        }

        @Override
        public void run() {
            try {
                Weaver.retransform(instrumentation, jdk);
                jdkIsWoven.countDown();
                Weaver.retransform(instrumentation, others);
            } finally {
                jdkIsWoven.countDown();
                isOver.countDown();
            }
            sayStarted();
        }
    }

    private void sayStarted() {
        if (!off.isEmpty()) {
            sayOff();
            return;
        }
        for (String problem : settings.problems()) Log.warn(problem);
        for (String problem : settings.unknown(Setting.DISABLE, "edge", Edge.names(edges))) Log.warn(problem);
        Log.started(Version.NAME + " reads " + formats(Setting.EXTRACT) + "; writes " + formats(Setting.INJECT));
    }

    /** Of the latest edge; the others have been said. */
    private void sayOff() {
        Edge latest = null;
        for (String name : off.keySet()) {
            for (Edge edge : edges) {
                if (edge.name().equals(name)) latest = edge;
            }
        }
        if (latest == null) return;
        Log.warn(latest.name() + " is switched off, as it failed " + off.get(latest.name()) + "; " + latest.kind().loss
                + " until Baton is started or attached anew");
    }

    private String formats(Setting setting) {
        String formats = settings.get(setting);
        return formats.isEmpty() ? "nothing" : formats.replace(",", ", ");
    }

    private static void await(CountDownLatch woven) {
        boolean isLoop = isEventLoop(Thread.currentThread());
        try {
            if (!woven.await(isLoop ? PATIENCE_OF_LOOPS_SECONDS : PATIENCE_SECONDS, TimeUnit.SECONDS) && !isLoop) {
                Faults.report("start", new IllegalStateException("weaving takes over " + PATIENCE_SECONDS + " s"));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Netty's, and so those of what is built on it. */
    private static boolean isEventLoop(Thread thread) {
        for (Class<?> type = thread.getClass(); type != Thread.class; type = type.getSuperclass()) {
            if (type.getName().endsWith("io.netty.util.concurrent.FastThreadLocalThread")) return true;
        }
        return false;
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getSystemClassLoader().getParent();
    }
}
