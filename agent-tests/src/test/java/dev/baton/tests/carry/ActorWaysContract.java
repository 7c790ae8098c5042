// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Test;

/** All the ways to a classic actor. */
abstract class ActorWaysContract extends WaysContract {
    ActorWaysContract() {
        super("ActorHops");
    }

    @Test
    void aMessageIsOfItsSender() throws Exception {
        everyRequestSeesItsOwn("tell", "forward", "pipeTo", "router", "selection", "deadLetter", "stash");
    }

    @Test
    void anAnswerIsOfTheOneWhoAskedWhoeverGivesIt() throws Exception {
        everyRequestSeesItsOwn("ask");
    }

    @Test
    void whateverTheMailboxAndTheDispatcher() throws Exception {
        everyRequestSeesItsOwn("bounded", "control", "pool", "pinned", "executor");
    }

    @Test
    void onADispatcherWhoseThreadsHaveQueuesOfTheirOwn() throws Exception {
        everyRequestSeesItsOwn("affinity");
    }

    @Test
    void whatIsScheduledOnceIsOfTheOneWhoScheduledIt() throws Exception {
        everyRequestSeesItsOwn("scheduleOnce", "scheduleMessage", "timer");
    }

    @Test
    void anActorBeginsAndEndsInTheContextOfTheOneWhoAsked() throws Exception {
        everyRequestSeesItsOwn("start", "child", "stop", "restart");
    }

    @Test
    void whatIsScheduledAgainAndAgainIsNobodys() throws Exception {
        isNobodys("periodic", 1);
        isNobodys("receiveTimeout", 1);
    }
}
