// SPDX-License-Identifier: Apache-2.0
/** What a request costs: extract and inject, beside the OpenTelemetry API's propagators. */
@NullMarked
package dev.baton.bench.formats;

import org.jspecify.annotations.NullMarked;
