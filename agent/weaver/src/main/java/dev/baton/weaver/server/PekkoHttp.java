// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.asm.Advice.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of Akka HTTP 10.1–10.2 and Pekko HTTP 1. A connection is a stream of stages that one actor runs, and what
 * it parsed becomes a request in the last stage before those of the application. From there the stream's interpreter follows
 * the request from stage to stage before it does anything else, so the context begins there and ends with the interpreter's
 * next event; where a request has to queue, it waits with its context. Over HTTP/2 it is a function that makes the requests.
 */
public final class PekkoHttp {
    private static final String[] PACKAGES = {"akka", "org.apache.pekko"};

    private PekkoHttp() {}

    public static Edge edge() {
        Edge edge = Edge.in("pekkohttp", "Akka HTTP 10.1–10.2 and Pekko HTTP 1, with HTTP/2")
                .wokenBy(
                        "akka.http.impl.engine.server.HttpServerBluePrint$",
                        "akka.http.impl.engine.http2.Http2Blueprint$",
                        "org.apache.pekko.http.impl.engine.server.HttpServerBluePrint$",
                        "org.apache.pekko.http.impl.engine.http2.Http2Blueprint$");
        for (String root : PACKAGES) {
            String http = root + ".http.impl.engine.";
            String connection = root + ".stream.impl.fusing.GraphInterpreter$Connection";
            edge.type(http + "server.HttpServerBluePrint$PrepareRequests$$anon$1")
                    .advice("onPush", Prepare.class)
                    .type(http + "server.HttpServerBluePrint$PrepareRequests$$anon$2") // Scala 3
                    .advice("onPush", Prepare.class)
                    .type(http + "parsing.ParserOutput$RequestStart")
                    .advice("expect100Continue", Received.class)
                    .type(http + "rendering.ResponseRenderingContext")
                    .advice("<init>", Answer.class)
                    .advice("response", Received.class)
                    .type(http + "http2.RequestParsing$")
                    .advice("rec$1", Create.class)
                    .type(root + ".stream.impl.fusing.GraphInterpreter")
                    .advice("enqueue", Enqueue.class, connection)
                    .advice("processEvent", Next.class, connection)
                    .advice("processPull", Pull.class, connection)
                    .advice("execute", End.class, "int");
        }
        return edge;
    }

    /** What is pushed as the body of a request comes in is no request. */
    static final class Prepare {
        /** @return what the connection remembers of the request until it has been answered */
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@This Object stage) {
            return ((GraphStageLogic) stage).portToConn()[0].slot();
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object stage, @Enter @Nullable Object start) {
            GraphStageLogic logic = (GraphStageLogic) stage;
            GraphInterpreter.Connection out = logic.portToConn()[logic.inCount()];
            if (!(out.slot() instanceof HttpRequest)) return;
            HttpRequest request = (HttpRequest) out.slot();
            String[] headers = null;
            for (HttpHeader header : request.getHeaders()) {
                int key = Baton.key(header.name());
                if (key >= 0) headers = Baton.add(headers, key, header.value());
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            List<HttpHeader> added = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (added == null) added = new ArrayList<>();
                added.add(RawHeader.create(Baton.names()[key], additions[key]));
            }
            if (added != null) out.slot_$eq(request.addHeaders(added));
            Baton.note(out, null, context);
            if (start != null) Baton.note(start, null, context);
            Baton.receive(context);
        }
    }

    /** Made of a response once it is its turn; it may have to wait for the end of the one before. */
    static final class Answer {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Object answer) {
            Object context = Baton.current();
            if (context != null) Baton.note(answer, null, context);
        }
    }

    /**
     * Asked of both by the stage that takes them up: by the connection's of the request that it has an answer to, in the
     * order of the requests, and by the renderer's of an answer whose body it then runs as a stream, which has the context.
     */
    static final class Received {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@This Object received) {
            if (Baton.keeps()) Baton.receive(Baton.noted(received, null));
        }
    }

    static final class Create {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object made) {
            HttpRequest request = (HttpRequest) made;
            String[] headers = null;
            for (HttpHeader header : request.getHeaders()) {
                int key = Baton.key(header.name());
                if (key >= 0) headers = Baton.add(headers, key, header.value());
            }
            Object context = Baton.extract(headers);
            String[] additions = Baton.inbound(context);
            List<HttpHeader> added = null;
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                if (added == null) added = new ArrayList<>();
                added.add(RawHeader.create(Baton.names()[key], additions[key]));
            }
            if (added != null) made = request.addHeaders(added);
            Baton.receive(context);
        }
    }

    /** The interpreter knows nothing of HTTP, and its class loader may not either. */
    static final class Enqueue {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) GraphInterpreter.Connection connection) {
            Object context = Baton.current();
            if (context == null) return;
            Object element = connection.slot();
            if (element != null && element.getClass().getName().endsWith(".http.scaladsl.model.HttpRequest")) {
                Baton.note(connection, null, context);
            }
        }
    }

    static final class Next {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(0) GraphInterpreter.Connection connection) {
            Baton.received();
            if (!Baton.keeps()) return;
            Object element = connection.slot();
            if (element == null || !element.getClass().getName().endsWith(".http.scaladsl.model.HttpRequest")) return;
            Object context = Baton.noted(connection, null);
            if (context == null) return;
            Baton.note(connection, null, null);
            Baton.receive(context);
        }
    }

    static final class Pull {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Baton.received();
        }
    }

    static final class End {
        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit() {
            Baton.received();
        }
    }
}
