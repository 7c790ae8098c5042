// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.play;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** A stream, of the Pekko that this Play is built on. */
final class Chunks {
    private Chunks() {}

    static Source<ByteString, ?> of(int count, Supplier<CompletionStage<String>> line) {
        return Source.range(1, count).mapAsync(1, any -> line.get()).map(text -> ByteString.fromString(text + '\n'));
    }
}
