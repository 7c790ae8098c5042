// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

/** Calls that share connections, each of which one of them has opened. */
@Tag("ktorclient")
@Lacks(test = "sendsTheSameOnceMoreWhenAPooledConnectionTurnsOutToBeClosed", because = "it leaves that to its caller")
@Lacks(test = "leavesTheCallersRepeatedHeader", because = "it joins the lines of a header")
@Lacks(
        test = {"leavesNothingBehindAfterATimeout", "leavesNothingBehindWhenCancelled"},
        always = false,
        because = "calls behind one that was given up wait on its connection for ever, without Baton, too")
@Lacks(
        test = {
            "sendsWhatWasCarriedVerbatim",
            "sendsTheOtherFormatsToo",
            "sendsNothingWithoutContext",
            "sendsNothingWithoutContextOnAConnectionThatHadOne",
            "leavesTheCallersOwnHeader",
            "translatesTheCallersOwnHeaderIntoTheOtherFormats",
            "leavesAFormatOfWhichTheCallerSetAPart",
            "neverSendsTwiceWhatTheCallerForwarded",
            "sendsOnRedirects",
            "sendsOnARedirectToAnotherOrigin",
            "sendsOnAPostThatIsRedirected",
            "sendsAgainOnAChallenge",
            "sendsNothingOnRedirectsAndChallengesWithoutContext",
            "keepsTheCallersOwnHeaderOnRedirects",
            "keepsASharedRequestUnchanged",
            "usesTheContextOfTheCallWhateverElseIsUnderWay",
            "keepsConcurrentCallersApart",
            "leavesNothingBehindWhenTheServerIsNotThere",
            "sendsAStreamedBodyByteForByte",
            "writesNamesInTheirCustomaryCase"
        },
        versions = "2\\.3\\..*|3\\.[0-5]\\..*",
        always = false,
        because = "it closes a connection once it has sent on it, and goes on using it, without Baton, too")
@Lacks(
        test = "sendsABodyThatTheServerIsAskedAboutByteForByte",
        versions = "2\\.[01]\\..*",
        always = false,
        because = "it takes the server's consent for its answer, and has not always sent the body by then")
@Sends(with = "KtorCioClients", way = "pipelined")
class KtorCioClientPipelinedTest extends Http1ClientContract {}
