// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Test;

/** All the ways to a typed actor. */
abstract class TypedActorWaysContract extends WaysContract {
    TypedActorWaysContract() {
        super("TypedActorHops");
    }

    @Test
    void aMessageIsOfItsSender() throws Exception {
        everyRequestSeesItsOwn("tell", "pipeToSelf", "adapter");
    }

    @Test
    void aMessageThatIsStashedIsOfItsSenderWhoeverLetsItOut() throws Exception {
        everyRequestSeesItsOwn("stash", "stashAll", "deadLetter");
    }

    @Test
    void anAnswerIsOfTheOneWhoAskedWhoeverGivesIt() throws Exception {
        everyRequestSeesItsOwn("ask");
    }

    @Test
    void whatIsScheduledOnceIsOfTheOneWhoScheduledIt() throws Exception {
        everyRequestSeesItsOwn("scheduleOnce", "timer");
    }

    @Test
    void anActorBeginsAndEndsInTheContextOfTheOneWhoAsked() throws Exception {
        everyRequestSeesItsOwn("start", "stop");
    }

    @Test
    void whatIsScheduledAgainAndAgainIsNobodys() throws Exception {
        isNobodys("periodic", 1);
        isNobodys("receiveTimeout", 1);
    }
}
