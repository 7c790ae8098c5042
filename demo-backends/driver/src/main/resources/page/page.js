// SPDX-License-Identifier: Apache-2.0
import { decimal, formatsIn, isTracing, judge, makeRequest, makeSession, readIds } from './rum.js';

const STEP_MS = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 380;
const USUAL = { datadog: ['tracecontext', 'datadog', 'baggage'], opentelemetry: ['tracecontext', 'baggage'] };
const STATES = { waiting: 'waiting', same: 'same id', lost: 'id lost', changed: 'changed' };

const form = document.getElementById('browser');
const button = form.querySelector('button');
const session = makeSession();
const chains = await (await fetch('chains.json')).json();

for (const side of ['with', 'without']) {
  document.querySelector(`#${side} ol`).replaceChildren(...chains.hops.map(card));
}
form.addEventListener('change', (event) => event.target.name === 'sdk' && choose(event.target.value));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
choose(form.elements.sdk.value);

/** Ticks what the SDK sends without being told; no OpenTelemetry SDK writes Datadog's headers. */
function choose(sdk) {
  for (const box of form.elements.format) {
    box.checked = USUAL[sdk].includes(box.value);
    box.disabled = sdk === 'opentelemetry' && box.value === 'datadog';
  }
}

async function send() {
  const formats = [...form.elements.format].filter((box) => box.checked).map((box) => box.value);
  const sampled = form.elements.sampled.checked;
  const request = makeRequest({ sdk: form.elements.sdk.value, formats, sampled, session });
  text('trouble', formats.some((format) => format !== 'baggage') ? '' : 'Tick at least one that carries the id.');
  if (document.getElementById('trouble').textContent) return;
  button.disabled = true;
  showMade(request);
  try {
    await Promise.all(['with', 'without'].map((side) => travel(side, request)));
  } catch (failure) {
    text('trouble', `No answer from the backends (${failure.message}). Is the demo still running?`);
  } finally {
    button.disabled = false;
  }
}

/** Sends the request to one chain and lights up its hops, one after the other. */
async function travel(side, request) {
  const cards = [...document.querySelectorAll(`#${side} li`)];
  const outcome = document.querySelector(`#${side} .outcome`);
  outcome.textContent = '';
  cards.forEach(clear);
  const response = await fetch(chains[side], { headers: request.headers });
  let knowing = 0;
  let hop = await response.json();
  for (const li of cards) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    if (!hop) throw new Error('a backend did not answer');
    if (show(li, request, hop) === 'same') knowing++;
    hop = hop.next;
  }
  const all = knowing === cards.length;
  outcome.className = `outcome ${all ? 'good' : 'bad'}`;
  outcome.textContent = all
    ? `All ${cards.length} servers know the id.`
    : `Only ${knowing} of ${cards.length} servers ${knowing === 1 ? 'knows' : 'know'} the id.`;
}

function showMade({ ids, headers }) {
  text('trace', ids.trace).classList.remove('empty');
  text('decimal', decimalOf(ids.trace));
  const table = document.createElement('table');
  table.replaceChildren(...headers.map(row));
  document.getElementById('sent').replaceChildren(table);
}

function card(hop, position) {
  const li = document.getElementById('hop').content.cloneNode(true).firstElementChild;
  const [server, api] = hop.server.split(', ');
  li.querySelector('h3').textContent = `${position + 1}. ${server}`;
  li.querySelector('.how').textContent = [api, hop.client && `calls the next by ${hop.client}`].filter(Boolean).join(', ');
  clear(li);
  return li;
}

function clear(li) {
  li.dataset.state = 'waiting';
  li.querySelector('.state').textContent = STATES.waiting;
  li.querySelector('.id').textContent = '\u2013';
  li.querySelector('.decimal').textContent = '\u00a0';
  li.querySelector('.formats').replaceChildren();
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
  li.querySelector('.id').textContent = ids ? ids.trace : 'no id arrived';
  li.querySelector('.decimal').textContent = ids ? decimalOf(ids.trace) : '\u00a0';
  li.querySelector('.formats').replaceChildren(...formatsIn(hop.headers).map((format) => chip(format, sent)));
  const tracing = hop.headers.filter(([name]) => isTracing(name));
  const others = hop.headers.filter(([name]) => !isTracing(name));
  li.querySelector('summary').textContent = `all ${hop.headers.length} headers that arrived`;
  li.querySelector('table').replaceChildren(...tracing.map(row), ...others.map((header) => row(header, 'other')));
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

function decimalOf(trace) {
  return `${trace.length > 16 ? 'low half in decimal' : 'in decimal'} ${decimal(trace)}`;
}

function text(id, content) {
  const element = document.getElementById(id);
  element.textContent = content;
  return element;
}
