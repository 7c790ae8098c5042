// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.play;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A stream, of the Akka that this Play is built on. */
final class Chunks {
    private Chunks() {}

    static Source<ByteString, ?> of(int count, Supplier<CompletionStage<String>> line) {
        return Source.range(1, count).mapAsync(1, any -> line.get()).map(text -> ByteString.fromString(text + '\n'));
    }
}
