// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.grpc;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A version of gRPC over one of its transports, as the contract drives it. It lives beside the library, in its class
 * loader. Messages are strings; a method is named {@code unary.WORD}, {@code clientstreaming.WORD}, {@code
 * serverstreaming.WORD} or {@code bidi.WORD}, and is of that type.
 */
public interface GrpcLibrary {
    /** Where nobody serves yet. */
    int freePort() throws IOException;

    /**
     * Serves any method, with an interceptor.
     *
     * @param ways {@code direct}: on the transport's thread; {@code pool}: on a pool of the application's; {@code tracer}:
     *     with a stream tracer
     */
    AutoCloseable serve(int port, Service service, String... ways) throws Exception;

    /**
     * Connects as soon as there is a call.
     *
     * @param ways {@code direct}: calls back on the transport's thread; {@code pool}: on a pool of the application's; {@code
     *     retry}: four attempts where a server is unavailable; {@code hedge}: three, one after the other
     */
    Channel connect(int port, String... ways) throws Exception;

    /** The library's own object of these headers. */
    Object metadata(Map<String, String> headers);

    /** What is in the library's own object: values by name. */
    Map<String, List<String>> lines(Object metadata);

    /** The running thread's {@code io.grpc.Context}: {@code root}, or else its deadline and what a test put into it. */
    String grpcContext();

    /** Runs a task with a value in {@code io.grpc.Context}. */
    void inGrpcContext(String value, Runnable task);

    /** A client's connections to one server. */
    interface Channel extends AutoCloseable {
        /**
         * @param options {@code wait}: for a server that is not there yet; {@code credentials}: which are fetched on a thread
         *     that has another request's context; {@code deadline=MILLIS}; {@code interceptor:NAME=VALUE}, {@code
         *     tracer:NAME=VALUE}: who puts a header on the request
         */
        Call newCall(String method, String... options);

        /** By the blocking stub. */
        String unary(String method, String message);

        /** By the blocking stub; what it answers, all together. */
        List<String> serverStreaming(String method, String message);

        /** By the stub of futures: {@code onFuture} when it has an answer, and the answer. */
        void future(String method, String message, Events events);

        /** By the stub of observers: {@code onNext}, {@code onError}, {@code onCompleted}. The first message is sent already. */
        Call observed(String method, String message, Events events);
    }

    /** One call of a client's. */
    interface Call {
        void start(Events events, Object metadata);

        void request(int messages);

        void send(String message);

        void halfClose();

        void cancel();
    }

    /** Is told of what a client's call brings: {@code onHeaders}, {@code onMessage}, {@code onReady}, {@code onClose} … */
    interface Events {
        /** @param value names of headers, a message, a status, or empty */
        void on(String event, String value);
    }

    /** What a server does. */
    interface Service {
        /**
         * @param event {@code newServerStreamTracer}, {@code interceptCall}, {@code startCall}, {@code onMessage}, {@code
         *     onHalfClose}, {@code onReady}, {@code onCancel}, {@code onComplete}
         * @param message of {@code onMessage}
         */
        void on(String event, Incoming call, String message) throws Exception;
    }

    /** One call of a server's: the same object for all of its events but that of the tracer. */
    interface Incoming {
        String method();

        /** Values by name, as the application finds them. */
        Map<String, List<String>> metadata();

        void send(String message);

        /** Ends the call, with this status. */
        void close(String status);
    }
}
