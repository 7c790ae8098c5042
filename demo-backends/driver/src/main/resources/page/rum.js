// SPDX-License-Identifier: Apache-2.0
// What a RUM SDK does to a request, and how to read it back.

/**
 * Starts Datadog's browser SDK, if it was to be had: answers null, or an object whose `trace(url, formats)` has the next
 * request for `url` carry the formats, and promises the event that RUM gets of it.
 */
export async function startDatadog() {
  if (!window.DD_RUM) return null;
  const expected = new Map();
  const choices = subsets(FORMATS.filter((format) => format !== 'baggage'));
  DD_RUM.init({
    applicationId: '00000000-0000-0000-0000-000000000000',
    clientToken: 'none',
    service: 'baton-demo',
    proxy: `${location.origin}/intake`,
    telemetrySampleRate: 0,
    trackResources: true,
    allowedTracingUrls: choices.map((propagatorTypes) => ({
      match: (url) => expected.get(url)?.formats === propagatorTypes.join(),
      propagatorTypes,
    })),
    beforeSend: (event) => {
      if (event.type === 'resource') expected.get(event.resource.url)?.resolve(event);
      return true;
    },
  });
  while (!DD_RUM.getInternalContext()) await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    trace: (url, formats) => new Promise((resolve) => expected.set(url, { formats: formats.join(), resolve })),
  };
}

function subsets(list) {
  return list.reduce((all, element) => [...all, ...all.map((subset) => [...subset, element])], [[]]);
}

/** Makes ids and headers of one request as `sdk` ('datadog' or 'opentelemetry') does, in the given formats. */
export function makeRequest({ sdk, formats, session }) {
  const wide = sdk === 'opentelemetry';
  const trace = randomHex(wide ? 128 : 64);
  const parent = randomHex(wide ? 64 : 63);
  const write = {
    tracecontext: () => [
      ['traceparent', `00-${trace.padStart(32, '0')}-${parent}-01`],
      ...(wide ? [] : [['tracestate', `dd=s:1;o:rum`]]),
    ],
    b3: () => [['b3', `${trace}-${parent}-1`]],
    b3multi: () => [
      ['X-B3-TraceId', trace],
      ['X-B3-SpanId', parent],
      ['X-B3-Sampled', '1'],
    ],
    datadog: () => [
      ['x-datadog-origin', 'rum'],
      ['x-datadog-parent-id', decimal(parent)],
      ['x-datadog-sampling-priority', '1'],
      ['x-datadog-trace-id', decimal(trace)],
    ],
    baggage: () => [['baggage', `session.id=${session}`]],
  };
  return { ids: { trace, parent }, headers: [...formats, 'baggage'].flatMap((format) => write[format]()) };
}

/** A session id as SDKs make them (a version 4 UUID). */
export function makeSession() {
  return crypto.randomUUID();
}

/** The low 64 bits of a hex id, in the unsigned decimal that Datadog shows. */
export function decimal(hex) {
  return BigInt(`0x${hex.slice(-16)}`).toString();
}

const NAMES = {
  tracecontext: ['traceparent', 'tracestate'],
  b3: ['b3'],
  b3multi: ['x-b3-traceid', 'x-b3-spanid', 'x-b3-sampled', 'x-b3-flags'],
  datadog: [
    'x-datadog-trace-id',
    'x-datadog-parent-id',
    'x-datadog-sampling-priority',
    'x-datadog-origin',
    'x-datadog-tags',
  ],
  baggage: ['baggage'],
};

export const FORMATS = Object.keys(NAMES);

/** Whether a header is there for tracing. */
export function isTracing(name) {
  return FORMATS.some((format) => NAMES[format].includes(name.toLowerCase()));
}

/** The formats that headers (pairs of name and value) hold, in the order of FORMATS. */
export function formatsIn(headers) {
  return FORMATS.filter((format) => headers.some(([name]) => NAMES[format].includes(name.toLowerCase())));
}

/** The ids that headers tell: {trace, parent} of the first format that names any, or null. */
export function readIds(headers) {
  const get = (name) => headers.find(([other]) => other.toLowerCase() === name)?.[1] ?? '';
  const hex = (digits) => BigInt(digits).toString(16).padStart(16, '0');
  const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(get('traceparent'));
  if (traceparent) return { trace: traceparent[1].replace(/^0{16}/, ''), parent: traceparent[2] };
  const b3 = /^([0-9a-f]{16,32})-([0-9a-f]{16})/.exec(get('b3'));
  if (b3) return { trace: b3[1], parent: b3[2] };
  if (get('x-b3-traceid')) return { trace: get('x-b3-traceid'), parent: get('x-b3-spanid') };
  const known = [get('x-datadog-trace-id'), get('x-datadog-parent-id')];
  if (known.every((id) => /^[0-9]+$/.test(id))) return { trace: hex(known[0]), parent: hex(known[1]) };
  return null;
}

/** What a hop knows of a request: 'same', 'lost' or 'changed'. */
export function judge(request, headers) {
  const ids = readIds(headers);
  if (ids === null) return 'lost';
  const intact = request.headers.every(([name, value]) => {
    const arrived = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase());
    return arrived.length === 1 && arrived[0][1] === value;
  });
  return intact && ids.trace === request.ids.trace && ids.parent === request.ids.parent ? 'same' : 'changed';
}

/** Random bits, never all zero, in hex with its leading zeros. */
function randomHex(bits) {
  const words = crypto.getRandomValues(new Uint32Array(Math.ceil(bits / 32)));
  if (bits % 32 !== 0) words[0] >>>= 32 - (bits % 32);
  if (words.every((word) => word === 0)) return randomHex(bits);
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
}
