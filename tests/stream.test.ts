import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DrishtiError } from '../src/errors.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { Dictation } from './support/dictation.js';
import { parseEvents, readEvents, textOf, type WireEvent } from './support/eventStream.js';
import { type ClientEvent, interactionsOf, majors } from './support/majors.js';

const model = 'gemini-3-flash-preview';
const ask = { model, input: 'What is this?', stream: true };
let house: RecordingApp;
let dictation: Dictation;
beforeEach(async () => {
  house = await recordingApp();
  dictation = new Dictation();
  house.engine.answer = dictation.answer;
});
afterEach(() => house.close());

/** Posts a create and gives the whole answer. */
function post(body: object) {
  return house.app.inject({ method: 'POST', url: '/v1/interactions', payload: body });
}

function listen(): Promise<string> {
  return house.app.listen({ host: '127.0.0.1', port: 0 });
}

/** Posts a create over a real connection; the answer goes on. */
function open(url: string, body: object = ask, signal?: AbortSignal): Promise<Response> {
  const init = { method: 'POST', body: JSON.stringify(body), ...(signal && { signal }) };
  return fetch(`${url}/v1/interactions`, init);
}

async function next(events: AsyncGenerator<WireEvent>): Promise<WireEvent> {
  const { value, done } = await events.next();
  if (done) throw new Error('the stream ended');
  return value;
}

const stored = async (id: string) => (await house.app.inject(`/v1/interactions/${id}`)).json();

describe('the events', () => {
  it('come in the documented order, framing and words', async () => {
    dictation.say('Two mugs on ', 'a table.').finish();
    const answer = await post({ ...ask, labels: { team: 'a' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const [first] = parseEvents(answer.body);
    const { id, created } = (first as WireEvent).data.interaction;
    expect(id).toMatch(/^v1_[\w-]{32}$/);
    const of = id.slice(3, 13);
    const { updated } = await stored(id);
    const told = `event: interaction.created
data: {"event_type":"interaction.created","event_id":"${of}.0","interaction":{"id":"${id}","object":"interaction","model":"${model}","status":"in_progress","created":"${created}"}}

event: interaction.status_update
data: {"event_type":"interaction.status_update","event_id":"${of}.1","interaction_id":"${id}","status":"in_progress"}

event: step.start
data: {"event_type":"step.start","event_id":"${of}.2","index":0,"step":{"type":"model_output"}}

event: step.delta
data: {"event_type":"step.delta","event_id":"${of}.3","index":0,"delta":{"type":"text","text":"Two mugs on "}}

event: step.delta
data: {"event_type":"step.delta","event_id":"${of}.4","index":0,"delta":{"type":"text","text":"a table."}}

event: step.stop
data: {"event_type":"step.stop","event_id":"${of}.5","index":0}

event: interaction.completed
data: {"event_type":"interaction.completed","event_id":"${of}.6","interaction":{"id":"${id}","object":"interaction","model":"${model}","status":"completed","created":"${created}","updated":"${updated}","usage":{"total_input_tokens":4,"input_tokens_by_modality":[{"modality":"text","tokens":4}],"total_output_tokens":5,"total_thought_tokens":0,"total_cached_tokens":0,"total_tool_use_tokens":0,"total_tokens":9},"labels":{"team":"a"}}}

event: done
data: [DONE]

`;
    expect(answer.body).toBe(told);
    expect((await house.app.inject(`/v1/interactions/${id}?stream=true`)).body).toBe(told);
  });

  it('tell thoughts in a step of their own, when they were asked for', async () => {
    dictation.think('A mug').think('?').say('A mug.').finish();
    const shown = parseEvents(
      (await post({ ...ask, generation_config: { thinking_summaries: 'auto' } })).body,
    );
    expect(shown.map(({ name }) => name)).toEqual([
      'interaction.created',
      'interaction.status_update',
      'step.start',
      'step.delta',
      'step.delta',
      'step.stop',
      'step.start',
      'step.delta',
      'step.stop',
      'interaction.completed',
      'done',
    ]);
    expect(shown[2]?.data).toMatchObject({ index: 0, step: { type: 'thought' } });
    expect(shown[4]?.data).toMatchObject({
      index: 0,
      delta: { type: 'thought_summary', content: { type: 'text', text: '?' } },
    });
    expect(shown[6]?.data).toMatchObject({ index: 1, step: { type: 'model_output' } });
    const hidden = parseEvents((await post(ask)).body);
    expect(hidden.some(({ data }) => data.step?.type === 'thought')).toBe(false);
    expect(textOf(hidden)).toBe('A mug.');
  });

  it('say that the output limit cut the answer', async () => {
    dictation.say('One two three').finish();
    const events = parseEvents((await post({ ...ask, generation_config: { max_output_tokens: 1 } })).body);
    expect(events.at(-2)?.data).toMatchObject({
      event_type: 'interaction.completed',
      interaction: { status: 'incomplete', usage: { total_output_tokens: 1 } },
    });
    expect(textOf(events)).toBe('One ');
  });

  it('say what went wrong after the first word, and then that it is over', async () => {
    house.engine.answer = async function* () {
      yield { type: 'text', text: 'A ' };
      throw new DrishtiError('service_unavailable', 'the model ran out of memory');
    };
    const answer = await post(ask);
    expect(answer.statusCode).toBe(200);
    const events = parseEvents(answer.body);
    expect(events.slice(-3).map(({ name }) => name)).toEqual(['error', 'interaction.completed', 'done']);
    const error = { code: 'service_unavailable', message: 'the model ran out of memory' };
    expect(events.at(-3)?.data.error).toEqual(error);
    expect(events.at(-2)?.data.interaction.status).toBe('failed');
    expect(await stored(events[0]?.data.interaction.id)).toMatchObject({ status: 'failed', errors: [error] });
  });

  it('carry texts of every kind and thousands of pieces', async () => {
    const pieces = Array.from({ length: 3000 }, (_, i) => `${i}\n\n"µ" \u2028 data: [DONE] 🙂`);
    dictation.say(...pieces).finish();
    const events = parseEvents((await post(ask)).body);
    expect(textOf(events)).toBe(pieces.join(''));
    expect(new Set(events.map(({ data }) => data.event_id)).size).toBe(events.length);
  });
});

it.each([
  ['a model there is not', { ...ask, model: 'gpt-4o' }, 404, 'model_not_found'],
  ['a broken picture', { ...ask, input: [{ type: 'image', data: 'AAAA' }] }, 400, 'invalid_request'],
  ['an unknown field', { ...ask, streaming: true }, 400, 'parameter_unknown'],
  ['an earlier interaction there is not', { ...ask, previous_interaction_id: 'v1_x' }, 404, 'not_found'],
])('refuses %s with a plain error', async (_name, body, status, code) => {
  const answer = await post(body);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  expect(answer.json().error.code).toBe(code);
});

it('tells what the engine refuses at once with a plain error', async () => {
  house.engine.beforeAnswer = () => {
    throw new DrishtiError('invalid_request', 'response_format: too complex');
  };
  const answer = await post(ask);
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toEqual({
    error: { code: 'invalid_request', message: 'response_format: too complex' },
  });
});

it('lets text leave while the model speaks', async () => {
  dictation.say('Two ');
  const events = readEvents(await open(await listen()));
  for (const name of ['interaction.created', 'interaction.status_update', 'step.start']) {
    expect((await next(events)).name).toBe(name);
  }
  for (const text of ['Two ', 'mugs ', 'on a table.']) {
    expect((await next(events)).data.delta).toEqual({ type: 'text', text });
    if (text === 'Two ') dictation.say('mugs ');
    if (text === 'mugs ') dictation.say('on a table.');
  }
  expect(house.engine.running).toBe(1);
  dictation.finish();
  const rest: string[] = [];
  for await (const { name } of events) rest.push(name);
  expect(rest).toEqual(['step.stop', 'interaction.completed', 'done']);
});

it('stops the work at once when the caller leaves, and remembers that it was cancelled', async () => {
  dictation.say('Two ');
  const leaving = new AbortController();
  const events = readEvents(await open(await listen(), ask, leaving.signal));
  const { id } = (await next(events)).data.interaction;
  expect(house.engine.signals.map(({ aborted }) => aborted)).toEqual([false]);
  leaving.abort();
  await expect.poll(() => house.engine.signals.map(({ aborted }) => aborted)).toEqual([true]);
  await expect.poll(() => house.engine.running).toBe(0);
  await expect.poll(async () => (await stored(id)).status).toBe('cancelled');
  const replayed = parseEvents((await house.app.inject(`/v1/interactions/${id}?stream=true`)).body);
  expect(replayed.at(-2)?.data.interaction.status).toBe('cancelled');
});

it('stops the work of a caller who leaves before the first word', async () => {
  const leaving = new AbortController();
  const answer = open(await listen(), ask, leaving.signal).catch(() => 'left');
  await expect.poll(() => house.engine.running).toBe(1);
  leaving.abort();
  expect(await answer).toBe('left');
  await expect.poll(() => house.engine.running).toBe(0);
});

it('keeps nothing of a stream that is not to be stored', async () => {
  dictation.say('A mug.').finish();
  const events = parseEvents((await post({ ...ask, store: false })).body);
  const { id } = (events[0] as WireEvent).data.interaction;
  expect((await house.app.inject(`/v1/interactions/${id}`)).statusCode).toBe(404);
  expect((await house.app.inject(`/v1/interactions/${id}?stream=true`)).statusCode).toBe(404);
});

describe.each(majors)('@google/genai %s', (_version, GoogleGenAI) => {
  const read = async (stream: AsyncIterable<ClientEvent>) => {
    const events: ClientEvent[] = [];
    for await (const event of stream) events.push(event);
    return events;
  };
  const textOfClient = (events: ClientEvent[]) => textOf(events.map((data) => ({ name: '', data })));

  it('reads a stream as it comes', async () => {
    dictation.say('Two ');
    const stream = await interactionsOf(GoogleGenAI, await listen()).create(ask);
    const events: ClientEvent[] = [];
    for await (const event of stream) {
      events.push(event);
      if (event.delta?.text === 'Two ') dictation.say('mugs.');
      if (event.delta?.text === 'mugs.') dictation.finish();
    }
    expect(events.map(({ event_type }) => event_type)).toEqual([
      'interaction.created',
      'interaction.status_update',
      'step.start',
      'step.delta',
      'step.delta',
      'step.stop',
      'interaction.completed',
    ]);
    expect(textOfClient(events)).toBe('Two mugs.');
    expect(events.at(-1).interaction).toMatchObject({ status: 'completed', usage: { total_tokens: 7 } });
  });

  it('stops the work by leaving the loop', async () => {
    dictation.say('Two ');
    for await (const event of await interactionsOf(GoogleGenAI, await listen()).create(ask)) {
      if (event.event_type === 'step.delta') break;
    }
    await expect.poll(() => house.engine.running).toBe(0);
    expect(house.engine.signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('is told of a failure by an event', async () => {
    house.engine.answer = async function* () {
      yield { type: 'text', text: 'A ' };
      throw new DrishtiError('service_unavailable', 'the model ran out of memory');
    };
    const events = await read(await interactionsOf(GoogleGenAI, await listen()).create(ask));
    expect(events.at(-2)).toMatchObject({ event_type: 'error', error: { code: 'service_unavailable' } });
    expect(events.at(-1).interaction.status).toBe('failed');
  });

  it('raises errors that come before the stream', async () => {
    const calls = interactionsOf(GoogleGenAI, await listen());
    await expect(calls.create({ ...ask, model: 'gpt-4o' })).rejects.toMatchObject({
      name: 'NotFoundError',
      status: 404,
      error: { error: { code: 'model_not_found' } },
    });
  });

  it('never has two generations run when it gives up and asks again, and none in the end', async () => {
    dictation.say('Two ');
    const calls = interactionsOf(GoogleGenAI, await listen(), { timeout: 200 });
    const impatient = calls.create({ ...ask, stream: false });
    await expect(impatient).rejects.toMatchObject({ name: 'APIConnectionTimeoutError' });
    expect(house.engine.requests).toHaveLength(5);
    expect(house.engine.mostRunning).toBe(1);
    await expect.poll(() => house.engine.running).toBe(0);
  });
});
