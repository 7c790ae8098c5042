// SPDX-License-Identifier: Apache-2.0
/** What an application that configures an OpenTelemetry SDK can name as its propagators. */
@NullMarked
package dev.baton.opentelemetry;

import org.jspecify.annotations.NullMarked;
