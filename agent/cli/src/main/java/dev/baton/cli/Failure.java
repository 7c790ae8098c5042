// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

/** What was asked for could not be done; the message is for the user, and says what to do. */
final class Failure extends Exception {
    Failure(String message) {
        super(message);
    }
}
