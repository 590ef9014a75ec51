import type { LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GenerateRequest } from '../src/engines/engine.js';
import { DrishtiError } from '../src/errors.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { Dictation } from './support/dictation.js';

const model = 'gemini-3-flash-preview';
let house: RecordingApp;
let picture: string;
let said: Dictation;

beforeAll(async () => {
  house = await recordingApp();
  const canvas = { width: 960, height: 540, channels: 3, background: '#336699' } as const;
  picture = (await sharp({ create: canvas }).png().toBuffer()).toString('base64');
});
afterAll(() => house.close());
beforeEach(() => {
  said = new Dictation();
  house.engine.answer = said.answer;
  house.engine.requests.length = 0;
});

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  return house.app.inject({ method: 'POST', url: `/v1beta/${path}`, headers, payload });
}

const generate = (body: unknown, headers = {}) => post(`models/${model}:generateContent`, body, headers);
const stream = (body: unknown, query = '?alt=sse', headers = {}) =>
  post(`models/${model}:streamGenerateContent${query}`, body, headers);

const inline = (more = {}) => ({ inlineData: { data: picture, mimeType: 'image/png' }, ...more });
const user = (...parts: object[]) => ({ role: 'user', parts });
const caption = () => ({ contents: [user({ text: 'Caption this image.' }, inline())] });

/** What the engine was asked for a body that must be accepted. */
async function asked(body: object): Promise<GenerateRequest> {
  said.say('Seen.').finish();
  const answer = await generate(body);
  expect(answer.json()).toMatchObject({ candidates: [{ finishReason: 'STOP' }] });
  return house.engine.requests.at(-1) as GenerateRequest;
}

function chunksOf(answer: LightMyRequestResponse) {
  const blocks = answer.body.split('\r\n\r\n');
  expect(blocks.pop()).toBe('');
  for (const block of blocks) expect(block).toMatch(/^data: /);
  return blocks.map((block) => JSON.parse(block.slice('data: '.length)));
}

const textsOf = (chunks: { candidates: { content: { parts: { text: string }[] } }[] }[]) =>
  chunks.map(({ candidates }) => candidates[0]?.content.parts.map(({ text }) => text).join(''));

describe('answers whole', () => {
  it('in the form of the classic surface, under every version of the API', async () => {
    said.say('Two ', 'mugs.').finish();
    for (const version of ['v1', 'v1beta', 'v1alpha']) {
      const url = `/${version}/models/${model}:generateContent`;
      const answer = await house.app.inject({ method: 'POST', url, payload: JSON.stringify(caption()) });
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
      expect(answer.json()).toEqual({
        candidates: [
          { content: { role: 'model', parts: [{ text: 'Two mugs.' }] }, finishReason: 'STOP', index: 0 },
        ],
        usageMetadata: {
          promptTokenCount: 1125,
          candidatesTokenCount: 3,
          thoughtsTokenCount: 0,
          totalTokenCount: 1128,
          promptTokensDetails: [
            { modality: 'TEXT', tokenCount: 5 },
            { modality: 'IMAGE', tokenCount: 1120 },
          ],
          candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: 3 }],
        },
        modelVersion: model,
        responseId: expect.stringMatching(/^v1_/),
      });
    }
  });

  it('and says when the limit of tokens cut it', async () => {
    said.say('Two mugs on a table.').finish();
    const { candidates, usageMetadata } = (
      await generate({ ...caption(), generationConfig: { maxOutputTokens: 2 } })
    ).json();
    expect(candidates[0]).toMatchObject({
      finishReason: 'MAX_TOKENS',
      content: { parts: [{ text: 'Two mugs' }] },
    });
    expect(usageMetadata).toMatchObject({ candidatesTokenCount: 2, totalTokenCount: 1127 });
  });

  it('and always has a part to read', async () => {
    said.finish('length');
    const { candidates } = (await generate(caption())).json();
    expect(candidates[0].content).toEqual({ role: 'model', parts: [{ text: '' }] });
  });

  it('with thoughts when they are asked for, and counts them anyway', async () => {
    said.think('Mugs?').say('Two mugs.').finish();
    const thinkingConfig = { includeThoughts: true };
    const shown = (await generate({ ...caption(), generationConfig: { thinkingConfig } })).json();
    expect(shown.candidates[0].content.parts).toEqual([
      { text: 'Mugs?', thought: true },
      { text: 'Two mugs.' },
    ]);
    const hidden = (await generate(caption())).json();
    expect(hidden.candidates[0].content.parts).toEqual([{ text: 'Two mugs.' }]);
    for (const { usageMetadata } of [shown, hidden]) {
      expect(usageMetadata).toMatchObject({ thoughtsTokenCount: 2, totalTokenCount: 1125 + 2 + 3 });
    }
  });

  it('and keeps nothing of it', async () => {
    said.say('Seen.').finish();
    const { responseId } = (await generate({ ...caption(), store: true })).json();
    expect((await house.app.inject({ url: `/v1beta/interactions/${responseId}` })).statusCode).toBe(404);
  });
});

describe('asks the engine', () => {
  it('for everything that was asked', async () => {
    const request = await asked({
      model: `models/${model}`,
      contents: [
        user({ text: 'What is it?' }, inline({ mediaResolution: { level: 'MEDIA_RESOLUTION_LOW' } })),
        {
          role: 'model',
          parts: [
            { text: 'Hm.', thought: true },
            { text: 'A mug.', thoughtSignature: 'c2ln' },
            { thoughtSignature: 'c2ln' },
            { thought: true, thoughtSignature: 'c2ln' },
          ],
        },
        { parts: [{ text: 'What colour?' }] },
      ],
      systemInstruction: { role: 'system', parts: [{ text: 'Be' }, { text: 'brief.' }] },
      generationConfig: {
        temperature: 0.5,
        topP: 0.9,
        topK: 40,
        seed: -7,
        maxOutputTokens: 100,
        stopSequences: ['END'],
        candidateCount: 1,
        responseMimeType: 'text/plain',
        responseModalities: ['TEXT'],
        thinkingConfig: { thinkingBudget: 500 },
        presencePenalty: 0.1,
        frequencyPenalty: 0.2,
        responseLogprobs: false,
        enableEnhancedCivicAnswers: false,
      },
      safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
      labels: { team: 'eyes' },
      tools: [],
      toolConfig: {},
      serviceTier: 'standard',
      store: false,
    });
    expect(request).toMatchObject({
      system: 'Be\nbrief.',
      output: { type: 'text' },
      sampling: { temperature: 0.5, topP: 0.9, topK: 40, seed: -7 },
      thinking: 'low',
      maxOutputTokens: 100,
      stopSequences: ['END'],
    });
    expect(request.turns.map(({ role }) => role)).toEqual(['user', 'model', 'user']);
    expect(request.turns[0]?.parts).toMatchObject([{ text: 'What is it?' }, { resolution: 'low' }]);
    expect(request.turns[1]?.parts).toEqual([{ type: 'text', text: 'A mug.' }]);
  });

  it('the same in snake_case, at every depth', async () => {
    const request = await asked({
      contents: { parts: { inline_data: { data: picture, mime_type: 'image/png' } } },
      system_instruction: 'Be brief.',
      generation_config: {
        top_p: 0.9,
        max_output_tokens: 100,
        response_mime_type: 'application/json',
        response_schema: { type: 'ARRAY', min_items: '2', items: { type: 'STRING' } },
        thinking_config: { thinking_level: 'HIGH', include_thoughts: true },
        media_resolution: 'MEDIA_RESOLUTION_MEDIUM',
      },
      safety_settings: null,
    });
    expect(request).toMatchObject({
      system: 'Be brief.',
      sampling: { topP: 0.9 },
      maxOutputTokens: 100,
      thinking: 'high',
      output: { type: 'json', schema: { type: 'array', minItems: 2, items: { type: 'string' } } },
    });
    expect(request.turns[0]?.parts).toMatchObject([{ type: 'image', resolution: 'medium' }]);
  });

  const schema = { type: 'OBJECT', properties: { b: {}, a: {} }, propertyOrdering: ['a', 'b'] };

  it.each([
    ['a schema', { responseMimeType: 'application/json', responseSchema: schema }],
    ['a schema alone', { responseSchema: schema }],
  ])('for JSON by %s', async (_name, generationConfig) => {
    const { output } = await asked({ ...caption(), generationConfig });
    expect(output).toMatchObject({ type: 'json', schema: { type: 'object' } });
    expect(JSON.stringify(output)).toContain('"properties":{"a":{},"b":{}}');
  });

  it.each(['responseJsonSchema', '_responseJsonSchema', 'response_json_schema', '_response_json_schema'])(
    'for JSON by %s',
    async (field) => {
      const jsonSchema = { $schema: 'x', type: 'object', 'x-note': 1, properties: { a: { type: 'string' } } };
      const { output } = await asked({ ...caption(), generationConfig: { [field]: jsonSchema } });
      expect(output).toMatchObject({ schema: { type: 'object', properties: { a: { type: 'string' } } } });
    },
  );

  it('for JSON of any shape', async () => {
    const generationConfig = { responseMimeType: 'application/json', responseSchema: null };
    expect((await asked({ ...caption(), generationConfig })).output).toEqual({ type: 'json' });
  });
});

describe('a word of an enum', () => {
  const words = {
    responseMimeType: 'text/x.enum',
    responseSchema: { type: 'STRING', enum: ['mug', 'a "jar"'] },
  };

  it('is told bare, and counted so', async () => {
    said.say('"a \\"', 'jar\\""').finish();
    const { candidates, usageMetadata } = (await generate({ ...caption(), generationConfig: words })).json();
    expect(candidates[0].content.parts).toEqual([{ text: 'a "jar"' }]);
    expect(usageMetadata.candidatesTokenCount).toBe(2);
    expect(house.engine.requests[0]?.output).toMatchObject({
      type: 'json',
      schema: { enum: ['mug', 'a "jar"'] },
    });
    const chunks = chunksOf(await stream({ ...caption(), generationConfig: words }));
    expect(textsOf(chunks)).toEqual(['a "jar"', '']);
  });
});

const text = { contents: [user({ text: 'a' })] };
const config = (generationConfig: object) => ({ ...text, generationConfig });

const manyLabels = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`A ${i}`, '']));

describe('refuses', () => {
  it.each<[string, unknown, RegExp]>([
    ['no body', '', /^request body: /],
    ['no JSON', '{"contents":', /^request body: is not valid JSON/],
    ['a list', [], /^request body: /],
    ['no contents', {}, /^contents: /],
    ['empty contents', { contents: [] }, /^contents: is empty/],
    ['no words', { contents: [user({ text: ' \n' })] }, /^contents: is empty/],
    [
      'only signatures',
      { contents: [user({ thoughtSignature: 'zz' }, { thought: true, thoughtSignature: 'zz' })] },
      /^contents: is empty/,
    ],
    ['too many labels', { ...text, labels: manyLabels }, /^labels: at most 64 labels are accepted/],
    [
      'half a character in a schema',
      config({ responseMimeType: 'application/json', responseSchema: { properties: { '\ud800': {} } } }),
      /^generationConfig.responseSchema.properties.\ud800: must be valid Unicode/,
    ],
    ['only a thought', { contents: [user({ text: 'Hm.', thought: true })] }, /^contents: is empty/],
    [
      'a last word of the model',
      { contents: [user({ text: 'a' }), { role: 'model', parts: [{ text: 'b' }] }] },
      /^contents: the last content must be the user's/,
    ],
    ['another role', { contents: [{ role: 'function', parts: [{ text: 'a' }] }] }, /^contents\[0\].role: /],
    [
      'a function call',
      { contents: [user({ functionCall: {} })] },
      /^contents\[0\].parts\[0\].functionCall: /,
    ],
    ['video', { contents: [user({ text: 'a', videoMetadata: {} })] }, /videoMetadata: video cannot be/],
    ['tools', { ...text, tools: [{ googleSearch: {} }] }, /^tools\[0\].googleSearch: no tools are supported/],
    ['a tool of no kind', { ...text, tools: [{}] }, /^tools: no tools are supported/],
    ['cached content', { ...text, cachedContent: 'cachedContents/a' }, /^cachedContent: /],
    ['a continuation', { ...text, continuationToken: 'a' }, /^continuationToken: /],
    ['another model', { ...text, model: 'models/gemini-2.5-pro' }, /^model: is not the model of the path/],
    ['labels that are none', { ...text, labels: { a: 'B' } }, /^labels.a: /],
    ['two candidates', config({ candidateCount: 2 }), /^generationConfig.candidateCount: only one/],
    ['another type', config({ responseMimeType: 'text/csv' }), /responseMimeType: "text\/csv" is not one of/],
    [
      'two schemas',
      config({ responseSchema: {}, responseJsonSchema: {} }),
      /^generationConfig.responseJsonSchema: give either/,
    ],
    [
      'a schema for text',
      config({ responseSchema: {}, responseMimeType: 'text/plain' }),
      /^generationConfig.responseMimeType: a schema needs/,
    ],
    [
      'an enum without words',
      config({ responseMimeType: 'text/x.enum' }),
      /^generationConfig.responseMimeType: "text\/x.enum" needs/,
    ],
    [
      'an enum of numbers',
      config({ responseMimeType: 'text/x.enum', responseSchema: { type: 'NUMBER', enum: ['1'] } }),
      /responseMimeType: "text\/x.enum" needs/,
    ],
    [
      'a wrong type in a schema',
      config({ responseSchema: { type: 'OBJECT', properties: { a: { type: 'BLOB' } } } }),
      /^generationConfig.responseSchema.properties.a.type: must be one of/,
    ],
    [
      'a schema that is none',
      config({ responseSchema: 'OBJECT' }),
      /^generationConfig.responseSchema: must be/,
    ],
    [
      'pictures as answers',
      config({ responseModalities: ['TEXT', 'IMAGE'] }),
      /^generationConfig.responseModalities\[1\]: /,
    ],
    [
      'ultra high for all',
      config({ mediaResolution: 'MEDIA_RESOLUTION_ULTRA_HIGH' }),
      /^generationConfig.mediaResolution: /,
    ],
    [
      'budget and level',
      config({ thinkingConfig: { thinkingBudget: 1, thinkingLevel: 'LOW' } }),
      /^generationConfig.thinkingConfig: give thinkingLevel or/,
    ],
    ['too much heat', config({ temperature: 2.1 }), /^generationConfig.temperature: .*2/],
    ['half a token', config({ maxOutputTokens: 0.5 }), /^generationConfig.maxOutputTokens: /],
    ['many stops', config({ stopSequences: Array(17).fill('a') }), /^generationConfig.stopSequences: .*16/],
    ['probabilities', config({ responseLogprobs: true }), /^generationConfig.responseLogprobs: /],
    ['logprobs', config({ logprobs: 3 }), /^generationConfig.logprobs: /],
    ['speech', config({ speechConfig: {} }), /^generationConfig.speechConfig: /],
    ['images', config({ imageConfig: {} }), /^generationConfig.imageConfig: /],
    ['civic answers', config({ enableEnhancedCivicAnswers: true }), /^generationConfig.enableEnhanced/],
    ['transcription', config({ audioTranscriptionConfig: {} }), /^generationConfig.audioTranscription/],
    [
      'an unknown field before wrong values',
      { ...config({ temperature: 9 }), colour: 1 },
      /^colour: unknown field/,
    ],
    ['an unknown setting', config({ responseColour: 1 }), /^generationConfig.responseColour: unknown field/],
    [
      'an unknown keyword',
      config({ temperature: 9, responseSchema: { shape: 1 } }),
      /^generationConfig.responseSchema.shape: /,
    ],
    ['a setting twice', config({ topP: 1, top_p: 1 }), /^generationConfig.top_p: unknown field/],
    [
      'bad base64',
      { contents: [user({ inlineData: { data: '****' } })] },
      /^contents\[0\].parts\[0\].inlineData.data: /,
    ],
    [
      'a data URL as a file',
      { contents: [user({ fileData: { fileUri: 'data:image/png;base64,AA' } })] },
      /fileData.fileUri: put base64/,
    ],
  ])('%s, streamed or not', async (_name, body, message) => {
    const answers = [await generate(body), await stream(body), await stream(body, '')];
    for (const answer of answers) {
      expect(answer.json()).toEqual({
        error: { code: 400, status: 'INVALID_ARGUMENT', message: expect.stringMatching(message) },
      });
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
    }
    expect(house.engine.requests).toEqual([]);
  });

  it('what is wrong in a request that is only counted alike', async () => {
    const generateContentRequest = config({ responseSchema: { shape: 1 } });
    const answer = await post(`models/${model}:countTokens`, { generateContentRequest });
    expect(answer.json().error.message).toMatch(
      /^generateContentRequest.generationConfig.responseSchema.shape: /,
    );
  });

  it.each([
    ['an unknown model', 'models/llama:generateContent', /^model: "llama" is not served here/],
    ['a tuned model', 'tunedModels/mine:generateContent', /is not served here/],
    ['a file that is not there', `models/${model}:generateContent`, /there is no file files\/none/],
  ])('%s with 404', async (_name, path, message) => {
    const answer = await post(path, {
      contents: [user({ text: 'a' }, { fileData: { fileUri: 'files/none' } })],
    });
    expect(answer.json().error).toEqual({
      code: 404,
      status: 'NOT_FOUND',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    'models/gemini-3-flash-preview:embedContent',
    'models/gemini-3-flash-preview:batchEmbedContents',
    'models/gemini-3-flash-preview:batchGenerateContent',
    'models/gemini-3-flash-preview:predict',
    'models/gemini-3-flash-preview:toString',
    'models/gemini-3-flash-preview',
    'cachedContents',
    'batches/b:cancel',
    'tunedModels',
    'fileSearchStores',
    'fileSearchStores/s/documents',
    'webhooks',
    'agents',
    'triggers',
    'voices',
    'environments',
    'credentials',
    'operations/o:wait',
    'authTokens',
  ])('%s, which is not served', async (path) => {
    const answer = await post(path, caption());
    expect(answer.statusCode).toBe(404);
    expect(answer.json().error).toEqual({
      code: 404,
      status: 'NOT_FOUND',
      message: expect.stringMatching(/here/),
    });
  });
});

describe('streams', () => {
  const pieces = ['Two ', 'mugs\u2028', 'on a table.'];

  it('each piece of text as an event of its own', async () => {
    said.say(...pieces).finish();
    const answer = await stream(caption());
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const chunks = chunksOf(answer);
    expect(textsOf(chunks)).toEqual([...pieces, '']);
    expect(chunks.map(({ candidates }) => candidates[0].finishReason)).toEqual([
      undefined,
      undefined,
      undefined,
      'STOP',
    ]);
    expect(chunks.map(({ usageMetadata }) => usageMetadata.totalTokenCount)).toEqual([
      1126, 1128, 1130, 1130,
    ]);
    expect(new Set(chunks.map(({ responseId }) => responseId)).size).toBe(1);
  });

  it.each(['', '?alt=json', '?alt='])('or all pieces as one array (%j)', async (query) => {
    said.say(...pieces).finish('length');
    const answer = await stream(caption(), query);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(textsOf(answer.json())).toEqual([...pieces, '']);
    expect(answer.json().at(-1).candidates[0].finishReason).toBe('MAX_TOKENS');
  });

  it('no other way', async () => {
    const answer = await stream(caption(), '?alt=media');
    expect([answer.statusCode, answer.json().error.message]).toEqual([
      400,
      expect.stringMatching(/^alt: "media"/),
    ]);
  });

  it('thoughts when they are asked for', async () => {
    said.think('Mugs?').say('Two.').finish();
    const generationConfig = { thinkingConfig: { includeThoughts: true } };
    const [first] = chunksOf(await stream({ ...caption(), generationConfig }));
    expect(first.candidates[0].content.parts).toEqual([{ text: 'Mugs?', thought: true }]);
    said = new Dictation().think('Mugs?').say('Two.').finish();
    house.engine.answer = said.answer;
    const [hidden] = chunksOf(await stream(caption()));
    expect(hidden.candidates[0].content.parts).toEqual([{ text: 'Two.' }]);
  });

  const breaking = () => {
    house.engine.answer = async function* () {
      yield { type: 'text', text: 'Two ' };
      throw new DrishtiError('service_unavailable', 'the model ran out of memory');
    };
  };
  const told = { error: { code: 503, status: 'UNAVAILABLE', message: 'the model ran out of memory' } };

  it('an error that comes on the way', async () => {
    breaking();
    const [first, error, ...rest] = chunksOf(await stream(caption()));
    expect(textsOf([first])).toEqual(['Two ']);
    expect([error, rest]).toEqual([told, []]);
  });

  it('an error inside the array', async () => {
    breaking();
    const answer = await stream(caption(), '');
    expect([answer.statusCode, answer.json()]).toEqual([200, [expect.anything(), told]]);
  });
});

describe('a deadline', () => {
  const wait = (seconds: string) => ({ 'x-server-timeout': seconds });

  it('stops the work', async () => {
    const answer = await generate(caption(), wait('0.2'));
    expect([answer.statusCode, answer.json().error]).toEqual([
      504,
      { code: 504, status: 'DEADLINE_EXCEEDED', message: 'no answer within 0.2 seconds' },
    ]);
    await expect.poll(() => house.engine.running).toBe(0);
  });

  it('stops a stream that has begun, and says so in it', async () => {
    said.say('Two ');
    const chunks = chunksOf(await stream(caption(), '?alt=sse', wait('1')));
    expect(textsOf(chunks.slice(0, 1))).toEqual(['Two ']);
    expect(chunks.slice(1)).toEqual([
      { error: { code: 504, status: 'DEADLINE_EXCEEDED', message: 'no answer within 1 seconds' } },
    ]);
    await expect.poll(() => house.engine.running).toBe(0);
  });

  it('stops one that has not', async () => {
    const answer = await stream(caption(), '?alt=sse', wait('0.2'));
    expect([answer.statusCode, answer.json().error.status]).toEqual([504, 'DEADLINE_EXCEEDED']);
  });

  it('that is far enough away does nothing', async () => {
    said.say('Seen.').finish();
    for (const seconds of ['60', '999999999', '0.999999999', '1000000000', '1e9', '9'.repeat(400)]) {
      expect((await generate(caption(), wait(seconds))).statusCode).toBe(200);
    }
  });

  it.each(['0', '0e9', '-1', '0x10', '5s', 'soon', '1,5', 'Infinity', ' '])(
    'of %j is refused',
    async (seconds) => {
      for (const answer of [
        await generate(caption(), wait(seconds)),
        await stream(caption(), '', wait(seconds)),
      ]) {
        expect(answer.statusCode).toBe(400);
        expect(answer.json().error.message).toMatch(/^X-Server-Timeout: /);
      }
    },
  );
});
