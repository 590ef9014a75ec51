import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDrishti } from '../src/index.js';
import { drawPicture } from './pictures/drawings.js';
import { type ListeningApp, listeningApp } from './support/listening.js';

const key = 'a-key-of-this-server-0123';
let house: ListeningApp;
let picture: Buffer;
beforeAll(async () => {
  house = await listeningApp({ apiKeys: [key] });
  picture = await drawPicture('clock');
});
afterAll(() => house.close());

describe('a Drishti at a server', () => {
  it('sends the picture and the key, and gives the answer', async () => {
    const drishti = connectDrishti({ url: `${house.url}/`, key });
    expect(await drishti.caption(picture)).toMatchObject({ text: 'Seen.', model: 'gemini-3-flash-preview' });
    const [turn] = house.engine.requests.at(-1)!.turns;
    expect(turn?.parts.map(({ type }) => type)).toEqual(['text', 'image']);
    await drishti.close();
  });

  it('tells the refusals of the server in its words', async () => {
    const drishti = connectDrishti({ url: house.url, key: 'another-key-0123456789' });
    const refused = { code: 'authentication', status: 401, message: expect.stringMatching(/key/) };
    await expect(drishti.caption(picture)).rejects.toMatchObject(refused);
    await expect(drishti.files.list()).rejects.toMatchObject(refused);
    await drishti.close();
  });

  it('uploads in pieces, and lists page by page', async () => {
    const drishti = connectDrishti({ url: house.url, key });
    const large = await drishti.files.upload(new Uint8Array(20_000_000));
    expect(large.sizeBytes).toBe('20000000');
    for (let i = 0; i < 101; i++) await drishti.files.upload(new Uint8Array([i]));
    const names = (await drishti.files.list()).map(({ name }) => name);
    expect([names.length, new Set(names).size, names.at(-1)]).toEqual([102, 102, large.name]);
    await drishti.close();
  });

  it('refuses an answer that is not what was asked for', async () => {
    const drishti = connectDrishti({ url: house.url, key });
    house.engine.events = [
      { type: 'text', text: '[{"box_2d":[0,0,2000,5],"label":"x"}]' },
      { type: 'finish', reason: 'stop' },
    ];
    await expect(drishti.detect(picture)).rejects.toMatchObject({
      code: 'malformed_output',
      message: expect.stringMatching(/0\.box_2d\.2/),
    });
    await drishti.close();
  });

  it('ends the work at the server when it is given up', async () => {
    const drishti = connectDrishti({ url: house.url, key });
    const stop = new AbortController();
    house.engine.beforeAnswer = () => stop.abort(new Error('enough'));
    house.engine.answer = async function* (_request, signal) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      yield* [];
    };
    await expect(drishti.caption(picture, { signal: stop.signal })).rejects.toThrow('enough');
    await expect.poll(() => house.engine.signals.at(-1)?.aborted).toBe(true);
    await drishti.close();
  });

  it.each([
    ['ftp://a', undefined],
    ['http://a:b@c', undefined],
    ['http://a?b', undefined],
    ['http://a', 'two words'],
  ])('%s with the key %j is refused before anything is sent', (url, odd) => {
    expect(() => connectDrishti({ url, key: odd })).toThrow(/must be/);
  });
});

describe('a server that is busy or strange', () => {
  /** A server that answers a request with what the test says, the last of it for ever. */
  async function serving(...answers: readonly (readonly [status: number, body: string])[]) {
    let asked = 0;
    const server = createServer((request, response) => {
      const [status, body] = answers[Math.min(asked++, answers.length - 1)]!;
      request.resume();
      response.writeHead(status, { 'retry-after': '0.01' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const drishti = connectDrishti({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const close = async () => {
      await drishti.close();
      server.close();
    };
    return { drishti, asked: () => asked, close };
  }

  it('is asked again when it is busy', async () => {
    const busy = [429, '{"error":{"code":"too_many_requests","message":"busy"}}'] as const;
    const server = await serving(busy, busy, [200, '{"models":[{"name":"models/m"}]}']);
    expect(await server.drishti.models.list()).toEqual([{ name: 'models/m' }]);
    expect(server.asked()).toBe(3);
    await server.close();
  });

  it('is given up when it stays busy', async () => {
    const server = await serving([503, '{"error":{"code":503,"message":"down","status":"UNAVAILABLE"}}']);
    const refused = { code: 'service_unavailable', message: 'down' };
    await expect(server.drishti.models.list()).rejects.toMatchObject(refused);
    expect(server.asked()).toBe(6);
    await server.close();
  });

  it.each([
    [404, '<html>', { code: 'not_found', message: 'HTTP status 404' }],
    [502, 'null', { code: 'api_error' }],
    [418, '{"error":"tea"}', { code: 'invalid_request' }],
    [
      400,
      '{"error":{"code":400,"status":"FAILED_PRECONDITION","message":"m"}}',
      { code: 'failed_precondition' },
    ],
    [200, 'not JSON', { code: 'api_error', message: expect.stringMatching(/not JSON/) }],
  ])('%i with %j is told', async (status, body, error) => {
    const server = await serving([status, body]);
    await expect(server.drishti.models.list()).rejects.toMatchObject(error);
    await server.close();
  });

  it('cannot be reached when nobody listens', async () => {
    const drishti = connectDrishti({ url: 'http://127.0.0.1:9' });
    const refused = {
      code: 'service_unavailable',
      message: expect.stringMatching(/127\.0\.0\.1:9 cannot be reached/),
    };
    await expect(drishti.models.list()).rejects.toMatchObject(refused);
    await drishti.close();
  });
});
