import { describe, expect, it } from 'vitest';
import { firstSettings } from '../ask/settings.js';
import { codeRequestOf } from './codeRequestOf.js';
import { curlOf } from './curl.js';
import { javascriptOf } from './javascript.js';
import { pythonOf } from './python.js';

const bytes = new Blob(['x']);
const here = { name: "it's.png", mimeType: 'image/png', source: { type: 'bytes', bytes } } as const;
const there = {
  name: 'a',
  mimeType: 'image/jpeg',
  source: { type: 'link', url: 'https://a.example/b.jpg' },
} as const;
const settings = { ...firstSettings, model: 'm', prompt: 'Say "$HOME" `now`, \\n', isKept: false };
const request = codeRequestOf('http://127.0.0.1:8787', settings, [here, there], 'v1_x');

it('asks in JavaScript', () => {
  expect(javascriptOf(request)).toBe(`// npm install @google/genai
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({
  apiKey: process.env.GEMINI_API_KEY ?? 'local',
  httpOptions: { baseUrl: "http://127.0.0.1:8787" },
});
const interaction = await ai.interactions.create({
  model: "m",
  input: [
    {type: "text", text: "Say \\"$HOME\\" \`now\`, \\\\n"},
    {
      type: "image",
      data: readFileSync("it's.png").toString('base64'),
      mime_type: "image/png",
    },
    {type: "image", uri: "https://a.example/b.jpg"},
  ],
  previous_interaction_id: "v1_x",
  store: false,
});
console.log(interaction.output_text);
`);
});

it('asks in Python, in its own words for true, false and nothing', () => {
  const code = pythonOf({ ...request, body: { ...request.body, more: [true, null] } });
  expect(code).toContain('    {"type": "image", "data": picture("it\'s.png"), "mime_type": "image/png"},\n');
  expect(code).toContain('    store=False,\n');
  expect(code).toContain('    more=[True, None],\n');
});

it('asks on the command line, with nothing that a shell would read as its own', () => {
  const code = curlOf(request);
  expect(code).toContain('{"type": "text", "text": "Say \\\\"\\$HOME\\\\" \\`now\\`, \\\\\\\\n"}');
  expect(code).toContain(`"data": "$(base64 < 'it'\\''s.png' | tr -d '\\n')"`);
  expect(code).not.toMatch(/,\s*[\]}]/);
});

describe('a request for a program', () => {
  it('needs no files when pictures lie elsewhere', () => {
    const code = javascriptOf(codeRequestOf('http://a', settings, [there]));
    expect(code).not.toContain('readFileSync');
  });

  it('has the resolution with each picture', () => {
    const chosen = codeRequestOf('http://a', { ...settings, resolution: 'low' }, [there]);
    expect(javascriptOf(chosen)).toContain(
      '{type: "image", uri: "https://a.example/b.jpg", resolution: "low"}',
    );
  });

  it('leaves out a schema that is not written to its end', () => {
    const { body } = codeRequestOf('http://a', { ...settings, format: 'schema', schema: '{' }, []);
    expect(body['response_format']).toEqual({ type: 'text', mime_type: 'application/json' });
  });
});
