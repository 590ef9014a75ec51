import { afterEach, describe, expect, it } from 'vitest';
import { type Dialect, dialects, type RemoteOptions } from '../src/engines/openai/options.js';
import { ask, type RemoteHouse, remoteHouse, said, textOf } from './support/scriptedServer/asking.js';
import type { Script } from './support/scriptedServer/scriptedServer.js';

let house: RemoteHouse | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

async function answered(dialect: Dialect, answers: readonly Script[], options: Partial<RemoteOptions> = {}) {
  house = await remoteHouse({ dialect, answers }, options);
  return said(house.model, ask('Hello'));
}

const tries = () => house?.server.requests.length;

const half: Script = (stream) => stream.say('Half an ans').cut();
const reset: Script = (stream) => stream.cut();

/** Says `text` for as long as it is heard. */
const flood =
  (text: string): Script =>
  async (stream) => {
    let heard = true;
    void stream.closed.then(() => {
      heard = false;
    });
    while (heard) {
      stream.say(text);
      await stream.pause(1);
    }
  };

describe.each(dialects)('%s', (dialect) => {
  it('is given up when it says nothing', async () => {
    const silence: Script = (stream) => stream.closed;
    await expect(answered(dialect, [silence], { firstTokenTimeoutMs: 50 })).rejects.toMatchObject({
      code: 'deadline_exceeded',
      message: expect.stringMatching(/^the model server at .* said nothing within 0.05 seconds$/),
    });
    await expect.poll(() => house?.server.requests[0]?.gone).toBe(true);
  });

  it('is given up when it falls silent in its answer', async () => {
    const stall: Script = (stream) => stream.say('Once upon').closed;
    await expect(answered(dialect, [stall], { idleTimeoutMs: 50 })).rejects.toMatchObject({
      code: 'deadline_exceeded',
      message: expect.stringContaining('fell silent in its answer for 0.05 seconds'),
    });
  });

  it('is given up when it does not come to an end', async () => {
    await expect(answered(dialect, [flood('more ')], { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'deadline_exceeded',
      message: expect.stringContaining('did not finish its answer within 0.3 seconds'),
    });
    await expect.poll(() => house?.server.requests[0]?.gone).toBe(true);
  });

  it('is cut off when its answer is longer than any', async () => {
    await expect(answered(dialect, [flood('x'.repeat(900_000))])).rejects.toMatchObject({
      code: 'deadline_exceeded',
      message: expect.stringContaining('does not end its answer; it was cut off'),
    });
  });

  it('fails the answer that it breaks off, and is not asked again', async () => {
    await expect(answered(dialect, [half])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(/^the model server at .* broke off its answer$/),
    });
    expect(tries()).toBe(1);
  });

  it('fails the answer that ends without its end', async () => {
    await expect(answered(dialect, [(stream) => stream.say('Half').stop()])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(/broke off its answer$/),
    });
  });

  it('is asked again when the connection breaks before the first word', async () => {
    const events = await answered(dialect, [reset, reset, 'Here I am.']);
    expect(textOf(events)).toBe('Here I am.');
    expect(tries()).toBe(3);
  });

  it('is asked three times at most', async () => {
    await expect(answered(dialect, [reset])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(/broke the connection off$/),
      retryAfterSeconds: 5,
    });
    expect(tries()).toBe(3);
  });

  it.each([502, 503])('is asked again after %i', async (status) => {
    const events = await answered(dialect, [
      (stream) => stream.refuse(status, { error: 'Loading' }),
      'Loaded.',
    ]);
    expect(textOf(events)).toBe('Loaded.');
  });

  it('is asked again after 429, when it wants to be', async () => {
    const busy: Script = (stream) => stream.refuse(429, { error: 'Busy' }, { 'retry-after': '0' });
    expect(textOf(await answered(dialect, [busy, busy, 'Now.']))).toBe('Now.');
  });

  it('passes on that it is busy', async () => {
    const busy: Script = (stream) => stream.refuse(429, { error: { message: 'Too many' } });
    await expect(answered(dialect, [busy])).rejects.toMatchObject({
      code: 'too_many_requests',
      message: expect.stringMatching(/takes no more requests now: Too many$/),
      retryAfterSeconds: 2,
    });
    expect(tries()).toBe(3);
  });

  it('is not waited for longer than callers would', async () => {
    const busy: Script = (stream) => stream.refuse(429, {}, { 'retry-after': '60' });
    await expect(answered(dialect, [busy])).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfterSeconds: 8,
    });
    expect(tries()).toBe(1);
  });

  it('passes on why it refuses a request', async () => {
    const message = 'This model has a maximum context length of 4096 tokens, however you requested 9000';
    const refuse: Script = (stream) => stream.refuse(400, { error: { message, code: 400 } });
    await expect(answered(dialect, [refuse])).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(
        /^model: the model server at .* refused the request: This model .* 9000$/,
      ),
    });
    expect(tries()).toBe(1);
  });

  it.each([
    [401, 'failed_precondition', 'wants a key: set DRISHTI_OPENAI_KEY (401): Why'],
    [403, 'failed_precondition', 'wants a key: set DRISHTI_OPENAI_KEY (403): Why'],
    [307, 'failed_precondition', 'redirects: set DRISHTI_OPENAI_URL to the address it leads to (307): Why'],
    [402, 'failed_precondition', 'cannot be used as it is set up (402): Why'],
    [413, 'invalid_request', 'refused the request: Why'],
    [422, 'invalid_request', 'refused the request: Why'],
    [500, 'service_unavailable', 'failed (500): Why'],
    [504, 'deadline_exceeded', 'took too long (504): Why'],
  ])('passes on %i as %s', async (status, code, message) => {
    const refuse: Script = (stream) => stream.refuse(status, { detail: 'Why' }, { location: '/elsewhere' });
    await expect(answered(dialect, [refuse])).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
    expect(tries()).toBe(1);
  });

  it.each([
    [500, 'application/json', { code: 400, type: 'invalid_request_error' }],
    [200, 'application/json', { code: 'context_length_exceeded', type: 'invalid_request_error' }],
  ])('passes on a refusal for good that it sends with status %i', async (status, type, said) => {
    const body = { error: { message: 'Too long', ...said } };
    const refuse: Script = (stream) => stream.refuse(status, body, { 'content-type': type });
    await expect(answered(dialect, [refuse])).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(/refused the request: Too long$/),
    });
    expect(tries()).toBe(1);
  });

  it('is not believed when it answers with a page for browsers', async () => {
    const page: Script = (stream) =>
      stream.refuse(200, '<html>Sign in</html>', { 'content-type': 'text/html' });
    await expect(answered(dialect, [page])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(
        /answers with text\/html where a stream was asked for: see DRISHTI_OPENAI_URL$/,
      ),
    });
  });

  it.each([
    '{"choices": [',
    'null',
    '[]',
    '{"choices": 5, "message": 7}',
    '{"choices":[{"delta":{"content":7}}],"message":{"content":7}}',
  ])('is not believed when it streams %j', async (json) => {
    const script: Script = (stream) => {
      stream.raw(dialect === 'ollama' ? `${json}\n` : `data: ${json}\n\n`);
      stream.end();
    };
    await expect(answered(dialect, [script])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(/sends what is no part of an answer: /),
    });
  });

  it('is cut off in an event that is too long', async () => {
    const script: Script = async (stream) => {
      stream.raw(
        dialect === 'ollama' ? '{"message":{"content":"' : 'data: {"choices":[{"delta":{"content":"',
      );
      let heard = true;
      void stream.closed.then(() => {
        heard = false;
      });
      while (heard) {
        stream.raw('x'.repeat(100_000));
        await stream.pause(1);
      }
    };
    await expect(answered(dialect, [script])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(/sends more than 1000000 characters in one event$/),
    });
  });

  it('may say in its stream what is wrong, before its answer and in it', async () => {
    await expect(answered(dialect, [(stream) => stream.fail('out of memory')])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(/failed \(500\): out of memory$/),
    });
    await house?.close();
    await expect(
      answered(dialect, [(stream) => stream.say('Half').fail('out of memory')]),
    ).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringContaining('out of memory'),
    });
  });

  it('may give its answer up', async () => {
    await expect(answered(dialect, [(stream) => stream.say('Half').end('abort')])).rejects.toMatchObject({
      code: 'service_unavailable',
      message: expect.stringMatching(/broke off its answer: it gave up$/),
    });
  });

  it('may end its answer and not the transfer', async () => {
    const events = await answered(dialect, [(stream) => stream.say('All of it.').finish().closed]);
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
    expect(textOf(events)).toBe('All of it.');
  });

  it('may say nothing at all', async () => {
    expect(await answered(dialect, [(stream) => stream.end()])).toEqual([{ type: 'finish', reason: 'stop' }]);
  });

  it('hears at once that the caller has gone', async () => {
    house = await remoteHouse({ dialect, answers: [(stream) => stream.say('Once').closed] });
    const leaving = new AbortController();
    const events = house.model.generate(ask('Hello'), leaving.signal)[Symbol.asyncIterator]();
    expect((await events.next()).value).toEqual({ type: 'text', text: 'Once' });
    leaving.abort(new Error('the caller has gone'));
    await expect(events.next()).rejects.toThrow('the caller has gone');
    await expect.poll(() => house?.server.requests[0]?.gone).toBe(true);
  });

  it('hears that the caller has gone before its first word', async () => {
    const leaving = new AbortController();
    const hush: Script = (stream) => {
      leaving.abort(new Error('the caller has gone'));
      return stream.closed;
    };
    house = await remoteHouse({ dialect, answers: [hush] });
    await expect(said(house.model, ask('Hello'), leaving.signal)).rejects.toThrow('the caller has gone');
    await expect.poll(() => house?.server.requests[0]?.gone).toBe(true);
    expect(tries()).toBe(1);
  });

  it('hears that nobody listens any more', async () => {
    house = await remoteHouse({ dialect, answers: [flood('on and ')] });
    for await (const event of house.model.generate(ask('Hello'), new AbortController().signal)) {
      if (event.type === 'text') break;
    }
    await expect.poll(() => house?.server.requests[0]?.gone).toBe(true);
  });

  it('is not called silent while the caller takes his time', async () => {
    const script: Script = (stream) => stream.say('One ').say('two ').say('three').end();
    house = await remoteHouse({ dialect, answers: [script] }, { idleTimeoutMs: 100 });
    let text = '';
    for await (const event of house.model.generate(ask('Count'), new AbortController().signal)) {
      if (event.type === 'text') text += event.text;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(text).toBe('One two three');
  });

  it('is spoken to over connections that are kept', async () => {
    house = await remoteHouse({ dialect });
    for (let round = 0; round < 8; round++) await said(house.model, ask('Hello'));
    // The second is made while the first is not yet free again.
    expect(house.server.connections).toBeLessThanOrEqual(2);
  });
});

it('waits for another try no longer than the caller', async () => {
  const leaving = new AbortController();
  const busy: Script = (stream) => {
    setTimeout(() => leaving.abort(new Error('the caller has gone')), 20);
    stream.refuse(429, {}, { 'retry-after': '7' });
  };
  house = await remoteHouse({ dialect: 'vllm', answers: [busy] });
  await expect(said(house.model, ask('Hello'), leaving.signal)).rejects.toThrow('the caller has gone');
});

it('trims what a server says and keeps the key out of it', async () => {
  const key = 'sk-very-secret';
  const message = `key ${key}\n at http://me:word@host/ data:image/png;base64,AAAA ${'long '.repeat(200)}`;
  house = await remoteHouse(
    { dialect: 'openai', answers: [(stream) => stream.refuse(400, { error: { message } })] },
    { key },
  );
  const error = await said(house.model, ask('Hello')).catch((refusal: Error) => refusal);
  const { message: told } = error as Error;
  expect(told).toContain('refused the request: key *** at http://host/ data:… long long');
  expect(told.length).toBeLessThan(400);
});

it.each(dialects)('keeps the key out of what %s streams instead of an answer', async (dialect) => {
  const key = 'sk-very-secret';
  const json = `{"message": 7, "key": "${key}", "again": "${'x'.repeat(20)} ${key}"}`;
  const script: Script = (stream) =>
    stream.raw(dialect === 'ollama' ? `${json}\n` : `data: ${json}\n\n`).stop();
  const { message } = (await answered(dialect, [script], { key }).catch((error) => error)) as Error;
  expect(message).toContain('sends what is no part of an answer: {"message": 7, "key": "***"');
  expect(message).not.toContain('sk-');
});

it('reads events however they are cut and whatever stands between them', async () => {
  const event = (delta: object) =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\r\n\r\n`;
  const text = [
    ': ping\n\n',
    event({ role: 'assistant', content: null }),
    event({ content: 'Grün 🟢' }),
    'id: 7\nevent: message\nretry: 10\n',
    event({ content: ', ja' }),
    'data: {"choices":[],"usage":{"total_tokens":3}}\n\n',
    'data: {"choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
  ].join('');
  const script: Script = async (stream) => {
    for (const byte of Buffer.from(text)) stream.raw(Uint8Array.of(byte));
    stream.stop();
  };
  expect(textOf(await answered('llamacpp', [script]))).toBe('Grün 🟢, ja');
});

it('hears the error that older llama.cpp sends as a field of its own', async () => {
  const script: Script = (stream) =>
    stream.raw('error: {"code":400,"message":"too long","type":"x"}\n\n').stop();
  await expect(answered('llamacpp', [script])).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('too long'),
  });
});

it('finishes what it is at before it closes', async () => {
  const script: Script = async (stream) => {
    stream.say('One');
    await stream.pause(50);
    stream.say(' two').end();
  };
  house = await remoteHouse({ dialect: 'vllm', answers: [script] });
  const { model, server } = house;
  const events = model.generate(ask('Count'), new AbortController().signal)[Symbol.asyncIterator]();
  await events.next();
  const closed = model.close();
  expect((await events.next()).value).toEqual({ type: 'text', text: ' two' });
  expect((await events.next()).value).toEqual({ type: 'finish', reason: 'stop' });
  await closed;
  await server.close();
  house = undefined;
});
