// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.google.common.util.concurrent.ListenableFuture;
import dev.baton.tests.Ports;
import dev.baton.tests.Woken;
import dev.baton.tests.grpc.GrpcLibrary;
import io.grpc.Attributes;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ClientStreamTracer;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An application on gRPC, written for 1.20, without generated code. */
abstract class GrpcApplication implements GrpcLibrary {
    private static final String SERVICE = "contract.Service";
    private static final Context.Key<String> VALUE = Context.key("value");
    private static final int THREADS = 4;

    abstract ServerBuilder<?> server(int port);

    abstract ManagedChannelBuilder<?> channel(int port);

    @Override
    public int freePort() {
        return Ports.free();
    }

    @Override
    public AutoCloseable serve(int port, Service service, String... ways) throws Exception {
        ServerBuilder<?> builder = server(port);
        ExecutorService pool = null;
        for (String way : ways) {
            if (way.equals("direct")) builder.directExecutor();
            if (way.equals("pool")) builder.executor(pool = Executors.newFixedThreadPool(THREADS));
            if (way.equals("tracer")) builder.addStreamTracerFactory(new ServerTracers(service));
        }
        Methods methods = new Methods(service);
        Server server =
                builder.fallbackHandlerRegistry(methods).intercept(methods).build();
        server.start();
        ExecutorService used = pool;
        return () -> {
            server.shutdownNow();
            if (!server.awaitTermination(20, TimeUnit.SECONDS)) throw new IllegalStateException("serves still");
            if (used != null) used.shutdown();
        };
    }

    @Override
    public Channel connect(int port, String... ways) {
        ManagedChannelBuilder<?> builder = channel(port).usePlaintext();
        ExecutorService pool = null;
        for (String way : ways) {
            if (way.equals("direct")) builder.directExecutor();
            if (way.equals("pool")) builder.executor(pool = Executors.newFixedThreadPool(THREADS));
            if (way.equals("retry")) builder.enableRetry().defaultServiceConfig(config("retryPolicy", retrying()));
            if (way.equals("hedge")) builder.enableRetry().defaultServiceConfig(config("hedgingPolicy", hedging()));
        }
        return new Connected(builder.build(), pool);
    }

    private static Map<String, Object> config(String policy, Map<String, Object> how) {
        Map<String, Object> methods = new HashMap<>();
        methods.put("name", Collections.singletonList(Collections.singletonMap("service", SERVICE)));
        methods.put(policy, how);
        return Collections.singletonMap("methodConfig", Collections.singletonList(methods));
    }

    private static Map<String, Object> retrying() {
        Map<String, Object> policy = new HashMap<>();
        policy.put("maxAttempts", 4.0);
        policy.put("initialBackoff", "0.01s");
        policy.put("maxBackoff", "0.02s");
        policy.put("backoffMultiplier", 1.0);
        policy.put("retryableStatusCodes", Collections.singletonList("UNAVAILABLE"));
        return policy;
    }

    private static Map<String, Object> hedging() {
        Map<String, Object> policy = new HashMap<>();
        policy.put("maxAttempts", 3.0);
        policy.put("hedgingDelay", "0.02s");
        policy.put("nonFatalStatusCodes", Collections.singletonList("UNAVAILABLE"));
        return policy;
    }

    @Override
    public Object metadata(Map<String, String> headers) {
        Metadata metadata = new Metadata();
        for (Map.Entry<String, String> header : headers.entrySet())
            metadata.put(key(header.getKey()), header.getValue());
        return metadata;
    }

    @Override
    public Map<String, List<String>> lines(Object metadata) {
        return linesOf((Metadata) metadata);
    }

    private static Map<String, List<String>> linesOf(Metadata metadata) {
        Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : metadata.keys()) {
            if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) continue;
            List<String> values = new ArrayList<>();
            for (String value : metadata.getAll(key(name))) values.add(value);
            lines.put(name, values);
        }
        return lines;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public String grpcContext() {
        Context context = Context.current();
        if (context == Context.ROOT) return "root";
        Deadline deadline = context.getDeadline();
        return (deadline == null ? "no deadline" : "deadline") + ", value " + VALUE.get(context);
    }

    @Override
    public void inGrpcContext(String value, Runnable task) {
        Context.current().withValue(VALUE, value).run(task);
    }

    private static MethodDescriptor<String, String> method(String name) {
        MethodDescriptor.MethodType type;
        switch (name.substring(0, name.indexOf('.'))) {
            case "unary":
                type = MethodDescriptor.MethodType.UNARY;
                break;
            case "clientstreaming":
                type = MethodDescriptor.MethodType.CLIENT_STREAMING;
                break;
            case "serverstreaming":
                type = MethodDescriptor.MethodType.SERVER_STREAMING;
                break;
            default:
                type = MethodDescriptor.MethodType.BIDI_STREAMING;
        }
        return MethodDescriptor.<String, String>newBuilder()
                .setType(type)
                .setFullMethodName(SERVICE + '/' + name)
                .setRequestMarshaller(new Text())
                .setResponseMarshaller(new Text())
                .build();
    }

    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int next = stream.read(); next >= 0; next = stream.read()) bytes.write(next);
                return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
            } catch (IOException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    // ---------------------------------------------------------------- server

    /** A service that has every method. */
    private static final class Methods extends HandlerRegistry
            implements ServerInterceptor, ServerCallHandler<String, String> {
        private final Service service;
        private final Map<ServerCall<?, ?>, Arrived> intercepted = new ConcurrentHashMap<>();

        Methods(Service service) {
            this.service = service;
        }

        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
            return ServerMethodDefinition.create(method(name.substring(name.indexOf('/') + 1)), this);
        }

        @Override
        public <Q, P> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, P> call, Metadata metadata, ServerCallHandler<Q, P> next) {
            @SuppressWarnings("unchecked") // every message is a string
            Arrived arrived = new Arrived(service, (ServerCall<String, String>) call, metadata);
            intercepted.put(call, arrived);
            arrived.tell("interceptCall", null);
            return next.startCall(call, metadata);
        }

        @Override
        public ServerCall.Listener<String> startCall(ServerCall<String, String> call, Metadata metadata) {
            Arrived arrived = intercepted.remove(call);
            arrived.tell("startCall", null);
            call.request(2);
            return arrived;
        }
    }

    private static final class Arrived extends ServerCall.Listener<String> implements Incoming {
        private final Service service;
        private final ServerCall<String, String> call;
        private final Metadata metadata;
        private boolean hasHeaders;

        Arrived(Service service, ServerCall<String, String> call, Metadata metadata) {
            this.service = service;
            this.call = call;
            this.metadata = metadata;
        }

        void tell(String event, String message) {
            try {
                service.on(event, this, message);
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
        }

        @Override
        public void onMessage(String message) {
            tell("onMessage", message);
            call.request(1);
        }

        @Override
        public void onHalfClose() {
            tell("onHalfClose", null);
        }

        @Override
        public void onCancel() {
            tell("onCancel", null);
        }

        @Override
        public void onComplete() {
            tell("onComplete", null);
        }

        @Override
        public void onReady() {
            tell("onReady", null);
        }

        @Override
        public String method() {
            String name = call.getMethodDescriptor().getFullMethodName();
            return name.substring(name.indexOf('/') + 1);
        }

        @Override
        public Map<String, List<String>> metadata() {
            return linesOf(metadata);
        }

        @Override
        public synchronized void send(String message) {
            if (!hasHeaders) call.sendHeaders(new Metadata());
            hasHeaders = true;
            call.sendMessage(message);
        }

        @Override
        public synchronized void close(String status) {
            call.close(Status.Code.valueOf(status).toStatus(), new Metadata());
        }
    }

    private static final class ServerTracers extends ServerStreamTracer.Factory {
        private final Service service;

        ServerTracers(Service service) {
            this.service = service;
        }

        @Override
        public ServerStreamTracer newServerStreamTracer(String method, Metadata metadata) {
            new Arrived(service, null, metadata).tell("newServerStreamTracer", null);
            return new ServerStreamTracer() {};
        }
    }

    // ---------------------------------------------------------------- client

    private static final class Connected implements Channel {
        private final ManagedChannel channel;
        private final ExecutorService pool;

        Connected(ManagedChannel channel, ExecutorService pool) {
            this.channel = channel;
            this.pool = pool;
        }

        @Override
        public Call newCall(String method, String... options) {
            CallOptions settings = CallOptions.DEFAULT;
            io.grpc.Channel way = channel;
            for (String option : options) {
                String value = option.substring(option.indexOf('=') + 1);
                if (option.equals("wait")) settings = settings.withWaitForReady();
                else if (option.equals("credentials")) settings = settings.withCallCredentials(new Token());
                else if (option.startsWith("deadline="))
                    settings = settings.withDeadlineAfter(Integer.parseInt(value), TimeUnit.MILLISECONDS);
                else {
                    Metadata.Key<String> header = key(option.substring(option.indexOf(':') + 1, option.indexOf('=')));
                    if (option.startsWith("interceptor:"))
                        way = ClientInterceptors.intercept(channel, new Putting(header, value));
                    else settings = settings.withStreamTracerFactory(new ClientTracers(header, value));
                }
            }
            return new Raw(way.newCall(method(method), settings));
        }

        @Override
        public String unary(String method, String message) {
            return ClientCalls.blockingUnaryCall(channel, method(method), CallOptions.DEFAULT, message);
        }

        @Override
        public List<String> serverStreaming(String method, String message) {
            Iterator<String> answers =
                    ClientCalls.blockingServerStreamingCall(channel, method(method), CallOptions.DEFAULT, message);
            List<String> all = new ArrayList<>();
            while (answers.hasNext()) all.add(answers.next());
            return all;
        }

        @Override
        public void future(String method, String message, Events events) {
            ListenableFuture<String> answer =
                    ClientCalls.futureUnaryCall(channel.newCall(method(method), CallOptions.DEFAULT), message);
            answer.addListener(
                    () -> {
                        try {
                            events.on("onFuture", answer.get());
                        } catch (Exception fault) {
                            events.on("onFuture", fault.toString());
                        }
                    },
                    Runnable::run);
        }

        @Override
        public Call observed(String name, String message, Events events) {
            MethodDescriptor<String, String> method = method(name);
            ClientCall<String, String> call = channel.newCall(method, CallOptions.DEFAULT);
            Observing observing = new Observing(events);
            switch (method.getType()) {
                case UNARY:
                    ClientCalls.asyncUnaryCall(call, message, observing);
                    break;
                case SERVER_STREAMING:
                    ClientCalls.asyncServerStreamingCall(call, message, observing);
                    break;
                case CLIENT_STREAMING:
                    observing.requests = ClientCalls.asyncClientStreamingCall(call, observing);
                    break;
                default:
                    observing.requests = ClientCalls.asyncBidiStreamingCall(call, observing);
            }
            if (observing.requests != null) observing.requests.onNext(message);
            return observing;
        }

        @Override
        public void close() throws Exception {
            channel.shutdownNow();
            if (!channel.awaitTermination(20, TimeUnit.SECONDS)) throw new IllegalStateException("is open still");
            if (pool != null) pool.shutdown();
        }
    }

    private static final class Raw extends ClientCall.Listener<String> implements Call {
        private final ClientCall<String, String> call;
        private Events events;

        Raw(ClientCall<String, String> call) {
            this.call = call;
        }

        @Override
        public void start(Events to, Object metadata) {
            events = to;
            call.start(this, (Metadata) metadata);
        }

        @Override
        public void request(int messages) {
            call.request(messages);
        }

        @Override
        public void send(String message) {
            call.sendMessage(message);
        }

        @Override
        public void halfClose() {
            call.halfClose();
        }

        @Override
        public void cancel() {
            call.cancel("by the test", null);
        }

        @Override
        public void onHeaders(Metadata headers) {
            events.on("onHeaders", linesOf(headers).keySet().toString());
        }

        @Override
        public void onMessage(String message) {
            events.on("onMessage", message);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            events.on("onTrailers", linesOf(trailers).keySet().toString());
            events.on("onClose", status.getCode().name());
        }

        @Override
        public void onReady() {
            events.on("onReady", "");
        }
    }

    private static final class Observing implements Call, StreamObserver<String> {
        private final Events events;
        private StreamObserver<String> requests;

        Observing(Events events) {
            this.events = events;
        }

        @Override
        public void start(Events to, Object metadata) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void request(int messages) {}

        @Override
        public void send(String message) {
            requests.onNext(message);
        }

        @Override
        public void halfClose() {
            if (requests != null) requests.onCompleted();
        }

        @Override
        public void cancel() {
            requests.onError(Status.CANCELLED.asException());
        }

        @Override
        public void onNext(String message) {
            events.on("onNext", message);
        }

        @Override
        public void onError(Throwable fault) {
            events.on("onError", Status.fromThrowable(fault).getCode().name());
        }

        @Override
        public void onCompleted() {
            events.on("onCompleted", "");
        }
    }

    /** What somebody else's request has to fetch first. */
    private static final class Token extends CallCredentials {
        @Override
        public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
            new Thread(() -> {
                        Object scope =
                                Woken.open(Collections.singletonMap("b3", "4d65822107fc1234-78629a0f5f3f164f-1"));
                        Metadata token = new Metadata();
                        token.put(key("authorization"), "token");
                        applier.apply(token);
                        Woken.close(scope);
                    })
                    .start();
        }

        @Override
        public void thisUsesUnstableApi() {}
    }

    /** An interceptor that puts a header. */
    private static final class Putting implements ClientInterceptor {
        private final Metadata.Key<String> header;
        private final String value;

        Putting(Metadata.Key<String> header, String value) {
            this.header = header;
            this.value = value;
        }

        @Override
        public <Q, P> ClientCall<Q, P> interceptCall(
                MethodDescriptor<Q, P> method, CallOptions options, io.grpc.Channel next) {
            return new SimpleForwardingClientCall<Q, P>(next.newCall(method, options)) {
                @Override
                public void start(Listener<P> listener, Metadata headers) {
                    headers.put(header, value);
                    super.start(listener, headers);
                }
            };
        }
    }

    /** As a tracer of gRPC's own puts a header: without a look whether there is one. */
    private static final class ClientTracers extends ClientStreamTracer.Factory {
        private final Metadata.Key<String> header;
        private final String value;

        ClientTracers(Metadata.Key<String> header, String value) {
            this.header = header;
            this.value = value;
        }

        @Override
        public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
            if (!isTold()) headers.put(header, value);
            return new ClientStreamTracer() {
                @SuppressWarnings("unused") // overrides since 1.40
                public void streamCreated(Attributes transport, Metadata created) {
                    created.put(header, value);
                }
            };
        }

        /** Whether this version has {@code streamCreated}. */
        private static boolean isTold() {
            return Arrays.stream(ClientStreamTracer.class.getMethods())
                    .anyMatch(method -> method.getName().equals("streamCreated"));
        }
    }
}
