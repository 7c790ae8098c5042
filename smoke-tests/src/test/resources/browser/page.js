// SPDX-License-Identifier: Apache-2.0
// Starts the RUM SDK, makes the calls of the plan one after the other, and tells the intake how each of them ended.

const plan = await (await fetch('/plan.json')).json();

/** Each starts its SDK, waits until it traces, and answers how to prepare for a call and how to hand over what RUM has. */
const sdks = {
  async datadog() {
    const reported = new Set();
    const lists = {
      default: undefined,
      all: ['tracecontext', 'b3', 'b3multi', 'datadog'],
    };
    const urls = plan.formats.map((format) => {
      const match = (url) => url.includes(`format=${format}&`);
      return format === 'default' ? match : { match, propagatorTypes: lists[format] ?? [format] };
    });
    DD_RUM.init({
      applicationId: '00000000-0000-0000-0000-000000000000',
      clientToken: 'pub',
      service: 'page',
      proxy: `${location.origin}/datadog`,
      telemetrySampleRate: 0,
      trackResources: true,
      ...plan.options,
      allowedTracingUrls: [`${location.origin}/probe`, ...urls],
      beforeSend: (event) => {
        if (event.type === 'resource') reported.add(event.resource.url);
        return true;
      },
    });
    await until(() => DD_RUM.getInternalContext());
    if (plan.traces) await until(async () => (await (await fetch('/probe')).json()).length > 0);
    return {
      prepare() {},
      // The SDK sends what it has collected when its page is left.
      async handOver() {
        await until(() => plan.calls.every((call) => reported.has(call.url)));
        location.href = '/left';
      },
    };
  },

  async opentelemetry() {
    const rum = OpenTelemetryRum.start(`${location.origin}/opentelemetry`);
    return { prepare: (call) => rum.write(call.format), async handOver() {} };
  },

  async none() {
    return { prepare() {}, async handOver() {} };
  },
};

const sdk = await sdks[plan.sdk]();
for (const call of plan.calls) {
  sdk.prepare(call);
  let result;
  try {
    result = await (call.via === 'xhr' ? xhr(call) : fetched(call));
  } catch (failure) {
    result = { failure: String(failure) };
  }
  await tell({ ...result, id: call.id });
}
await sdk.handOver();

async function fetched({ url, method, headers, body, credentials }) {
  const response = await fetch(url, { method, headers, body, credentials: credentials ? 'include' : 'same-origin' });
  await response.text();
  const timings = performance.getEntriesByName(url).flatMap((entry) => entry.serverTiming);
  return {
    status: response.status,
    serverTiming: timings.find((timing) => timing.name === 'traceparent')?.description,
    traceresponse: response.headers.get('traceresponse'),
  };
}

function xhr({ url, method, headers, body, credentials }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = credentials;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onload = () => resolve({ status: request.status });
    request.onerror = () => reject(new TypeError(`status ${request.status}`));
    request.send(body);
  });
}

async function tell(result) {
  await fetch('/result', { method: 'POST', body: JSON.stringify(result) });
}

async function until(condition) {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
