// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The ways of an application from a request's thread to another; each calls the parameter {@code url} at its end. */
@RestController
@EnableAsync
@EnableScheduling
@RequestMapping("/ways")
public class Ways {
    private static final int MANY = 4;

    private final RestTemplate template = new RestTemplate();
    private final RestClient client = RestClient.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(2);
    private final ForkJoinPool forks = new ForkJoinPool(8);
    private final Timer timer = new Timer(true);
    private final AsyncTaskExecutor tasks;
    private final TaskScheduler scheduler;
    private final Annotated annotated;

    Ways(AsyncTaskExecutor applicationTaskExecutor, TaskScheduler scheduler, Annotated annotated) {
        tasks = applicationTaskExecutor;
        this.scheduler = scheduler;
        this.annotated = annotated;
    }

    @GetMapping("/here")
    String here(@RequestParam("url") URI url) {
        return template.getForObject(url, String.class);
    }

    @GetMapping("/callable")
    Callable<String> callable(@RequestParam("url") URI url) {
        return () -> here(url);
    }

    @GetMapping("/task")
    WebAsyncTask<String> task(@RequestParam("url") URI url) {
        return new WebAsyncTask<>(
                10_000L, () -> client.get().uri(url).retrieve().body(String.class));
    }

    @GetMapping("/deferred")
    DeferredResult<String> deferred(@RequestParam("url") URI url) {
        DeferredResult<String> result = new DeferredResult<>();
        pool.execute(() -> result.setResult(here(url)));
        return result;
    }

    @GetMapping("/annotated")
    CompletableFuture<String> annotated(@RequestParam("url") URI url) {
        return annotated.call(url);
    }

    @GetMapping("/executor")
    CompletableFuture<String> executor(@RequestParam("url") URI url) {
        return tasks.submitCompletable(() -> here(url));
    }

    @GetMapping("/streaming")
    StreamingResponseBody streaming(@RequestParam("url") URI url) {
        return out -> out.write(here(url).getBytes(StandardCharsets.US_ASCII));
    }

    @GetMapping("/emitter")
    ResponseBodyEmitter emitter(@RequestParam("url") URI url) {
        ResponseBodyEmitter emitter = new ResponseBodyEmitter();
        pool.execute(() -> {
            try {
                emitter.send(here(url));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            emitter.complete();
        });
        return emitter;
    }

    @GetMapping("/stages")
    CompletableFuture<String> stages(@RequestParam("url") URI url) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        CompletableFuture<String> answer = address.thenApply(this::here).thenApplyAsync(text -> text, pool);
        scheduled.execute(() -> address.complete(url));
        return answer;
    }

    @GetMapping("/http")
    CompletableFuture<String> http(@RequestParam("url") URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApplyAsync(first -> here(url), pool);
    }

    @GetMapping("/scheduled")
    DeferredResult<String> scheduled(@RequestParam("url") URI url) {
        DeferredResult<String> result = new DeferredResult<>();
        scheduled.schedule(() -> result.setResult(here(url)), 1, TimeUnit.MILLISECONDS);
        return result;
    }

    @GetMapping("/scheduler")
    DeferredResult<String> scheduler(@RequestParam("url") URI url) {
        DeferredResult<String> result = new DeferredResult<>();
        scheduler.schedule(
                () -> result.setResult(here(url)), scheduler.getClock().instant());
        return result;
    }

    @GetMapping("/timer")
    DeferredResult<String> timer(@RequestParam("url") URI url) {
        DeferredResult<String> result = new DeferredResult<>();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        pool.execute(() -> result.setResult(here(url)));
                    }
                },
                1);
        return result;
    }

    /** All have to be the same. */
    @GetMapping("/parallel")
    String parallel(@RequestParam("url") URI url) {
        return forks.submit(() -> IntStream.range(0, MANY)
                        .parallel()
                        .mapToObj(any -> here(url))
                        .reduce((one, other) -> one.equals(other) ? one : one + " and " + other))
                .join()
                .orElseThrow();
    }

    /** What Spring calls on a thread of its own. */
    @Component
    static class Annotated {
        private final RestTemplate template = new RestTemplate();

        @Async
        CompletableFuture<String> call(URI url) {
            return CompletableFuture.completedFuture(template.getForObject(url, String.class));
        }
    }
}
