// SPDX-License-Identifier: Apache-2.0
// The OpenTelemetry web SDK as its users bundle it.
import { propagation } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { XMLHttpRequestInstrumentation } from '@opentelemetry/instrumentation-xml-http-request';
import { B3InjectEncoding, B3Propagator } from '@opentelemetry/propagator-b3';
import { SimpleSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web';

const WRITERS = {
  tracecontext: [new W3CTraceContextPropagator()],
  b3: [new B3Propagator()],
  b3multi: [new B3Propagator({ injectEncoding: B3InjectEncoding.MULTI_HEADER })],
};
WRITERS.default = [...WRITERS.tracecontext, new W3CBaggagePropagator()];
WRITERS.all = [...WRITERS.tracecontext, ...WRITERS.b3, ...WRITERS.b3multi];

/** Traces every request to another origin, and exports spans to `url`. */
export function start(url) {
  new WebTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url }))] }).register();
  const options = { propagateTraceHeaderCorsUrls: [/./], ignoreUrls: [new RegExp(`^${location.origin}/`)] };
  registerInstrumentations({
    instrumentations: [new FetchInstrumentation(options), new XMLHttpRequestInstrumentation(options)],
  });
  return {
    /** The format of the requests that follow. */
    write(format) {
      propagation.disable();
      propagation.setGlobalPropagator(new CompositePropagator({ propagators: WRITERS[format] }));
    },
  };
}
