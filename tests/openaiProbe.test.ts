import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openRemoteModel } from '../src/engines/openai/openRemoteModel.js';
import { dialects, type RemoteOptions } from '../src/engines/openai/options.js';
import type { VisionLanguageModel } from '../src/engines/vlm/visionLanguageModel.js';
import { rawServer } from './support/rawServer.js';
import { ask, said, textOf } from './support/scriptedServer/asking.js';
import type { ScriptedModel } from './support/scriptedServer/infoPages.js';
import {
  type ScriptedServer,
  type ScriptedServerOptions,
  startScriptedServer,
} from './support/scriptedServer/scriptedServer.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function started(options: ScriptedServerOptions): Promise<ScriptedServer> {
  const server = await startScriptedServer(options);
  open.push(server);
  return server;
}

async function opened(options: RemoteOptions): Promise<VisionLanguageModel> {
  const model = await openRemoteModel({ backoffMs: 1, ...options });
  open.push(model);
  return model;
}

const sees = (name: string, more: Partial<ScriptedModel> = {}): ScriptedModel => ({
  name,
  vision: true,
  contextLength: 20_000,
  ...more,
});

/** A port of loopback where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const found = {
  vllm: ['qwen3-vl-8b-instruct', 'Qwen/Qwen3-VL-8B-Instruct', 'vLLM', 20_000],
  sglang: ['qwen3-vl-8b-instruct', 'Qwen/Qwen3-VL-8B-Instruct', 'SGLang', 20_000],
  llamacpp: ['qwen3-vl-8b-instruct', '../models/Qwen/Qwen3-VL-8B-Instruct.gguf', 'llama.cpp', 20_000],
  ollama: ['qwen3-vl-8b-instruct', 'Qwen/Qwen3-VL-8B-Instruct', 'Ollama', 16_384],
  openai: ['qwen3-vl-8b-instruct', 'Qwen/Qwen3-VL-8B-Instruct', 'an OpenAI-compatible server', 32_768],
} as const;

describe.each(dialects)('%s', (dialect) => {
  const [id, displayName, called, inputTokenLimit] = found[dialect];

  it.each(['', '/', '/v1', '/v1/'])('is found out at its address with %j', async (path) => {
    const server = await started({ dialect, models: [sees('Qwen/Qwen3-VL-8B-Instruct')] });
    const { description, family, pixelBudget } = await opened({ url: server.url + path });
    const outputTokenLimit = inputTokenLimit / 2;
    expect({ ...description }).toEqual({
      id,
      displayName,
      description: `Vision-language model ${displayName}, run by ${called}.`,
      inputTokenLimit,
      outputTokenLimit,
    });
    expect(family.id).toBe('qwen3-vl');
    expect(pixelBudget.ultra_high).toBe(dialect === 'ollama' ? 1_003_520 : 2_007_040);
  });

  it('is taken at its word', async () => {
    const server = await started({ dialect, models: [sees('gemma-4-12b')] });
    const model = await opened({ url: server.url, dialect });
    expect(model.family.id).toBe('gemma-4');
    expect(textOf(await said(model, ask('Hello')))).toBe('Hello.');
    expect(server.paths).not.toContain('/version');
  });

  it('refuses a model that cannot see', async () => {
    const server = await started({ dialect, models: [sees('qwen3', { vision: false })] });
    await expect(openRemoteModel({ url: server.url })).rejects.toMatchObject({
      code: 'failed_precondition',
      message: expect.stringMatching(/^DRISHTI_OPENAI_MODEL: ".*qwen3.*" on .* cannot see pictures; /),
    });
  });

  it('refuses a wrong name and says what there is', async () => {
    const server = await started({ dialect, models: [sees('one'), sees('two')] });
    await expect(openRemoteModel({ url: server.url, model: 'three' })).rejects.toMatchObject({
      code: 'model_not_found',
      message: expect.stringMatching(/does not have "three"; it has .*one.*, .*two/),
    });
  });

  it('wants a name where there are several', async () => {
    const server = await started({ dialect, models: [sees('one'), sees('two')] });
    await expect(openRemoteModel({ url: server.url })).rejects.toMatchObject({
      code: 'failed_precondition',
      message: expect.stringMatching(/^DRISHTI_OPENAI_MODEL: .* has .*one.*, .*two.*; set one of them$/),
    });
  });

  it('takes the one that was named', async () => {
    const server = await started({ dialect, models: [sees('one'), sees('two')] });
    const model = await opened({ url: server.url, model: 'two' });
    expect(model.description.id).toBe('two');
    await said(model, ask('Hello'));
    expect(server.requests[0]?.body.model).toMatch(/two/);
  });

  it('refuses a wrong key without telling it', async () => {
    const server = await started({ dialect, key: 'the-right-key' });
    const refused = openRemoteModel({ url: server.url, key: 'the-wrong-key', model: 'one' });
    await expect(refused).rejects.toMatchObject({
      code: 'failed_precondition',
      message: expect.stringMatching(/wants a key: set DRISHTI_OPENAI_KEY .*Bearer \*\*\* is not the key/),
    });
  });

  it('may start later than we do', async () => {
    const port = await freePort();
    const warnings: string[] = [];
    const url = `http://127.0.0.1:${port}`;
    const model = await opened({ url, model: 'one', onWarning: (message) => warnings.push(message) });
    expect(warnings).toEqual([
      `the model server at ${url} does not answer; it is asked again with each request`,
    ]);
    expect(model.description).toMatchObject({ id: 'one', displayName: 'one', inputTokenLimit: 32_768 });
    await expect(said(model, ask('Hello'))).rejects.toMatchObject({
      code: 'service_unavailable',
      message: `the model server at ${url} does not answer`,
      retryAfterSeconds: 5,
    });

    const described = model.description;
    await started({ dialect, models: [sees('one')], port });
    expect(textOf(await said(model, ask('Hello')))).toBe('Hello.');
    expect(described).toMatchObject({ id: 'one', inputTokenLimit });
    expect(described.description).toContain(called);
  });

  it('may be without the model when it is asked', async () => {
    const models = [sees('one')];
    const server = await started({ dialect, models });
    const model = await opened({ url: server.url });
    models[0] = sees('other');
    await expect(said(model, ask('Hello'))).rejects.toMatchObject({
      code: 'model_not_found',
      message: expect.stringMatching(/does not have ".*one.*"; it has .*other/),
    });
  });
});

it('asks a server that starts late once for all who wait', async () => {
  const port = await freePort();
  const model = await opened({ url: `http://127.0.0.1:${port}`, model: 'one' });
  const server = await started({ dialect: 'vllm', models: [sees('one')], port });
  await Promise.all(Array.from({ length: 5 }, () => said(model, ask('Hello'))));
  expect(server.paths.filter((path) => path === '/v1/models')).toHaveLength(1);
  expect(server.requests).toHaveLength(5);
});

it('is not waited for when we stop while it is asked what it is', async () => {
  const port = await freePort();
  const model = await openRemoteModel({ url: `http://127.0.0.1:${port}`, model: 'one' });
  let reached = () => {};
  const asked = new Promise<void>((resolve) => {
    reached = resolve;
  });
  open.push(await rawServer(() => reached(), { port }));
  const leaving = new AbortController();
  const answer = said(model, ask('Hello'), leaving.signal);
  await asked;
  leaving.abort(new Error('the caller has gone'));
  await expect(answer).rejects.toThrow('the caller has gone');
  // An answer about itself may take 20 seconds, which is longer than this test may.
  await model.close();
  await expect(said(model, ask('Hello'))).rejects.toMatchObject({ code: 'service_unavailable' });
}, 15_000);

it.each([
  "This model doesn't support images",
  'Image input isn’t supported by this model',
  'At most 0 image(s) may be provided in one prompt.',
])('knows that a model is blind when its server says %j', async (message) => {
  const server = await started({
    dialect: 'vllm',
    before: ({ url }, response) => {
      if (url !== '/v1/chat/completions') return false;
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
      return true;
    },
  });
  await expect(openRemoteModel({ url: server.url })).rejects.toThrow(/cannot see pictures/);
});

it('says what to set where there is neither a name nor a server', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  await expect(openRemoteModel({ url })).rejects.toMatchObject({
    code: 'failed_precondition',
    message: `DRISHTI_OPENAI_MODEL: the model server at ${url} does not answer; start it first, or set the name of its model`,
  });
});

it('waits for a server that loads its model', async () => {
  let loading = true;
  const server = await started({
    dialect: 'llamacpp',
    before: (_request, response) => {
      if (loading) response.writeHead(503, { 'content-type': 'application/json' });
      if (loading)
        response.end('{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}');
      return loading;
    },
  });
  const model = await opened({ url: server.url, model: 'Qwen3-VL-8B-Q4_K_M' });
  await expect(said(model, ask('Hello'))).rejects.toThrow(/is not ready \(503\): Loading model$/);
  loading = false;
  expect(textOf(await said(model, ask('Hello')))).toBe('Hello.');
});

it('is not taken in by a page for browsers', async () => {
  const server = await started({
    dialect: 'openai',
    before: (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>');
      return true;
    },
  });
  await expect(openRemoteModel({ url: server.url })).rejects.toThrow(
    /shows no list of models: see DRISHTI_OPENAI_URL/,
  );
});

it('does not follow redirects', async () => {
  const server = await started({
    dialect: 'vllm',
    before: (_request, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
      return true;
    },
  });
  await expect(openRemoteModel({ url: server.url, model: 'one' })).rejects.toMatchObject({
    code: 'failed_precondition',
    message: expect.stringContaining('redirects: set DRISHTI_OPENAI_URL to the address it leads to (307)'),
  });
});

it.each(['ftp://127.0.0.1/', 'localhost:8000', '', 'http://', 'http://a/v1?key=1'])(
  'refuses the address %j',
  async (url) => {
    await expect(openRemoteModel({ url })).rejects.toThrow(/^DRISHTI_OPENAI_URL: it /);
  },
);

it('keeps the credentials of the address to itself', async () => {
  const server = await started({ dialect: 'vllm', key: 'never' });
  const url = server.url.replace('//', '//user:secret-word@');
  const error = await openRemoteModel({ url, model: 'one' }).catch((refusal: Error) => refusal);
  expect(error).toMatchObject({ code: 'failed_precondition' });
  expect((error as Error).message).not.toMatch(/secret-word|user|dXNlcjpzZWNyZXQ/);
});

it('keeps the password of the address out of what the server says', async () => {
  const server = await started({
    dialect: 'vllm',
    before: ({ headers }, response) => {
      const [, credentials = ''] = String(headers.authorization).split(' ');
      const message = `${credentials} is ${Buffer.from(credentials, 'base64')}`;
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
      return true;
    },
  });
  const url = server.url.replace('//', '//me:secret:word@');
  await expect(openRemoteModel({ url })).rejects.toThrow(/\*\*\* is me:\*\*\*$/);
});

it('shows names of models without what a terminal would obey', async () => {
  const server = await started({ dialect: 'vllm', models: [sees('one'), sees('t\u001b[31mwo\n')] });
  await expect(openRemoteModel({ url: server.url })).rejects.toThrow(/has one, t \[31mwo; set one of them$/);
});

it('trusts no certificate of its own making', async () => {
  const server = await rawServer((socket) => socket.end(), { secure: true });
  open.push(server);
  const warnings: string[] = [];
  await opened({
    url: `https://127.0.0.1:${server.port}`,
    model: 'one',
    onWarning: (message) => warnings.push(message),
  });
  expect(warnings).toEqual([expect.stringMatching(/has a certificate that is not trusted; /)]);
  expect(server.heads).toHaveLength(0);
});

it('is not held up by a server that never stops saying what it is', async () => {
  const server = await started({
    dialect: 'vllm',
    before: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = Buffer.alloc(1_000_000, ' ');
      const more = () => response.write(piece, (error) => error ?? more());
      more();
      return true;
    },
  });
  await expect(openRemoteModel({ url: server.url })).rejects.toThrow(
    /says more than 16000000 bytes at \/v1\/models/,
  );
});

it('lets a family and a largest picture be set', async () => {
  const server = await started({ dialect: 'vllm', models: [sees('my-eyes')] });
  const plain = await opened({ url: server.url });
  expect(plain.family.id).toBe('plain');
  const model = await opened({ url: server.url, family: 'glm-v', maxPixels: 300_000 });
  expect(model.family.id).toBe('glm-v');
  expect(model.pixelBudget).toEqual({
    low: 37_500,
    medium: 75_000,
    high: 150_000,
    ultra_high: 300_000,
    default: 150_000,
  });
});

it('tells the family by what the server says, where the name says nothing', async () => {
  const server = await started({ dialect: 'ollama', models: [sees('my-eyes')] });
  expect((await opened({ url: server.url })).family.id).toBe('qwen3-vl');
});

it('takes no adapter for a model', async () => {
  const cards = [
    { id: 'base', owned_by: 'vllm', parent: null, max_model_len: 8192 },
    { id: 'adapter', owned_by: 'vllm', parent: 'base', max_model_len: null },
  ];
  const server = await started({
    dialect: 'vllm',
    models: [sees('base')],
    before: ({ url }, response) => {
      if (url !== '/v1/models') return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: cards }));
      return true;
    },
  });
  expect((await opened({ url: server.url })).description.displayName).toBe('base');
});
