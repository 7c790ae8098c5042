// SPDX-License-Identifier: Apache-2.0
import { decimal, formatsIn, isTracing, judge, makeRequest, makeSession, readIds, startDatadog } from './rum.js';

const STEP_MS = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 380;
const EVENT_MS = 10_000;
const USUAL = { datadog: ['tracecontext', 'datadog'], opentelemetry: ['tracecontext'] };
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five'];
const STATES = { waiting: 'waiting', same: 'same id', lost: 'id lost', changed: 'changed' };

const form = document.getElementById('browser');
const button = form.querySelector('button');
const trouble = document.getElementById('trouble');
const session = makeSession();
const datadog = await startDatadog();
const chains = await (await fetch('chains.json')).json();

for (const count of document.querySelectorAll('.count')) count.textContent = NUMBERS[chains.hops.length];
for (const side of ['with', 'without']) {
  document.querySelector(`#${side} ol`).replaceChildren(browserCard(), ...chains.hops.map(card));
}
form.addEventListener('change', (event) => {
  if (event.target.name === 'sdk') tickWhatIsUsual(event.target.value);
  reset();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
tickWhatIsUsual(form.elements.sdk.value);
reset();

/** Ticks what the SDK sends without being told; no OpenTelemetry SDK writes Datadog's headers. */
function tickWhatIsUsual(sdk) {
  for (const box of form.elements.format) {
    box.checked = USUAL[sdk].includes(box.value);
    box.disabled = sdk === 'opentelemetry' && box.value === 'datadog';
  }
}

function chosenFormats() {
  return [...form.elements.format].filter((box) => box.checked).map((box) => box.value);
}

/** The SDK that runs on this page, if the chosen one does. */
function running() {
  return form.elements.sdk.value === 'datadog' ? datadog : null;
}

/** Shows which headers the next request will have, and no results. */
function reset() {
  const request = makeRequest({ sdk: form.elements.sdk.value, formats: chosenFormats(), session });
  document.getElementById('made-title').textContent = running()
    ? 'Headers that the SDK adds to each request'
    : 'Headers that this page adds, as the SDK would';
  document.getElementById('whose').textContent = '';
  showSent(request.headers.map(([name]) => [name, '\u2026']));
  document.querySelectorAll('li').forEach(clear);
  document.querySelectorAll('.outcome').forEach((outcome) => tell(outcome, '', 'No request yet.'));
  trouble.textContent = readIds(request.headers) ? '' : 'Tick at least one that holds an id.';
  button.disabled = trouble.textContent !== '';
}

async function send() {
  reset();
  setEnabled(false);
  try {
    await Promise.all(['with', 'without'].map((side) => travel(side)));
  } catch (failure) {
    trouble.textContent = `No answer from the backends (${failure.message}). Is the demo still running?`;
    document.querySelectorAll('.outcome:not(.good)').forEach((outcome) => tell(outcome, 'bad', 'No answer.'));
  } finally {
    setEnabled(true);
  }
}

/** Sends a request to one chain and lights up what RUM has of it, and its hops, one after the other. */
async function travel(side) {
  const [browser, ...cards] = document.querySelectorAll(`#${side} li`);
  const outcome = document.querySelector(`#${side} .outcome`);
  tell(outcome, '', 'Sent\u2026');
  const { request, event, answer } = await (running() ? traced(side) : imitated(side));
  if (side === 'with') {
    showSent(request.headers.sort());
    document.getElementById('whose').textContent = 'Of the request to the side with Baton; the other has ids of its own.';
  }
  showBrowser(browser, request, event);
  let knowing = 0;
  let hop = answer;
  for (const li of cards) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    if (!hop) throw new Error('a backend did not answer');
    if (show(li, request, hop) === 'same') knowing++;
    hop = hop.next;
  }
  const all = knowing === cards.length;
  if (all) tell(outcome, 'good', `All ${cards.length} servers know the id.`);
  else tell(outcome, 'bad', `Only ${knowing} of ${cards.length} servers ${knowing === 1 ? 'knows' : 'know'} the id.`);
}

/** A request that the page's SDK traces, and what RUM then has of it. */
async function traced(side) {
  const url = `${chains[side]}?request=${crypto.randomUUID()}`;
  const formats = chosenFormats();
  const reported = datadog.trace(url, formats);
  const answer = await (await fetch(url)).json();
  const event = await Promise.race([reported, new Promise((resolve) => setTimeout(resolve, EVENT_MS))]);
  if (!event) throw new Error('the SDK reported nothing');
  // A page cannot see what its SDK adds; the first server can, and with Baton it sees the other formats too.
  const added = answer.headers.filter(([name]) => formatsIn([[name]]).some((format) => [...formats, 'baggage'].includes(format)));
  const hex = (id) => BigInt(id).toString(16).padStart(16, '0');
  const ids = { trace: hex(event._dd.trace_id), parent: hex(event._dd.span_id) };
  return { request: { ids, headers: added }, event, answer };
}

/** The same by hand, where the SDK is not on this page. */
async function imitated(side) {
  const request = makeRequest({ sdk: form.elements.sdk.value, formats: chosenFormats(), session });
  const answer = await (await fetch(chains[side], { headers: request.headers })).json();
  return { request, event: null, answer };
}

function tell(outcome, tone, words) {
  outcome.className = `outcome ${tone}`;
  outcome.textContent = words;
}

function showSent(headers) {
  const table = document.createElement('table');
  table.append(...headers.map((header) => row(header)));
  document.getElementById('sent').replaceChildren(table);
}

/** Shows ids in hex and decimal, or a blank where they will be. */
function showIds(parent, ids) {
  const [id, low] = [parent.querySelector('.id'), parent.querySelector('.decimal')];
  id.classList.toggle('unknown', !ids);
  low.classList.toggle('unknown', !ids);
  id.textContent = ids ? ids.trace : '\u00a0';
  low.textContent = ids ? `${ids.trace.length > 16 ? 'low half in decimal' : 'in decimal'} ${decimal(ids.trace)}` : '\u00a0';
}

function browserCard() {
  const li = document.getElementById('hop').content.cloneNode(true).firstElementChild;
  li.classList.add('browser');
  li.querySelector('h3').textContent = 'RUM, in your browser';
  return li;
}

/** Shows the event that RUM has of a request, or, without an SDK, the ids that one would report. */
function showBrowser(li, request, event) {
  li.dataset.state = 'same';
  li.querySelector('.state').textContent = event ? 'reported' : 'made up';
  li.querySelector('.how').textContent = event
    ? `${event.type} event: ${event.resource.type}, status ${event.resource.status_code}`
    : 'the ids that an SDK would report';
  showIds(li, request.ids);
  li.querySelector('details').hidden = !event;
  if (!event) return;
  li.querySelector('summary').textContent = 'the event';
  li.querySelector('details').open = true;
  const fields = [
    ['type', event.type],
    ['resource.url', event.resource.url],
    ['session.id', event.session.id],
    ['_dd.trace_id', event._dd.trace_id],
    ['_dd.span_id', event._dd.span_id],
  ];
  li.querySelector('table').replaceChildren(...fields.map((field) => row(field)));
}

function card(hop, position) {
  const li = document.getElementById('hop').content.cloneNode(true).firstElementChild;
  const [server, api] = hop.server.split(', ');
  li.querySelector('h3').textContent = `${position + 1}. ${server.replace('/', ' ')}`;
  li.querySelector('.how').textContent = [api, hop.client && `calls the next by ${hop.client}`].filter(Boolean).join(', ');
  return li;
}

function clear(li) {
  li.dataset.state = 'waiting';
  li.querySelector('.state').textContent = STATES.waiting;
  showIds(li, null);
  li.querySelector('.formats').replaceChildren();
  if (li.matches('.browser')) li.querySelector('.how').textContent = running() ? 'what the SDK reports' : 'no SDK on this page';
  li.querySelector('summary').textContent = '\u00a0';
  li.querySelector('details').open = false;
}

/** Shows what one hop got of a request and returns its state. */
function show(li, request, hop) {
  const state = judge(request, hop.headers);
  const ids = readIds(hop.headers);
  const sent = formatsIn(request.headers);
  li.dataset.state = state;
  li.querySelector('.state').textContent = STATES[state];
  showIds(li, ids);
  if (!ids) showNoIds(li);
  li.querySelector('.formats').replaceChildren(...formatsIn(hop.headers).map((format) => chip(format, sent)));
  const tracing = hop.headers.filter(([name]) => isTracing(name));
  const others = hop.headers.filter(([name]) => !isTracing(name));
  li.querySelector('summary').textContent = `all ${hop.headers.length} headers that arrived`;
  li.querySelector('table').replaceChildren(...tracing.map((header) => row(header)), ...others.map((header) => row(header, 'other')));
  return state;
}

function chip(format, sent) {
  const span = document.createElement('span');
  span.textContent = format;
  const asSent = sent.includes(format);
  span.title = asSent ? 'arrived as the browser sent it' : 'the same id, translated for servers that read this format';
  if (!asSent) span.className = 'translated';
  return span;
}

function row([name, value], kind) {
  const tr = document.createElement('tr');
  if (kind === 'other') tr.className = kind;
  tr.insertCell().textContent = name;
  tr.insertCell().textContent = value;
  return tr;
}

function showNoIds(li) {
  for (const [name, words] of [['id', 'No id arrived.'], ['decimal', 'Nobody can tell what this server did for your click.']]) {
    const line = li.querySelector(`.${name}`);
    line.classList.remove('unknown');
    line.textContent = words;
  }
}

function setEnabled(enabled) {
  for (const fieldset of form.querySelectorAll('fieldset')) fieldset.disabled = !enabled;
  button.disabled = !enabled;
}
