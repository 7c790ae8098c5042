// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.security.ProtectionDomain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The transformer while Baton sleeps: it waits for the first class of a server and does nothing else, so that a program
 * that is no server pays nothing beyond one comparison for each class.
 *
 * <p>It cannot retransform, and so the JVM asks it before all transformers that can. The one that it wakes can, and is asked
 * after it, and after other agents' (see {@link LateAgent}), for the class that woke it too.
 */
final class Sleeper implements ClassFileTransformer {
    /** Internal names of the classes that wake Baton: those of the edges that requests or messages come in by; a test compares. */
    static final String[] SERVERS = {
        "org/apache/catalina/connector/CoyoteAdapter",
        "org/apache/catalina/core/AsyncContextImpl",
        "io/netty/bootstrap/ServerBootstrap",
        "reactor/netty/http/server/HttpServer",
        "io/netty/handler/codec/http/HttpRequestDecoder",
        "io/netty/handler/codec/http2/DefaultHttp2ConnectionDecoder",
        "org/eclipse/jetty/server/HttpChannel",
        "org/eclipse/jetty/server/HttpChannelState",
        "org/eclipse/jetty/server/Request",
        "org/eclipse/jetty/server/internal/HttpChannelState",
        "org/eclipse/jetty/server/internal/HttpChannelState$ChannelRequest",
        "org/eclipse/jetty/server/internal/HttpChannelState$HandlerInvoker",
        "org/eclipse/jetty/server/internal/HttpChannelState$ChannelResponse",
        "io/undertow/server/Connectors",
        "io/undertow/io/AsyncSenderImpl",
        "io/undertow/servlet/spec/ServletContextImpl",
        "io/undertow/servlet/spec/AsyncContextImpl",
        "sun/net/httpserver/ServerImpl",
        "io/grpc/internal/ServerImpl",
        "akka/http/impl/engine/server/HttpServerBluePrint$",
        "akka/http/impl/engine/http2/Http2Blueprint$",
        "org/apache/pekko/http/impl/engine/server/HttpServerBluePrint$",
        "org/apache/pekko/http/impl/engine/http2/Http2Blueprint$",
        "io/helidon/webserver/LoomServer",
        "io/ktor/server/cio/CIOApplicationEngine",
        "javax/servlet/http/HttpServlet",
        "jakarta/servlet/http/HttpServlet",
        "org/apache/kafka/clients/consumer/KafkaConsumer",
        "org/apache/kafka/clients/consumer/KafkaShareConsumer",
        "org/springframework/kafka/listener/KafkaMessageListenerContainer",
        "org/apache/activemq/ActiveMQMessageConsumer",
        "org/apache/activemq/artemis/jms/client/ActiveMQMessageConsumer",
        "org/springframework/jms/listener/AbstractMessageListenerContainer",
        "com/rabbitmq/client/impl/ConsumerDispatcher",
        "software/amazon/awssdk/services/sqs/DefaultSqsClient",
        "software/amazon/awssdk/services/sqs/DefaultSqsAsyncClient",
        "io/awspring/cloud/sqs/listener/sink/AbstractMessageProcessingPipelineSink",
        "org/springframework/amqp/rabbit/listener/AbstractMessageListenerContainer",
    };

    /** The only one that the boot loader may have: up to JDK 8 it does. */
    private static final String SERVER_OF_THE_JDK = "sun.net.httpserver.ServerImpl";

    private final @Nullable String arguments;
    private final Instrumentation instrumentation;
    private final @Nullable File jar;

    /**
     * Held from the first to the last of a change that weaves or restores classes. The JVM may want locks of class loaders
     * for that, and whoever loads a class has one: it never waits for this lock, but for the Sleeper's own.
     */
    private final Object change = new Object();

    /** Of the transformer that weaves. */
    private Instrumentation weaving;

    /** Edges that are switched off, and why; the latest is the last. */
    private final Map<String, String> off = new LinkedHashMap<>();

    private boolean isAwake;
    private boolean isInert;
    private volatile @Nullable ClassFileTransformer weaver;

    /** @param jar to wake from; null: the one that this class is from */
    Sleeper(@Nullable String arguments, Instrumentation instrumentation, @Nullable File jar) {
        this.arguments = arguments;
        this.instrumentation = instrumentation;
        this.weaving = instrumentation;
        this.jar = jar;
    }

    /** For classes that were there first: at attach, and those out of an AOT cache, which never pass a transformer. */
    void lookAround() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String name = type.getName();
            boolean isServer =
                    type.getClassLoader() == null ? name.equals(SERVER_OF_THE_JDK) : isServer(name.replace('.', '/'));
            if (isServer) {
                synchronized (change) {
                    wakeAndWeave();
                }
                return;
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            if (weaver == null && name != null && isServer(name)) wakeFor();
        } catch (Throwable fault) {
            // The class is as it was.
        }
        return null;
    }

    /** How this Baton is, in lines of fields with tabs between. */
    String status() throws Exception {
        ClassFileTransformer awake = weaver;
        if (awake == null) return isInert ? "state\tinert" : "state\tasleep";
        return "state\tawake\n" + awake.getClass().getMethod("status").invoke(awake);
    }

    /** Undoes everything; returns how many classes were restored. */
    int detach() throws Exception {
        synchronized (change) {
            synchronized (this) {
                instrumentation.removeTransformer(this);
                isAwake = true;
            }
            return fallAsleep();
        }
    }

    /** Undoes everything and, if that was awake, does it again without an edge. */
    void wakeWithout(String edge, String why) throws Exception {
        synchronized (change) {
            if (weaver == null || off.containsKey(edge)) return;
            off.put(edge, why);
            fallAsleep();
            synchronized (this) {
                isAwake = false;
            }
            wakeAndWeave();
        }
    }

    private int fallAsleep() throws Exception {
        ClassFileTransformer awake = weaver;
        weaver = null;
        if (awake == null) return 0;
        weaving.removeTransformer(awake);
        Integer classes = (Integer) awake.getClass().getMethod("detach").invoke(awake);
        ((RoomLoader) awake.getClass().getClassLoader()).closeJar();
        return classes.intValue();
    }

    /** So is a copy with a prefix before its packages. */
    private static boolean isServer(String internalName) {
        for (String server : SERVERS) {
            int prefix = internalName.length() - server.length();
            if (prefix < 0 || !internalName.endsWith(server)) continue;
            if (prefix == 0 || internalName.charAt(prefix - 1) == '/') return true;
        }
        return false;
    }

    /** By a thread that is loading a class, which goes on when the JDK's are woven; another waits here for as long. */
    private void wakeFor() {
        try {
            synchronized (this) {
                weaveLoaded(wake(), true);
            }
        } catch (Throwable fault) {
            giveUp(fault);
        }
    }

    private void wakeAndWeave() {
        try {
            weaveLoaded(wake(), false);
        } catch (Throwable fault) {
            giveUp(fault);
        }
    }

    private static void weaveLoaded(@Nullable ClassFileTransformer awake, boolean isLoadingClass) throws Exception {
        if (awake == null) return;
        awake.getClass().getMethod("weaveLoaded", boolean.class).invoke(awake, isLoadingClass);
        ((RoomLoader) awake.getClass().getClassLoader()).closeJar();
    }

    /**
     * From now on classes are woven when they are loaded.
     *
     * @return what is to weave those that are loaded already; null: nothing is, or another has it done
     */
    private synchronized @Nullable ClassFileTransformer wake() throws Exception {
        if (isAwake) return null;
        isAwake = true;
        RoomLoader room = RoomLoader.open(jar == null ? RoomLoader.ownJar() : jar);
        ClassFileTransformer awake = (ClassFileTransformer) room.loadClass("dev.baton.weaver.Awakening")
                .getMethod("of", Instrumentation.class, String.class, Map.class, BiConsumer.class)
                .invoke(null, instrumentation, arguments, off, new EdgeBreaker(this));
        if (awake == null) {
            isInert = true;
            instrumentation.removeTransformer(this);
            return null;
        }
        weaver = awake;
        if (jar == null && off.isEmpty()) weaving = LateAgent.instrumentation(instrumentation, RoomLoader.ownJar());
        weaving.addTransformer(awake, true);
        instrumentation.removeTransformer(this);
        return awake;
    }

    /** What has been woven is restored, so that another Baton can be attached. */
    private void giveUp(Throwable fault) {
        isInert = true;
        Agent.sayNotStarted(fault instanceof InvocationTargetException ? fault.getCause() : fault);
        try {
            fallAsleep();
        } catch (Throwable another) {
            // It has been said that it does not work.
        }
    }
}
