import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedApp, embeddedApp } from './support/embeddedApp.js';
import { interactionsOf, majors } from './support/majors.js';
import {
  type ScriptedServer,
  type ScriptedServerOptions,
  startScriptedServer,
} from './support/scriptedServer/scriptedServer.js';
import { boxesSchema, detectionFormat, detectionPrompt } from './support/seedDetection.js';

const model = 'gemini-3-flash-preview';
const image = { type: 'image', data: '', mime_type: 'image/jpeg' };
let server: ScriptedServer;
let house: EmbeddedApp;

beforeAll(async () => {
  const grey = { width: 300, height: 600, channels: 3, background: '#999' } as const;
  const turned = sharp({ create: grey }).withMetadata({ orientation: 6 });
  // 600 × 300 once it is upright.
  image.data = (await turned.jpeg().toBuffer()).toString('base64');
});
afterEach(async () => {
  await house.close();
  await server.close();
});

async function open(script: ScriptedServerOptions): Promise<void> {
  server = await startScriptedServer(script);
  house = await embeddedApp({ openaiUrl: server.url, openaiTimeoutSeconds: 20 });
}

const client = () => interactionsOf(majors[1][1], house.url);
const ask = (text: string, more: object = {}) =>
  client().create({ model, input: [{ type: 'text', text }, image], ...more }, { maxRetries: 0 });

/** A thing in the middle of the upright picture, as Qwen3-VL writes it. */
const native = { boxes: [{ bbox_2d: [250, 300, 750, 700], label: 'mug' }] };

describe.each(['vllm', 'sglang', 'llamacpp', 'ollama'] as const)('a model on %s', (dialect) => {
  it('answers for gemini-* names, beside the embedded one', async () => {
    await open({ dialect, answers: ['A grey wall.'] });
    expect((await ask('What is this?')).output_text).toBe('A grey wall.');
    const [seen] = server.requests;
    expect(seen?.pictures).toEqual([expect.objectContaining({ width: 608, height: 288 })]);
    const listed = await fetch(`${house.url}/v1/models`);
    const { models } = (await listed.json()) as { models: { name: string }[] };
    const names = models.map(({ name }) => name);
    expect(names).toEqual([
      expect.stringMatching(/^models\/qwen3-vl-8b/),
      'models/drishti-embedded',
      `models/${model}`,
    ]);
  });

  it("finds in Gemini's form, whatever the orientation tag, and cuts masks out", async () => {
    await open({ dialect, answers: [JSON.stringify(native)] });
    const { output_text } = await ask(detectionPrompt, detectionFormat);
    const { boxes } = boxesSchema.parse(JSON.parse(output_text));
    expect(boxes).toEqual([{ box_2d: [300, 250, 700, 750], label: 'mug', mask: expect.any(Array) }]);
    expect(boxes[0]?.mask.length).toBeGreaterThan(2);
    expect(JSON.stringify(server.requests)).not.toContain('"mask"');
  });

  it('streams, and tells thoughts from the answer', async () => {
    await open({ dialect, answers: [(stream) => stream.think('Grey.').say('A ', 'wall', '.').end()] });
    const texts: string[] = [];
    for await (const event of await ask('What is this?', { stream: true })) {
      if (event.event_type === 'step.delta' && event.delta.type === 'text') texts.push(event.delta.text);
    }
    expect(texts).toEqual(['A ', 'wall', '.']);
  });
});

const schema = { type: 'object', properties: { colour: { type: 'string' } }, required: ['colour'] };
const asJson = { response_format: { type: 'text', mime_type: 'application/json', schema } };

it('asks once again for JSON that is wrong', async () => {
  await open({ dialect: 'vllm', answers: ['{"color": "grey"}', '{"colour": "grey"}'] });
  expect((await ask('Which colour?', asJson)).output_text).toBe('{"colour":"grey"}');
  expect(server.requests).toHaveLength(2);
});

it('refuses JSON that is wrong twice, for good, and says what was wrong', async () => {
  await open({ dialect: 'vllm', answers: ['{"color": "grey"}'] });
  const failure = await ask('Which colour?', asJson).catch((error) => error);
  expect(failure.status).toBe(400);
  expect(failure.error.error).toEqual({
    code: 'malformed_output',
    message: expect.stringContaining('colour'),
  });
  expect(server.requests).toHaveLength(2);
});

it('fails in the background with the reason', async () => {
  await open({ dialect: 'vllm', answers: ['{"color": "grey"}'] });
  const { id } = await ask('Which colour?', { ...asJson, background: true });
  await expect.poll(async () => (await client().get(id)).status, { timeout: 10_000 }).toBe('failed');
  expect((await client().get(id)).errors[0].code).toBe('malformed_output');
});

it('lets go of the server when the caller goes', async () => {
  let gone: Promise<void> | undefined;
  await open({
    dialect: 'vllm',
    answers: [
      (stream) => {
        gone = stream.closed;
        stream.say('A ');
      },
    ],
  });
  const stream = await ask('What is this?', { stream: true });
  for await (const event of stream) if (event.event_type === 'step.delta') break;
  await gone;
});

it('goes on with the embedded engine, by its name, when the server is gone', async () => {
  await open({ dialect: 'vllm', answers: ['A grey wall.'] });
  await server.close();
  const failure = await ask('What is this?').catch((error) => error);
  expect(failure.status).toBe(503);
  const { output_text } = await ask('Is there a dog?', { model: 'drishti-embedded' });
  expect(output_text).toMatch(/no/i);
});
