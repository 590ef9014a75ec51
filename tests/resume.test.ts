import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SettingName } from '../src/config.js';
import type { RecordingApp } from './support/app.js';
import { cuttingProxy } from './support/cuttingProxy.js';
import { dictatedApp } from './support/dictatedApp.js';
import type { Dictation } from './support/dictation.js';
import { parseEvents, readEvents, textOf, type WireEvent } from './support/eventStream.js';
import { type ClientEvent, interactionsOf, majors } from './support/majors.js';
import { reconnectLoop } from './support/reconnectLoop.js';

const model = 'gemini-3-flash-preview';
const ask = {
  model,
  input: 'What is this?',
  background: true,
  generation_config: { thinking_summaries: 'auto' },
};
const pieces = ['Two ', 'mugs ', 'on a ', 'table,\n\n', 'µ and 🙂.'];

let house: RecordingApp;
let dictation: Dictation;
beforeEach(() => open());
afterEach(() => house.close());

async function open(settings: Partial<Record<SettingName, unknown>> = {}): Promise<void> {
  ({ house, dictation } = await dictatedApp(settings));
}

const listen = (port = 0) => house.app.listen({ host: '127.0.0.1', port });
const idOfNew = async (body: object = ask): Promise<string> => (await house.create(body)).json.id;
const streamOf = (id: string, lastEventId?: string) =>
  house.app.inject(`/v1/interactions/${id}?stream=true${lastEventId ? `&last_event_id=${lastEventId}` : ''}`);
const wholeOf = async (id: string) => (await streamOf(id)).body;
const idsOf = (events: readonly WireEvent[]) => events.flatMap(({ data }) => data.event_id ?? []);

describe('a finished interaction', () => {
  it('is told from any event on, byte for byte', async () => {
    dictation
      .think('Hm')
      .say(...pieces)
      .finish();
    const id = await idOfNew();
    const whole = await wholeOf(id);
    const events = parseEvents(whole);
    expect(textOf(events)).toBe(pieces.join(''));
    expect(await wholeOf(id)).toBe(whole);
    for (const eventId of idsOf(events)) {
      const end = whole.indexOf('\n\n', whole.indexOf(`"event_id":"${eventId}"`)) + 2;
      expect((await streamOf(id, eventId)).body).toBe(whole.slice(end));
    }
  });

  it('has no events but its own', async () => {
    dictation.say('A mug.').finish();
    const [id, other] = [await idOfNew(), await idOfNew()];
    const ids = idsOf(parseEvents(await wholeOf(id)));
    await wholeOf(other);
    const beyond = String(ids.at(-1)).replace(/\d+$/, (seq) => String(Number(seq) + 1));
    for (const [of, eventId] of [
      [other, ids[0]],
      [id, beyond],
      [id, 'e1'],
    ] as const) {
      const { statusCode, body } = await streamOf(of, eventId);
      expect([eventId, statusCode]).toEqual([eventId, 400]);
      expect(JSON.parse(body).error).toEqual({
        code: 'invalid_request',
        message: expect.stringMatching(/^last_event_id: /),
      });
    }
  });
});

describe('an interaction that runs', () => {
  it('is told from any event on, and then as it goes', async () => {
    dictation.say(...pieces.slice(0, 2));
    const id = await idOfNew();
    const url = await listen();
    const watch = (rest = '') => fetch(`${url}/v1/interactions/${id}?stream=true${rest}`);
    const first = readEvents(await watch());
    const seen: WireEvent[] = [];
    while (textOf(seen) !== 'Two mugs ') seen.push((await first.next()).value as WireEvent);
    await first.return(undefined);

    const answers = await Promise.all([
      ...idsOf(seen).map((eventId) => watch(`&last_event_id=${eventId}`)),
      watch(),
    ]);
    const bodies = Promise.all(answers.map((answer) => answer.text()));
    dictation.say(...pieces.slice(2)).finish();
    const [...told] = await bodies;
    const whole = told.pop() as string;
    expect(textOf(parseEvents(whole))).toBe(pieces.join(''));
    expect(idsOf(parseEvents(whole)).slice(0, seen.length)).toEqual(idsOf(seen));
    for (const [i, body] of told.entries()) {
      expect(idsOf(parseEvents(body))).toEqual(idsOf(parseEvents(whole)).slice(i + 1));
      expect(whole.endsWith(body)).toBe(true);
    }
  });

  it('in the foreground can be watched by others as well', async () => {
    dictation.say('Two ');
    const url = await listen();
    const body = JSON.stringify({ ...ask, background: false, stream: true });
    const caller = await fetch(`${url}/v1/interactions`, { method: 'POST', body });
    const events = readEvents(caller);
    const first = (await events.next()).value as WireEvent;
    const { id } = first.data.interaction;
    const other = fetch(`${url}/v1/interactions/${id}?stream=true`).then((answer) => answer.text());
    dictation.say('mugs.').finish();
    const told = [first];
    for await (const event of events) told.push(event);
    expect(parseEvents(await other)).toEqual(told);
    expect(parseEvents(await wholeOf(id))).toEqual(told);
  });

  it('says a comment when nothing happens for a while', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const answer = await fetch(`${await listen()}/v1/interactions/${await idOfNew()}?stream=true`);
    const body = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream());
    const reader = body.getReader();
    let text = '';
    while (!text.includes('status_update')) text += (await reader.read()).value;
    expect(text).not.toMatch(/^:/m);
    for (const _ of [1, 2]) {
      vi.advanceTimersByTime(15_000);
      expect((await reader.read()).value).toBe(': keep-alive\n\n');
    }
    await reader.cancel();
  });
});

/** Ends the server at once, as far as its interactions go, so that another can be opened on its folder. */
async function stopAtOnce(): Promise<void> {
  const closing = house.app.close();
  await house.services.interactions.close(0);
  await closing;
  await house.services.close(0);
}

describe.each(majors)('the documented loop of @google/genai %s', (_version, GoogleGenAI) => {
  const expectWhole = async ({ id, text, eventIds }: Awaited<ReturnType<typeof reconnectLoop>>) => {
    const whole = parseEvents(await wholeOf(id));
    expect(text).toBe(pieces.join(''));
    expect(textOf(whole)).toBe(text);
    expect(eventIds).toEqual(idsOf(whole));
    expect(new Set(eventIds).size).toBe(eventIds.length);
    return whole;
  };

  it('misses nothing when the connection is cut after every event', async () => {
    dictation
      .think('Hm')
      .say(...pieces)
      .finish();
    const proxy = await cuttingProxy(await listen());
    onTestFinished(() => proxy.close());
    const told = await reconnectLoop(interactionsOf(GoogleGenAI, proxy.url), ask);
    const whole = await expectWhole(told);
    expect(told.events).toEqual(whole.slice(0, -1).map(({ data }) => data));
    expect(proxy.cuts()).toBeGreaterThanOrEqual(told.events.length);
  });

  it('misses nothing when that happens while the model still speaks', async () => {
    const proxy = await cuttingProxy(await listen());
    onTestFinished(() => proxy.close());
    const rest = [...pieces];
    const told = await reconnectLoop(interactionsOf(GoogleGenAI, proxy.url), ask, (event: ClientEvent) => {
      if (event.event_type === 'step.start' || event.event_type === 'interaction.status_update') {
        dictation.say(rest.shift() as string);
      } else if (event.event_type === 'step.delta') {
        const piece = rest.shift();
        if (piece === undefined) dictation.finish();
        else dictation.say(piece);
      }
    });
    await expectWhole(told);
  });

  it.each(['directly', 'through a proxy that cuts'])(
    'misses nothing when the server restarts, %s',
    async (way) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'drishti-resume-'));
      onTestFinished(() => rm(dataDir, { recursive: true }));
      await house.close();
      await open({ dataDir });
      const url = await listen();
      const { port } = house.app.server.address() as AddressInfo;
      const proxy = await cuttingProxy(url);
      onTestFinished(() => proxy.close());
      dictation.say(...pieces.slice(0, 3));

      let restart: Promise<void> | undefined;
      const restarted = async () => {
        await stopAtOnce();
        await open({ dataDir });
        await listen(port);
        dictation.say(...pieces).finish();
      };
      const base = way === 'directly' ? url : proxy.url;
      const told = await reconnectLoop(interactionsOf(GoogleGenAI, base), ask, (event: ClientEvent) => {
        if (event.delta?.text === pieces[2]) restart ??= restarted();
      });
      await restart;
      await expectWhole(told);
      expect(house.engine.requests).toHaveLength(1);
    },
  );
});
