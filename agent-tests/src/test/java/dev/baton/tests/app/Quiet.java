// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.logging.Logger;

/** Keeps to itself what a library says of faults that tests make. */
final class Quiet {
    /** Held, because the logging framework would not. */
    private final Logger log;

    Quiet(String name) {
        log = Logger.getLogger(name);
        log.setUseParentHandlers(false);
    }
}
