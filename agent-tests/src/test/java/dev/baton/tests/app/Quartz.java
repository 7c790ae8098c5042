// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.util.Collection;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz: by a scheduler that was there before any request, or by one that is made for it. */
public final class Quartz implements Hands {
    private static final int TIMES = 3;
    private static final int SOON = 10;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Collection<Scheduler> schedulers = new ConcurrentLinkedQueue<>();
    private final Scheduler shared = scheduler();

    public Quartz() throws SchedulerException {}

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        try {
            JobDetail job = JobBuilder.newJob(RunTask.class)
                    .withIdentity("job-" + numbers.incrementAndGet())
                    .usingJobData(new JobDataMap(Collections.singletonMap("task", task)))
                    .storeDurably()
                    .build();
            TriggerBuilder<Trigger> trigger = TriggerBuilder.newTrigger().withIdentity("trigger-" + numbers.get());
            switch (way) {
                case "asked for":
                    shared.addJob(job, true);
                    shared.triggerJob(job.getKey());
                    return;
                case "thrice":
                    SimpleScheduleBuilder thrice = SimpleScheduleBuilder.simpleSchedule()
                            .withIntervalInMilliseconds(SOON)
                            .withRepeatCount(TIMES - 1);
                    shared.scheduleJob(job, trigger.withSchedule(thrice).build());
                    return;
                case "once":
                    shared.scheduleJob(job, trigger.build());
                    return;
                default:
                    scheduler().scheduleJob(job, trigger.build());
            }
        } catch (SchedulerException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Scheduler scheduler() throws SchedulerException {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "scheduler-" + System.nanoTime());
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "3");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Quartz.class.getClassLoader());
        try {
            Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
            schedulers.add(scheduler);
            scheduler.start();
            return scheduler;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws SchedulerException {
        for (Scheduler scheduler : schedulers) scheduler.shutdown(true);
    }

    /** Made anew for each run. */
    public static final class RunTask implements Job {
        @Override
        public void execute(JobExecutionContext run) {
            ((Runnable) run.getMergedJobDataMap().get("task")).run();
        }
    }
}
