// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.util.List;

/**
 * One request as a browser sends it.
 *
 * @param formats what the table calls it
 * @param sdk the SDK that sends it so
 * @param ids the trace that the browser began
 */
record Sent(String formats, String sdk, Ids ids, Headers headers) {
    List<Format> asFormats() {
        return List.of(Format.values()).stream().filter(f -> f.isIn(headers)).toList();
    }
}
