import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecordingApp, recordingApp } from './support/app.js';

const png = async (width: number, height: number) =>
  (
    await sharp({ create: { width, height, channels: 3, background: '#336699' } })
      .png()
      .toBuffer()
  ).toString('base64');

const picture = await png(960, 540);
const model = 'gemini-3-flash-preview';
const ask = { model, input: 'What is this?' };
let house: RecordingApp;
beforeEach(async () => {
  house = await recordingApp();
});
afterEach(() => house.close());

describe('the answer', () => {
  it('has the documented shape and echoes the name that was asked for', async () => {
    const { status, json } = await house.create({ ...ask, labels: { team: 'a-1' }, service_tier: 'flex' });
    expect(status).toBe(200);
    expect(json).toEqual({
      id: expect.stringMatching(/^v1_[\w-]{32}$/),
      object: 'interaction',
      model,
      status: 'completed',
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      updated: expect.stringMatching(/Z$/),
      steps: [{ type: 'model_output', content: [{ type: 'text', text: 'Seen.' }] }],
      usage: {
        total_input_tokens: 4,
        input_tokens_by_modality: [{ modality: 'text', tokens: 4 }],
        total_output_tokens: 2,
        total_thought_tokens: 0,
        total_cached_tokens: 0,
        total_tool_use_tokens: 0,
        total_tokens: 6,
      },
      labels: { team: 'a-1' },
      service_tier: 'flex',
    });
  });

  it('puts thoughts before the output and counts them apart', async () => {
    house.engine.events = [
      { type: 'thought', text: 'Hmm, a mug.' },
      { type: 'text', text: 'A ' },
      { type: 'text', text: 'mug.' },
      { type: 'finish', reason: 'stop' },
    ];
    const { json } = await house.create({ ...ask, generation_config: { thinking_summaries: 'auto' } });
    expect(json.steps.map((step: { type: string }) => step.type)).toEqual(['thought', 'model_output']);
    expect(json.steps[0].summary).toEqual([{ type: 'text', text: 'Hmm, a mug.' }]);
    expect(json.steps.at(-1).content).toEqual([{ type: 'text', text: 'A mug.' }]);
    expect(json.usage).toMatchObject({ total_thought_tokens: 3, total_output_tokens: 2, total_tokens: 9 });
  });

  it('counts thoughts that were not asked for, and does not show them', async () => {
    house.engine.events = [
      { type: 'thought', text: 'Hmm, a mug.' },
      { type: 'text', text: 'A mug.' },
      { type: 'finish', reason: 'stop' },
    ];
    const { json } = await house.create(ask);
    expect(json.steps).toEqual([{ type: 'model_output', content: [{ type: 'text', text: 'A mug.' }] }]);
    expect(json.usage).toMatchObject({ total_thought_tokens: 3, total_output_tokens: 2 });
  });

  it('is cut at max_output_tokens and at stop sequences', async () => {
    house.engine.events = [
      { type: 'text', text: 'One two EN' },
      { type: 'text', text: 'D three' },
      { type: 'finish', reason: 'stop' },
    ];
    const cut = await house.create({ ...ask, generation_config: { max_output_tokens: 1 } });
    expect(cut.json).toMatchObject({ status: 'incomplete', usage: { total_output_tokens: 1 } });
    expect(cut.json.steps.at(-1).content[0].text).toBe('One ');
    const stopped = await house.create({ ...ask, generation_config: { stop_sequences: ['END'] } });
    expect(stopped.json.status).toBe('completed');
    expect(stopped.json.steps.at(-1).content[0].text).toBe('One two ');
  });
});

describe('the four forms of input', () => {
  const image = { type: 'image', data: picture, mime_type: 'image/jpeg' };
  const forms: [string, unknown, string[]][] = [
    ['a string', 'Hello', ['text']],
    ['one content', image, ['image']],
    ['a list of contents', [{ type: 'text', text: 'Hi' }, image], ['text', 'image']],
    ['a list of steps', [{ type: 'user_input', content: [image] }], ['image']],
    ['a step with bare text', [{ type: 'user_input', content: 'Hi' }], ['text']],
    ['the other name of mime_type', { type: 'image', data: picture, mimeType: 'image/png' }, ['image']],
    ['a picture as document', { type: 'document', data: picture }, ['image']],
    ['a data URI', { type: 'image', data: `data:image/png;base64,${picture}` }, ['image']],
  ];
  it.each(forms)('%s', async (_name, input, types) => {
    const { status } = await house.create({ model, input });
    expect(status).toBe(200);
    expect(house.engine.requests[0]?.turns.at(-1)?.parts.map((part) => part.type)).toEqual(types);
  });

  it('keeps earlier turns and drops thoughts', async () => {
    const { status } = await house.create({
      model,
      input: [
        { type: 'user_input', content: [{ type: 'text', text: 'Hi' }, image] },
        { type: 'thought', signature: 'abc' },
        { type: 'model_output', content: [{ type: 'text', text: 'A blue field.' }] },
        { type: 'user_input', content: 'Sure?' },
      ],
    });
    expect(status).toBe(200);
    expect(house.engine.requests[0]?.turns.map((turn) => turn.role)).toEqual(['user', 'model', 'user']);
  });
});

describe('token counts', () => {
  const caption = { type: 'text', text: 'Caption this image.' };
  const count = async (asked: string, resolution?: string) => {
    const image = { type: 'image', data: picture, ...(resolution && { resolution }) };
    return (await house.create({ model: asked, input: [caption, image] })).json.usage?.total_input_tokens;
  };
  it.each([
    [model, undefined, 1125],
    [model, 'unspecified', 1125],
    [model, 'low', 285],
    [model, 'medium', 565],
    [model, 'ultra_high', 2245],
    ['gemini-2.5-flash', undefined, 1553],
    ['drishti-embedded', 'high', 1553],
    ['models/gemini-3.1-pro-preview', undefined, 1125],
  ])('%s at %s: %d', async (asked, resolution, tokens) => {
    expect(await count(asked, resolution)).toBe(tokens);
  });

  it('counts the system instruction and history', async () => {
    const { json } = await house.create({ ...ask, system_instruction: 'Be brief.' });
    expect(json.usage.total_input_tokens).toBe(4 + 3);
  });
});

describe('what reaches the engine', () => {
  it('is translated whole', async () => {
    await house.create({
      model: 'gemini-2.5-flash',
      input: 'Boxes',
      system_instruction: 'JSON only',
      response_format: { type: 'text', mime_type: 'application/json', schema: { type: 'object' } },
      generation_config: { temperature: 0.5, top_p: 0.9, seed: 7, thinking_level: 'minimal' },
    });
    expect(house.engine.requests[0]).toMatchObject({
      model: 'drishti-embedded',
      system: 'JSON only',
      output: { type: 'json', schema: { type: 'object' } },
      sampling: { temperature: 0.5, topP: 0.9, seed: 7 },
      thinking: 'minimal',
    });
  });

  const formats: [string, unknown, unknown][] = [
    ['text', { type: 'text' }, { type: 'text' }],
    ['text/plain', { type: 'text', mime_type: 'text/plain' }, { type: 'text' }],
    ['JSON', { type: 'text', mime_type: 'application/json' }, { type: 'json' }],
    [
      'a schema without mime type',
      { type: 'text', schema: { type: 'array' } },
      { schema: { type: 'array' } },
    ],
    ['a list of one', [{ type: 'text', mime_type: 'application/json' }], { type: 'json' }],
    [
      'a format without type',
      { mime_type: 'application/json', schema: { type: 'array' } },
      { schema: { type: 'array' } },
    ],
    ['a plain format without type', { mime_type: 'text/plain' }, { type: 'text' }],
    ['an empty format', {}, { type: 'text' }],
    ['a bare schema', { type: 'object', properties: {} }, { type: 'json', schema: { type: 'object' } }],
  ];
  it.each(formats)('response_format: %s', async (_name, response_format, output) => {
    expect((await house.create({ ...ask, response_format })).status).toBe(200);
    expect(house.engine.requests[0]?.output).toMatchObject(output as object);
  });
});

describe('refusals', () => {
  const image = { type: 'image', data: picture };
  const config = (generation_config: unknown) => ({ ...ask, generation_config });
  const format = (response_format: unknown) => ({ ...ask, response_format });
  const cases: [string, unknown, string, RegExp][] = [
    ['no JSON', '{"model":', 'invalid_request', /request body: is not valid JSON/],
    ['nothing', '', 'invalid_request', /request body/],
    ['a list', '[]', 'invalid_request', /request body: expected object/],
    ['no model', { input: 'x' }, 'invalid_request', /^model: /],
    ['an unknown model', { model: 'gpt-4o', input: 'x' }, 'model_not_found', /"gpt-4o" is not served/],
    ['no input', { model }, 'invalid_request', /^input: is required/],
    ['an empty prompt', { model, input: '  ' }, 'invalid_request', /^input: is empty/],
    ['a number as input', { model, input: 5 }, 'invalid_request', /^input: 5 is not accepted/],
    [
      'an unknown field',
      { ...ask, foo: 1 },
      'parameter_unknown',
      /^foo: unknown field; known are .*model, input/,
    ],
    ['unknown before wrong', { input: 'x', foo: 1 }, 'parameter_unknown', /^foo/],
    [
      'an unknown field inside',
      { model: 5, input: [{ type: 'text', txt: 'x' }] },
      'parameter_unknown',
      /^input\[0\].txt/,
    ],
    ['an unknown content', { model, input: [{ type: 'smell' }] }, 'invalid_request', /^input\[0\].*"smell"/],
    ['audio', { model, input: [{ type: 'audio', data: 'x' }] }, 'invalid_request', /^input\[0\]: audio/],
    [
      'mixed forms',
      { model, input: [image, { type: 'user_input', content: 'x' }] },
      'invalid_request',
      /cannot be mixed/,
    ],
    [
      'a model step last',
      { model, input: [{ type: 'model_output', content: 'x' }] },
      'invalid_request',
      /last step must be a user_input/,
    ],
    [
      'a tool step',
      { model, input: [{ type: 'function_call', name: 'f' }] },
      'invalid_request',
      /"function_call" is not a step/,
    ],
    [
      'data and uri',
      { model, input: { ...image, uri: 'https://a.example/b.png' } },
      'invalid_request',
      /exactly one/,
    ],
    ['neither', { model, input: { type: 'image' } }, 'invalid_request', /^input: give exactly one/],
    [
      'a URL that is not https',
      { model, input: { type: 'image', uri: 'http://a.example/b.png' } },
      'invalid_request',
      /^input.uri: the picture at a.example could not be fetched: .*https/,
    ],
    [
      'a URL of nothing that can be fetched',
      { model, input: [{ type: 'document', uri: 'gs://bucket/b.png' }] },
      'invalid_request',
      /^input\[0\].uri: "gs:\/\/bucket\/b.png" is not accepted; use an https URL/,
    ],
    [
      'a file that does not exist',
      { model, input: { type: 'image', uri: 'https://generativelanguage.googleapis.com/v1beta/files/abc' } },
      'not_found',
      /^input.uri: there is no file files\/abc, or it has expired/,
    ],
    [
      'bad base64',
      { model, input: { type: 'image', data: '!!!!' } },
      'invalid_request',
      /^input.data: .*base64/,
    ],
    [
      'no picture',
      { model, input: { type: 'image', data: 'aGVsbG8gd29ybGQ=' } },
      'invalid_request',
      /not an image/,
    ],
    ['a strange resolution', { model, input: { ...image, resolution: 'huge' } }, 'invalid_request', /"huge"/],
    [
      'resolution on an old model',
      { model: 'gemini-2.0-flash', input: { ...image, resolution: 'low' } },
      'invalid_request',
      /^input.*resolution/,
    ],
    ['streaming by halves', { ...ask, stream: 'yes' }, 'invalid_request', /^stream: expected boolean/],
    [
      'background without store',
      { ...ask, background: true, store: false },
      'invalid_request',
      /^background: needs a stored/,
    ],
    [
      'a step without content',
      { model, input: [{ type: 'user_input' }] },
      'invalid_request',
      /^input\[0\].content: /,
    ],
    [
      'a wrong text inside a step',
      { model, input: [{ type: 'user_input', content: [{ type: 'text', text: 5 }] }] },
      'invalid_request',
      /^input\[0\].content\[0\].text: expected string/,
    ],
    [
      'an unknown field inside a step',
      { model, input: [{ type: 'user_input', content: [{ type: 'text', text: 5, foo: 1 }] }] },
      'parameter_unknown',
      /^input\[0\].content\[0\].foo: /,
    ],
    [
      'a thought last',
      { model, input: [{ type: 'user_input', content: 'x' }, { type: 'thought' }] },
      'invalid_request',
      /last step must be a user_input/,
    ],
    ['null', 'null', 'invalid_request', /^request body: is empty/],
    [
      'a bare word in a list',
      { model, input: ['x'] },
      'invalid_request',
      /^input\[0\]: "x" is not a content/,
    ],
    ['a label that is no string', { ...ask, labels: { a: 1 } }, 'invalid_request', /^labels.a: /],
    [
      'a label of the prototype',
      '{"model":"gemini-3","input":"x","labels":{"__proto__":"a"}}',
      'invalid_request',
      /^labels.__proto__/,
    ],
    [
      'the camel-case name of a format',
      format({ mimeType: 'application/json' }),
      'parameter_unknown',
      /mimeType/,
    ],
    ['an earlier interaction', { ...ask, previous_interaction_id: 'v1_x' }, 'not_found', /^previous_interac/],
    [
      'an odd id',
      { ...ask, previous_interaction_id: 'v1_\0' },
      'not_found',
      /^previous_interaction_id: there is/,
    ],
    ['tools', { ...ask, tools: [{ type: 'google_search' }] }, 'invalid_request', /^tools\[0\].type: "google/],
    ['an agent', { agent: 'deep-research', input: 'x' }, 'invalid_request', /agent: agents are not/],
    ['caches', { ...ask, cached_content: 'x' }, 'invalid_request', /^cached_content/],
    [
      'the removed field',
      { ...ask, response_mime_type: 'x' },
      'invalid_request',
      /response_format.mime_type/,
    ],
    [
      'modalities',
      { ...ask, response_modalities: ['image'] },
      'invalid_request',
      /^response_modalities\[0\]/,
    ],
    ['labels', { ...ask, labels: { 'A b': 'x' } }, 'invalid_request', /^labels.A b: a label's key/],
    [
      'too many labels',
      { ...ask, labels: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`A ${i}`, ''])) },
      'invalid_request',
      /^labels: at most 64 labels are accepted/,
    ],
    [
      'half a character in a schema',
      { ...ask, response_format: { type: 'object', properties: { '\ud800': { type: 'string' } } } },
      'invalid_request',
      /^response_format.properties.\ud800: must be valid Unicode/,
    ],
    ['the tier', { ...ask, service_tier: 'gold' }, 'invalid_request', /^service_tier: "gold"/],
    ['temperature', config({ temperature: 3 }), 'invalid_request', /^generation_config.temperature: .*<=2/],
    ['thinking', config({ thinking_level: 'deep' }), 'invalid_request', /^generation_config.thinking_level/],
    ['token limit', config({ max_output_tokens: 0 }), 'invalid_request', /max_output_tokens/],
    [
      'speech',
      config({ speech_config: {} }),
      'invalid_request',
      /^generation_config.speech_config: no speech/,
    ],
    ['tool choice', config({ tool_choice: 'any' }), 'invalid_request', /tool_choice: "any"/],
    ['two formats', format([{ type: 'text' }, { type: 'text' }]), 'invalid_request', /only one text format/],
    ['image output', format({ type: 'image' }), 'invalid_request', /^response_format.type: "image"/],
    [
      'a broken schema',
      format({ type: 'object', properties: { a: { type: 'thing' } } }),
      'invalid_request',
      /^response_format.*properties.a.type/,
    ],
    [
      'a schema as text',
      format({ type: 'text', mime_type: 'text/plain', schema: {} }),
      'invalid_request',
      /mime_type/,
    ],
    ['deep nesting', `${'['.repeat(1e5)}`, 'invalid_request', /levels deep/],
    ['far too many values', `[${'[],'.repeat(6e5)}1]`, 'invalid_request', /more than 500000 values/],
  ];
  it.each(cases)('%s', async (_name, body, code, message) => {
    const { status, json } = await house.create(body);
    expect(json.error).toEqual({ code, message: expect.stringMatching(message) });
    expect(status).toBe(code.endsWith('not_found') ? 404 : 400);
    expect(house.engine.requests).toHaveLength(0);
  });

  it('accepts what clients send without meaning', async () => {
    const nothing = {
      tools: [],
      response_modalities: ['text'],
      safety_settings: [{ type: 'x', threshold: 'y' }],
      store: true,
      stream: false,
      background: false,
      system_instruction: null,
    };
    expect((await house.create({ ...ask, ...nothing })).status).toBe(200);
  });

  it('counts pictures and tokens against their limits', async () => {
    const small = { type: 'image', data: await png(8, 8) };
    const few = await recordingApp({ maxImages: 2 });
    const many = await few.create({ model, input: [small, small, small] });
    await few.close();
    expect(many.json.error).toEqual({
      code: 'invalid_request',
      message: expect.stringContaining('at most 2'),
    });
    const long = await house.create({ model, input: 'x'.repeat(4 * 4_194_304 + 1) });
    expect(long.json.error.message).toMatch(/takes at most 4194304/);
  });
});

describe('trouble', () => {
  it('answers a broken engine with 500 and tells nothing of its inside', async () => {
    house.engine.beforeAnswer = () => {
      throw new Error('secret path /srv/models');
    };
    const { status, json } = await house.create(ask);
    expect(status).toBe(500);
    expect(json.error.code).toBe('api_error');
    expect(JSON.stringify(json)).not.toContain('srv');
  });

  it('refuses bodies over the limit with 413 and over the memory budget with 429', async () => {
    const tight = await recordingApp({
      maxBodyMegabytes: 1,
      maxBodyMemoryMegabytes: 1,
      maxFetchMegabytes: 1,
    });
    const large = await tight.create({ model, input: 'x'.repeat(1_100_000) });
    expect(large.status).toBe(413);
    expect(large.json.error.code).toBe('payload_too_large');

    let release = () => {};
    tight.engine.beforeAnswer = () => new Promise<void>((resolve) => (release = resolve));
    const running = tight.create({ model, input: 'x'.repeat(600_000) });
    await expect.poll(() => tight.engine.requests.length).toBe(1);
    const refused = await tight.create({ model, input: 'x'.repeat(600_000) });
    expect(refused.status).toBe(429);
    expect(refused.json.error.code).toBe('too_many_requests');
    expect(refused.headers['retry-after']).toBe('1');
    tight.engine.beforeAnswer = () => {};
    release();
    expect((await running).status).toBe(200);
    expect((await tight.create({ model, input: 'x'.repeat(600_000) })).status).toBe(200);
    await tight.close();
  });
});

describe('other routes', () => {
  const request = async (method: 'GET' | 'POST' | 'DELETE' | 'PUT', url: string) => {
    const response = await house.app.inject({ method, url });
    return { status: response.statusCode, headers: response.headers, json: response.json() };
  };

  it('knows the health', async () => {
    expect(await request('GET', '/healthz')).toMatchObject({ status: 200, json: { status: 'ok' } });
  });

  it('lists models with their limits, page by page', async () => {
    const { json } = await request('GET', '/v1/models');
    expect(json.models.map((entry: { name: string }) => entry.name)).toEqual([
      'models/drishti-embedded',
      'models/gemini-3-flash-preview',
    ]);
    expect(json).not.toHaveProperty('nextPageToken');
    const first = await request('GET', '/v1beta/models?pageSize=1');
    const second = await request('GET', `/v1beta/models?pageSize=1&pageToken=${first.json.nextPageToken}`);
    expect(second.json.models[0].name).toBe('models/gemini-3-flash-preview');
    expect(second.json).not.toHaveProperty('nextPageToken');
    for (const query of ['pageSize=0', 'pageSize=x', 'pageToken=99', 'pageToken=x']) {
      expect((await request('GET', `/v1/models?${query}`)).json.error.status).toBe('INVALID_ARGUMENT');
    }
  });

  it('shows one model, by alias too', async () => {
    expect((await request('GET', '/v1/models/gemini-2.5-flash')).json).toMatchObject({
      name: 'models/gemini-2.5-flash',
      inputTokenLimit: 4_194_304,
    });
    expect((await request('GET', '/v1/models/llama')).json.error).toMatchObject({
      code: 404,
      status: 'NOT_FOUND',
    });
  });

  it('uses the envelope of the surface', async () => {
    const missing = await request('GET', '/v1beta/interactions/v1_abc?stream=false');
    expect(missing).toMatchObject({ status: 404, json: { error: { code: 'not_found' } } });
    const cancel = await request('POST', '/v1beta/interactions/v1_abc/cancel');
    expect(cancel).toMatchObject({ status: 404, json: { error: { code: 'not_found' } } });
    const wrongMethod = await request('GET', '/v1/interactions');
    expect(wrongMethod).toMatchObject({ status: 405, json: { error: { code: 'method_not_allowed' } } });
    expect(wrongMethod.headers['allow']).toBe('POST');
    const classic = await request('POST', '/v1beta/models/gemini-3-flash-preview:embedContent');
    expect(classic).toMatchObject({ status: 404, json: { error: { code: 404 } } });
    expect(classic.json.error.message).toContain('generateContent');
    const unknown = await request('GET', '/v1/caches');
    expect(unknown).toMatchObject({ status: 404, json: { error: { code: 404, status: 'NOT_FOUND' } } });
    expect(await request('GET', '/v1/models/%zz')).toMatchObject({ json: { error: { code: 400 } } });
  });

  it('knows nothing under ids and names of any length', async () => {
    const long = 'x'.repeat(5000);
    for (const path of [`interactions/${long}`, `models/${long}`, `models/gemini-${long}`, `files/${long}`]) {
      const { status, json } = await request('GET', `/v1/${path}`);
      expect([path.slice(0, 20), status]).toEqual([path.slice(0, 20), 404]);
      expect(json.error.code).toBe(path.startsWith('interactions') ? 'not_found' : 404);
      expect(json.error.message.length).toBeLessThan(300);
    }
    const named = await house.create({ ...ask, model: `gemini-${'x'.repeat(194)}` });
    expect(named).toMatchObject({ status: 404, json: { error: { code: 'model_not_found' } } });
    expect(named.json.error.message).toMatch(
      /^model: .{0,120} is not served here; .* at most 200 characters$/,
    );
    expect((await house.create({ ...ask, model: `gemini-${'x'.repeat(193)}` })).status).toBe(200);
  });

  it.each([
    ['/v1/interactions', 'POST'],
    ['/v1beta/interactions/v1_abc', 'GET, DELETE, POST'],
    ['/upload/v1/files', 'POST'],
    ['/healthz', 'GET'],
  ])('tells the methods of %s', async (url, allow) => {
    const answer = await house.app.inject({ method: 'OPTIONS', url });
    expect([answer.statusCode, answer.headers['allow'], answer.body]).toEqual([204, allow, '']);
    const trace = await house.app.inject({ method: 'TRACE' as 'GET', url });
    expect([trace.statusCode, trace.headers['allow']]).toEqual([405, allow]);
    expect((await house.app.inject({ method: 'OPTIONS', url: '/v1/nowhere' })).statusCode).toBe(404);
  });
});
