// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

/** What a spoiled method of a library calls first. */
public final class Trap {
    private Trap() {}

    /** Throws when the spoiled method was called by {@code caller}. */
    public static void spring(String caller) {
        if (new Throwable().getStackTrace()[2].getClassName().equals(caller)) throw new NoSuchMethodError("spoiled");
    }
}
