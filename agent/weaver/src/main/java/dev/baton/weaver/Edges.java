// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.weaver.carry.Actors;
import dev.baton.weaver.carry.AsyncHttpClient;
import dev.baton.weaver.carry.CatsEffect;
import dev.baton.weaver.carry.CompletableFutures;
import dev.baton.weaver.carry.CompletionHandlers;
import dev.baton.weaver.carry.Coroutines;
import dev.baton.weaver.carry.Executors;
import dev.baton.weaver.carry.ForkJoin;
import dev.baton.weaver.carry.GrpcExecutors;
import dev.baton.weaver.carry.GuavaFutures;
import dev.baton.weaver.carry.Hystrix;
import dev.baton.weaver.carry.JbossThreads;
import dev.baton.weaver.carry.JettyPool;
import dev.baton.weaver.carry.MicronautPools;
import dev.baton.weaver.carry.MicronautTasks;
import dev.baton.weaver.carry.Mutiny;
import dev.baton.weaver.carry.NettyFlow;
import dev.baton.weaver.carry.NettyLoops;
import dev.baton.weaver.carry.NettyPromises;
import dev.baton.weaver.carry.NettyWheel;
import dev.baton.weaver.carry.PekkoStreams;
import dev.baton.weaver.carry.Publishers;
import dev.baton.weaver.carry.Queues;
import dev.baton.weaver.carry.Ratpack;
import dev.baton.weaver.carry.Reactor;
import dev.baton.weaver.carry.ReactorNetty;
import dev.baton.weaver.carry.ReactorPools;
import dev.baton.weaver.carry.RxJava2;
import dev.baton.weaver.carry.RxJava3;
import dev.baton.weaver.carry.ScalaFutures;
import dev.baton.weaver.carry.SpringTasks;
import dev.baton.weaver.carry.Threads;
import dev.baton.weaver.carry.Timers;
import dev.baton.weaver.carry.TomcatPool;
import dev.baton.weaver.carry.VertxCalls;
import dev.baton.weaver.carry.VertxContexts;
import dev.baton.weaver.carry.VertxFutures;
import dev.baton.weaver.carry.VertxWorkers;
import dev.baton.weaver.carry.VirtualThreads;
import dev.baton.weaver.carry.Xnio;
import dev.baton.weaver.carry.Zio;
import dev.baton.weaver.client.ApacheAsyncClient4;
import dev.baton.weaver.client.ApacheAsyncClient5;
import dev.baton.weaver.client.ApacheHttpClient4;
import dev.baton.weaver.client.ApacheHttpClient5;
import dev.baton.weaver.client.CommonsHttpClient;
import dev.baton.weaver.client.GrpcClient;
import dev.baton.weaver.client.HelidonClient;
import dev.baton.weaver.client.JdkHttpClient;
import dev.baton.weaver.client.JettyClient;
import dev.baton.weaver.client.JettyClient12;
import dev.baton.weaver.client.KtorCioClient;
import dev.baton.weaver.client.Netty3Client;
import dev.baton.weaver.client.NettyClient;
import dev.baton.weaver.client.NettyHttp2Client;
import dev.baton.weaver.client.OkHttp;
import dev.baton.weaver.client.OkHttp2;
import dev.baton.weaver.client.PekkoHttpClient;
import dev.baton.weaver.client.UrlConnection;
import dev.baton.weaver.logs.JavaUtilLogging;
import dev.baton.weaver.logs.JbossLogManager;
import dev.baton.weaver.logs.Log4j1;
import dev.baton.weaver.logs.Log4j2;
import dev.baton.weaver.logs.Logback;
import dev.baton.weaver.messaging.ActiveMq;
import dev.baton.weaver.messaging.ActiveMqProducers;
import dev.baton.weaver.messaging.Artemis;
import dev.baton.weaver.messaging.ArtemisProducers;
import dev.baton.weaver.messaging.KafkaConsumers;
import dev.baton.weaver.messaging.KafkaProducers;
import dev.baton.weaver.messaging.RabbitMq;
import dev.baton.weaver.messaging.RabbitMqProducers;
import dev.baton.weaver.messaging.SpringAmqp;
import dev.baton.weaver.messaging.SpringJms;
import dev.baton.weaver.messaging.SpringKafka;
import dev.baton.weaver.messaging.SpringSqs;
import dev.baton.weaver.messaging.Sqs;
import dev.baton.weaver.messaging.SqsProducers;
import dev.baton.weaver.pages.Jetty12Pages;
import dev.baton.weaver.pages.JettyPages;
import dev.baton.weaver.pages.TomcatPages;
import dev.baton.weaver.pages.UndertowPages;
import dev.baton.weaver.server.Grpc;
import dev.baton.weaver.server.Helidon;
import dev.baton.weaver.server.JdkHttpServer;
import dev.baton.weaver.server.Jetty;
import dev.baton.weaver.server.Jetty12;
import dev.baton.weaver.server.KtorCio;
import dev.baton.weaver.server.Netty;
import dev.baton.weaver.server.NettyHttp2;
import dev.baton.weaver.server.PekkoHttp;
import dev.baton.weaver.server.Servlets;
import dev.baton.weaver.server.Tomcat;
import dev.baton.weaver.server.Undertow;
import dev.baton.weaver.tracers.Brave;
import dev.baton.weaver.tracers.OpenTelemetryApi;
import java.util.Arrays;
import java.util.List;

/** The table of contents: every edge there is. */
public final class Edges {
    private Edges() {}

    public static List<Edge> all() {
        return Arrays.asList(
                // in
                Tomcat.edge(),
                Netty.edge(),
                NettyHttp2.edge(),
                Jetty.edge(),
                Jetty12.edge(),
                Undertow.edge(),
                JdkHttpServer.edge(),
                Grpc.edge(),
                PekkoHttp.edge(),
                Helidon.edge(),
                KtorCio.edge(),
                Servlets.edge(),
                // out
                UrlConnection.edge(),
                JdkHttpClient.edge(),
                CommonsHttpClient.edge(),
                ApacheHttpClient4.edge(),
                ApacheAsyncClient4.edge(),
                ApacheHttpClient5.edge(),
                ApacheAsyncClient5.edge(),
                OkHttp2.edge(),
                OkHttp.edge(),
                JettyClient.edge(),
                JettyClient12.edge(),
                NettyClient.edge(),
                NettyHttp2Client.edge(),
                Netty3Client.edge(),
                GrpcClient.edge(),
                PekkoHttpClient.edge(),
                HelidonClient.edge(),
                KtorCioClient.edge(),
                // receive
                KafkaConsumers.edge(),
                SpringKafka.edge(),
                ActiveMq.edge(),
                Artemis.edge(),
                SpringJms.edge(),
                RabbitMq.edge(),
                SpringAmqp.edge(),
                Sqs.edge(),
                SpringSqs.edge(),
                // send
                KafkaProducers.edge(),
                ActiveMqProducers.edge(),
                ArtemisProducers.edge(),
                RabbitMqProducers.edge(),
                SqsProducers.edge(),
                // between
                Executors.edge(),
                ForkJoin.edge(),
                CompletableFutures.edge(),
                Timers.edge(),
                VirtualThreads.edge(),
                Threads.edge(),
                Queues.edge(),
                Publishers.edge(),
                CompletionHandlers.edge(),
                ScalaFutures.edge(),
                CatsEffect.edge(),
                Zio.edge(),
                Actors.edge(),
                PekkoStreams.edge(),
                GuavaFutures.edge(),
                Coroutines.edge(),
                VertxWorkers.edge(),
                VertxContexts.edge(),
                VertxFutures.edge(),
                VertxCalls.edge(),
                TomcatPool.edge(),
                NettyLoops.edge(),
                NettyPromises.edge(),
                NettyFlow.edge(),
                NettyWheel.edge(),
                Reactor.edge(),
                ReactorPools.edge(),
                MicronautPools.edge(),
                MicronautTasks.edge(),
                RxJava2.edge(),
                RxJava3.edge(),
                Mutiny.edge(),
                ReactorNetty.edge(),
                Ratpack.edge(),
                AsyncHttpClient.edge(),
                JettyPool.edge(),
                JbossThreads.edge(),
                Xnio.edge(),
                SpringTasks.edge(),
                GrpcExecutors.edge(),
                Hystrix.edge(),
                // page
                TomcatPages.edge(),
                JettyPages.edge(),
                Jetty12Pages.edge(),
                UndertowPages.edge(),
                // log
                Logback.edge(),
                Log4j2.edge(),
                Log4j1.edge(),
                JbossLogManager.edge(),
                JavaUtilLogging.edge(),
                // tracers
                OpenTelemetryApi.edge(),
                Brave.edge());
    }
}
