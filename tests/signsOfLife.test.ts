import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { streamText } from 'ai';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sendEventStream } from '../src/http/eventStream.js';
import type { InteractionEvent } from '../src/interactions/event.js';
import { TextMeter } from '../src/interactions/usage.js';
import { Chunks } from '../src/wire/generateContent/chunks.js';
import { type Framing, framingOf } from '../src/wire/generateContent/framing.js';
import { majors } from './support/majors.js';

const model = 'gemini-3-flash-preview';
let app: FastifyInstance;
let url: string;
/** How often the server has said that it is alive. */
let signs: number;

beforeAll(async () => {
  app = Fastify();
  app.post('/*', (request, reply) => {
    const framing = framingOf((request.query as { alt?: string }).alt);
    const chunks = new Chunks({ id: 'v1_x', model }, () => new TextMeter());
    return sendEventStream(request, reply, hesitant(chunks, framing), {
      contentType: framing.contentType,
      keepAliveMs: 10,
      keepAlive: () => {
        signs++;
        return framing.keepAlive(() => chunks.empty());
      },
    });
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());
beforeEach(() => {
  signs = 0;
});

/** Is silent for a while before and after each thing it says. */
async function* hesitant(chunks: Chunks, framing: Framing): AsyncGenerator<string> {
  const input = { inputTextTokens: 5, inputImageTokens: 0 };
  const events: InteractionEvent[] = [
    { type: 'running', input },
    { type: 'delta', index: 0, step: 'output', text: 'Two ' },
    { type: 'delta', index: 0, step: 'output', text: 'mugs.' },
    {
      type: 'finished',
      status: 'completed',
      atMs: 0,
      usage: { ...input, outputTokens: 3, thoughtTokens: 0 },
    },
  ];
  for (const event of events) {
    const chunk = chunks.of(event);
    if (chunk !== undefined) yield framing.block(chunk);
    const before = signs;
    await expect.poll(() => signs).toBeGreaterThan(before);
  }
  const end = framing.end();
  if (end !== '') yield end;
}

it.each(majors)('@google/genai %s reads on', async (_version, GoogleGenAI) => {
  const client = new GoogleGenAI({ apiKey: 'local', httpOptions: { baseUrl: url } });
  let text = '';
  for await (const chunk of await client.models.generateContentStream({ model, contents: 'a' }))
    text += chunk.text;
  expect(text).toBe('Two mugs.');
});

it('@ai-sdk/google reads on', async () => {
  const google = createGoogleGenerativeAI({ apiKey: 'local', baseURL: `${url}/v1beta` });
  const { textStream } = streamText({ model: google(model), prompt: 'a' });
  let text = '';
  for await (const piece of textStream) text += piece;
  expect(text).toBe('Two mugs.');
});

it('@langchain/google-genai reads on, and counts no token twice', async () => {
  const chat = new ChatGoogleGenerativeAI({ model, apiKey: 'local', baseUrl: url });
  let text = '';
  let tokens = 0;
  for await (const chunk of await chat.stream('a')) {
    text += chunk.content;
    tokens += (chunk.usage_metadata as { total_tokens: number } | undefined)?.total_tokens ?? 0;
  }
  expect([text, tokens]).toEqual(['Two mugs.', 8]);
});

it('an array stays JSON', async () => {
  const answer = await fetch(`${url}/v1beta/models/${model}:streamGenerateContent`, { method: 'POST' });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  const chunks = (await answer.json()) as { candidates: { content: { parts: [{ text: string }] } }[] }[];
  expect(chunks.map(({ candidates }) => candidates[0]?.content.parts[0].text)).toEqual(['Two ', 'mugs.', '']);
  expect(signs).toBeGreaterThan(0);
});
