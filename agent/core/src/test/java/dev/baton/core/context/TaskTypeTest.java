// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTypeTest {
    private static final class Captured {}

    private static final class NeverCaptured {}

    @Test
    void aTaskThatIsInOneQueueAtATimeIsOfSingleUse() {
        TimerTask timerTask = new TimerTask() {
            @Override
            public void run() {}
        };
        assertThat(TaskType.isSingleUse(new FutureTask<>(() -> ""))).isTrue();
        assertThat(TaskType.isSingleUse(ForkJoinTask.adapt(() -> {}))).isTrue();
        assertThat(TaskType.isSingleUse(timerTask)).isTrue();
        Runnable runnable = () -> {};
        assertThat(TaskType.isSingleUse(runnable)).isFalse();
    }

    @Test
    void whatWorksForEverybodyIsNotCarried() {
        AtomicReference<Runnable> task = new AtomicReference<>();
        CompletableFuture.runAsync(() -> {}, task::set);
        assertThat(task.get().getClass().getName()).startsWith("java.util.concurrent.CompletableFuture$");
        assertThat(TaskType.isCarried(task.get())).isFalse();
        assertThat(TaskType.isCarried(new FutureTask<>(() -> ""))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "shop.Order, true",
        "java.lang.VirtualThread, false",
        "io.netty.channel.nio.NioEventLoop, false",
        "shop.shaded.io.netty.channel.nio.NioEventLoop, false",
        "shop.shaded.org.eclipse.jetty.io.ManagedSelector, false",
        "shop.radio.netty.channel.nio.NioEventLoop, true",
        "shop.shaded.org.quartz.Job, true",
        "io.netty.example.Echo, true"
    })
    void copiesOfLibrariesUnderAnotherNameAreKnownAsFarAsTheyAreWoven(String className, boolean isCarried) {
        assertThat(TaskType.isCarriedByName(className)).isEqualTo(isCarried);
    }

    @Test
    void aClassWasCapturedOnceOneOfItsTasksWas() {
        assertThat(TaskType.wasCaptured(new Captured())).isFalse();
        TaskType.noteCaptured(new Captured());
        TaskType.noteCaptured(new Captured());
        assertThat(TaskType.wasCaptured(new Captured())).isTrue();
        assertThat(TaskType.isCarried(new Captured())).isTrue();
        assertThat(TaskType.isSingleUse(new Captured())).isFalse();
        assertThat(TaskType.wasCaptured(new NeverCaptured())).isFalse();
    }
}
