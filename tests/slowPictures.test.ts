import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { type RecordingApp, recordingApp } from './support/app.js';

let house: RecordingApp;
/** Answers only when a test tells it to. */
const server = createServer();
let url: string;

beforeAll(async () => {
  house = await recordingApp({ fetchHttp: true, fetchAllow: ['127.0.0.1'] });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/picture`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await house.close();
});

const ask = () => house.create({ model: 'gemini-3-flash-preview', input: { type: 'image', uri: url } });

it('a slow server of pictures holds no place at the engine', async () => {
  const admit = vi.spyOn(house.engine, 'admit');
  const answer = ask();
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  expect(admit).not.toHaveBeenCalled();
  response.writeHead(200, { 'content-type': 'image/png' }).end(await drawPicture('clock'));
  expect((await answer).status).toBe(200);
  expect(admit).toHaveBeenCalledOnce();
});

it('a server of pictures that fails is the fault of the request, which a retry will not mend', async () => {
  const answer = ask();
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  response.writeHead(503).end('secret');
  const { status, json } = await answer;
  expect(status).toBe(400);
  expect(json.error.message).toMatch(/^input.uri: the picture at 127.0.0.1:\d+ could not be fetched: /);
  expect(json.error.message).not.toContain('secret');
});
