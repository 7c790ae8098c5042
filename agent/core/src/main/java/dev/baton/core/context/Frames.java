// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.util.Arrays;

/**
 * The running thread's stack as names, which hold on to no class, from Baton's door on, without what is behind it: the woven
 * method comes first.
 */
final class Frames {
    private static final String DOOR = "java.lang.Baton";

    private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta."};

    /** Between an application's own code and what the JDK or a client does: clients, and what wraps them. */
    private static final String[] LIBRARIES = {
        "okhttp3.",
        "okio.",
        "com.squareup.okhttp.",
        "org.apache.http.",
        "org.apache.hc.",
        "org.apache.commons.httpclient.",
        "org.eclipse.jetty.",
        "io.netty.",
        "reactor.",
        "io.grpc.",
        "io.vertx.",
        "org.apache.kafka.",
        "com.rabbitmq.",
        "org.apache.activemq.",
        "org.springframework.",
        "feign.",
        "retrofit2.",
        "kotlin.",
        "kotlinx.",
        "scala.",
        "io.reactivex.",
        "io.smallrye.",
        "com.google.common.",
        "software.amazon.awssdk.",
        "com.amazonaws.",
        "io.micrometer.",
        "io.opentelemetry.",
        "brave.",
        "dev.baton.core."
    };

    private final StackTraceElement[] frames;

    private Frames(StackTraceElement[] frames) {
        this.frames = frames;
    }

    static Frames here() {
        return of(new Throwable().getStackTrace());
    }

    /** Of a whole stack, as it is told from the top down. */
    static Frames of(StackTraceElement[] all) {
        int start = 0;
        while (start < all.length && !all[start].getClassName().equals(DOOR)) start++;
        while (start < all.length && all[start].getClassName().equals(DOOR)) start++;
        return new Frames(Arrays.copyOfRange(all, start, all.length));
    }

    /** The woven method: {@code LinkedBlockingQueue.put}. */
    String first() {
        if (frames.length == 0) return "?";
        String name = frames[0].getClassName();
        return name.substring(name.lastIndexOf('.') + 1) + '.' + frames[0].getMethodName();
    }

    /** The {@link #nearest} caller, and the farthest of its kind: who sends a request, and in whose loop. */
    String place() {
        String nearest = nearest();
        for (int i = frames.length - 1; i >= 0; i--) {
            if (is(frames[i], JDK) || is(frames[i], LIBRARIES)) continue;
            String farthest = told(frames[i]);
            return farthest.equals(nearest) ? nearest : nearest + " under " + farthest;
        }
        return nearest;
    }

    /** The nearest caller that is of no library and not of the JDK; where there is none, of no matter whom. */
    String nearest() {
        for (StackTraceElement frame : frames) {
            if (!is(frame, JDK) && !is(frame, LIBRARIES)) return told(frame);
        }
        for (StackTraceElement frame : frames) {
            if (!is(frame, JDK)) return told(frame);
        }
        return frames.length == 0 ? "?" : told(frames[frames.length - 1]);
    }

    /** Whether all of it is the JDK's, as of an executor's worker that waits for a task. */
    boolean isOfTheJdkAlone() {
        return ofApplication(0) == 0;
    }

    /**
     * Whether the thread is still at what it took out of a queue when its stack was {@code taking}: the method that took it
     * has not returned; or it was one that the loop at the bottom of the stack takes things by.
     */
    boolean areWithin(Frames taking) {
        int same = 0;
        while (same < frames.length
                && same < taking.frames.length
                && isSameMethod(frames[frames.length - 1 - same], taking.frames[taking.frames.length - 1 - same]))
            same++;
        int returned = taking.callers() - same;
        return returned <= 0 || (returned == 1 && ofApplication(frames.length - same) <= 1);
    }

    /** How many frames from {@code start} on, towards the bottom, are not the JDK's. */
    private int ofApplication(int start) {
        int count = 0;
        for (int i = start; i < frames.length; i++) {
            if (!is(frames[i], JDK)) count++;
        }
        return count;
    }

    /** How many frames there are but for those of the queue's own classes. */
    private int callers() {
        int queue = 0;
        while (queue < frames.length && isOfQueue(frames[queue])) queue++;
        return frames.length - queue;
    }

    private static boolean isOfQueue(StackTraceElement frame) {
        return frame.getClassName().startsWith("java.util.")
                && (frame.getClassName().contains("Queue")
                        || frame.getClassName().contains("Deque")
                        || frame.getClassName().endsWith("LinkedList"));
    }

    private static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getMethodName().equals(other.getMethodName())
                && one.getClassName().equals(other.getClassName());
    }

    private static boolean is(StackTraceElement frame, String[] prefixes) {
        for (String prefix : prefixes) {
            if (frame.getClassName().startsWith(prefix)) return true;
        }
        return false;
    }

    /** {@code shop.Mailer.send(Mailer.java:41)}, without what JDK 9 writes before it. */
    private static String told(StackTraceElement frame) {
        String file = frame.getFileName() == null
                ? ""
                : "(" + frame.getFileName() + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber()) + ")";
        return withoutHash(frame.getClassName()) + '.' + frame.getMethodName() + file;
    }

    /** {@code Shop$$Lambda/0x00007f1c} is another one in each JVM. */
    static String withoutHash(String className) {
        int lambda = className.indexOf("$$Lambda");
        return lambda < 0 ? className : className.substring(0, lambda) + "$$Lambda";
    }
}
