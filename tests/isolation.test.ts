import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfKey } from '../src/config.js';
import { recordingApp } from './support/app.js';
import { Dictation } from './support/dictation.js';
import { parseEvents, readEvents } from './support/eventStream.js';
import { FilesApi, startHeaders } from './support/filesApi.js';
import { apiKeys, keyOne, keyTwo, withKey } from './support/keys.js';
import { type ListeningApp, listeningApp } from './support/listening.js';
import { registeredRoutes } from './support/registeredRoutes.js';
import { plainPicture } from './support/seenTurns.js';

const model = 'gemini-3-flash-preview';
const picture = await plainPicture('#ff0000');

/** What one owner has, and the other asks for. Each thing has a twin of the same form that was never there. */
interface Belongings {
  readonly fileId: string;
  /** Of an upload that is under way. */
  readonly uploadUrl: string;
  /** Of an interaction that is finished. */
  readonly finished: string;
  /** Of one that runs in the background. */
  readonly running: string;
  /** Of one whose caller follows it. */
  readonly streaming: string;
  readonly pageToken: string;
}

const never = {
  fileId: 'never-was',
  uploadKey: 'A'.repeat(43),
  interaction: `v1_${'A'.repeat(32)}`,
};

let house: ListeningApp;
let mine: Belongings;
let dictation: Dictation;
let leaving: AbortController;

beforeEach(async () => {
  house = await listeningApp({ apiKeys });
  leaving = new AbortController();
  dictation = new Dictation().say('A secret.');
  mine = await collect();
});
afterEach(async () => {
  leaving.abort();
  await house.close();
});

const filesOf = (key: string) => new FilesApi(withKey(house.app, key));

async function collect(): Promise<Belongings> {
  const api = filesOf(keyOne);
  await api.upload('older', { name: 'files/older' });
  const { name } = await api.upload(picture, { name: 'files/just-mine', mimeType: 'image/png' });
  const image = { type: 'image', uri: name };
  const finished = (await create(keyOne, { input: [image], labels: { team: 'crimson' } })).json();
  house.engine.answer = dictation.answer;
  const running = (await create(keyOne, { input: [image], background: true })).json();
  expect([finished.status, running.status]).toEqual(['completed', 'in_progress']);
  const streaming = await openStream(keyOne);
  await expect.poll(() => house.engine.running).toBe(2);
  const page = await api.get('files?pageSize=1');
  return {
    fileId: String(name).replace('files/', ''),
    uploadUrl: await api.begin(5),
    finished: finished.id,
    running: running.id,
    streaming,
    pageToken: page.json().nextPageToken,
  };
}

/** Begins an interaction whose answer goes on; gives its id. */
async function openStream(key: string): Promise<string> {
  const answer = await fetch(`${house.url}/v1/interactions`, {
    method: 'POST',
    headers: { 'x-goog-api-key': key },
    body: JSON.stringify({ model, input: 'What is this?', stream: true }),
    signal: leaving.signal,
  });
  const { value } = await readEvents(answer).next();
  return value?.data.interaction.id;
}

interface Ask {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly payload?: object | string;
  readonly headers?: Record<string, string>;
}

const get = (url: string): Ask => ({ method: 'GET', url });

function ask(key: string, request: Ask): Promise<LightMyRequestResponse> {
  return withKey(house.app, key).inject(request as never);
}

function create(key: string, body: object, version = 'v1'): Promise<LightMyRequestResponse> {
  const payload = { model, input: 'What is this?', ...body };
  return ask(key, { method: 'POST', url: `/${version}/interactions`, payload });
}

/** An answer as its caller sees it, with the id that was asked for made the same everywhere, in full or cut short. */
function seen({ statusCode, headers, body }: LightMyRequestResponse, id: string) {
  const { date: _, 'x-request-id': __, ...rest } = headers;
  const blind = (text: string) => text.replaceAll(id, '<id>').replaceAll(id.slice(0, 13), '<id>');
  return { statusCode, headers: JSON.parse(blind(JSON.stringify(rest))), body: blind(body) };
}

/**
 * Checks that the other owner is answered about a thing as about one that never was: nothing, to the byte.
 * @param request makes the request for an id
 */
async function expectUnknown(
  [id, twin]: readonly [mine: string, never: string],
  request: (id: string) => Ask,
  status = 404,
): Promise<void> {
  const [answer, unknown] = [await ask(keyTwo, request(id)), await ask(keyTwo, request(twin))];
  expect(unknown.statusCode, unknown.body).toBe(status);
  expect(seen(answer, id)).toEqual(seen(unknown, twin));
  expect(answer.body).not.toContain('secret');
}

const versions = ['v1', 'v1beta', 'v1alpha'];

/** Files: everything that stands in the path after `/files/`. */
async function expectUnknownFile(method: 'GET' | 'DELETE', form: (id: string) => string): Promise<void> {
  for (const version of versions) {
    const request = (id: string): Ask => ({ method, url: `/${version}/files/${form(id)}` });
    await expectUnknown([mine.fileId, never.fileId], request);
  }
}

async function expectUnknownInteraction(
  method: Ask['method'],
  form: (id: string) => string,
  ids: readonly string[] = [mine.finished, mine.running, mine.streaming],
): Promise<void> {
  for (const version of versions) {
    const request = (id: string): Ask => ({ method, url: `/${version}/interactions/${form(id)}` });
    for (const id of ids) await expectUnknown([id, never.interaction], request);
  }
}

/** The forms in which a prompt can name a file. */
const references = [
  (id: string) => `files/${id}`,
  (id: string) => id,
  (id: string) => `https://localhost/v1beta/files/${id}`,
  (id: string) => `https://generativelanguage.googleapis.com/v1beta/files/${id}`,
];

async function expectUnknownInPrompt(request: (uri: string) => Ask): Promise<void> {
  for (const reference of references) {
    expect((await ask(keyOne, request(reference(mine.fileId)))).statusCode).toBe(200);
    const before = house.engine.requests.length;
    await expectUnknown([mine.fileId, never.fileId], (id) => request(reference(id)));
    expect(house.engine.requests).toHaveLength(before);
  }
}

async function expectUntouched(): Promise<void> {
  const file = await filesOf(keyOne).get(`files/${mine.fileId}:download`);
  expect(file.rawPayload.equals(picture)).toBe(true);
  const stored = await ask(keyOne, get(`/v1/interactions/${mine.finished}`));
  expect(stored.json()).toMatchObject({ id: mine.finished, status: 'completed' });
  for (const id of [mine.running, mine.streaming]) {
    const running = await ask(keyOne, get(`/v1/interactions/${id}`));
    expect(running.json()).toMatchObject({ id, status: 'in_progress' });
  }
  const upload = await filesOf(keyOne).command(mine.uploadUrl, 'query');
  expect(upload.headers['x-goog-upload-size-received']).toBe('0');
}

/** Whoever shows the wrong key with the URL of an upload is told what anybody is who makes one up. */
async function expectUnknownUpload(path: string): Promise<void> {
  const secret = String(new URL(mine.uploadUrl).searchParams.get('upload_id'));
  for (const command of ['upload', 'upload, finalize', 'finalize', 'query', 'cancel']) {
    const headers = { 'x-goog-upload-command': command, 'x-goog-upload-offset': '0' };
    const request = (id: string): Ask => ({
      method: 'POST',
      url: `${path}?upload_id=${id}`,
      headers,
      ...(command.startsWith('upload') && { payload: 'taken' }),
    });
    await expectUnknown([secret, never.uploadKey], request);
  }
}

/** A name that somebody else has is free. */
async function expectFreeName(path: string): Promise<void> {
  const begin = (name: string) =>
    filesOf(keyTwo).start(startHeaders(5, 'text/plain'), { file: { name: `files/${name}` } }, path);
  const [answer, unknown] = [await begin(mine.fileId), await begin(never.fileId)];
  expect([answer.statusCode, unknown.statusCode]).toEqual([200, 200]);
  const url = String(answer.headers['x-goog-upload-url']);
  const sent = await filesOf(keyTwo).command(url, 'upload, finalize', { offset: 0, bytes: 'other' });
  expect(sent.json().file.name).toBe(`files/${mine.fileId}`);
  expect((await filesOf(keyTwo).get(`files/${mine.fileId}:download`)).body).toBe('other');
}

/** What is the same for everybody, and has nothing of anybody's. */
async function expectImpersonal(request: Ask): Promise<void> {
  const [one, two] = [await ask(keyOne, request), await ask(keyTwo, request)];
  expect(two.statusCode).toBe(one.statusCode);
  const secrets = [
    mine.fileId,
    mine.finished,
    mine.running,
    mine.streaming,
    mine.pageToken,
    'older',
    'crimson',
  ];
  for (const key of [keyOne, keyTwo]) secrets.push(key, hashOfKey(key), hashOfKey(key).slice(0, 8));
  for (const word of secrets) expect(two.body.includes(word), word).toBe(false);
}

const upload = async (path: string) => {
  await expectUnknownUpload(path);
  await expectFreeName(path);
};

/** What the other owner tries at each route. A route that is missing here fails the last test. */
const attempts: Readonly<Record<string, () => Promise<void>>> = {
  'GET /{version}/files': async () => {
    for (const version of versions) {
      const all = await ask(keyTwo, get(`/${version}/files`));
      expect([all.statusCode, all.json()]).toEqual([200, {}]);
      const next = await ask(keyTwo, get(`/${version}/files?pageToken=${mine.pageToken}`));
      expect(next.json()).toEqual({});
    }
    await filesOf(keyTwo).upload('theirs', { name: 'files/theirs' });
    const { files } = (await ask(keyTwo, get('/v1/files?pageSize=100'))).json();
    expect(files.map(({ name }: { name: string }) => name)).toEqual(['files/theirs']);
    const own = (await ask(keyOne, get('/v1/files'))).json().files;
    expect(own.map(({ name }: { name: string }) => name)).toEqual(['files/just-mine', 'files/older']);
  },
  'GET /{version}/files*': async () => {
    const forms = [
      (id: string) => id,
      (id: string) => `${id}:download?alt=media`,
      (id: string) => `http://localhost/v1beta/files/${id}`,
      (id: string) => `http://localhost/v1beta/files/${id}:download`,
    ];
    for (const form of forms) {
      expect((await ask(keyOne, get(`/v1/files/${form(mine.fileId)}`))).statusCode).toBe(200);
      await expectUnknownFile('GET', form);
    }
  },
  'DELETE /{version}/files*': () => expectUnknownFile('DELETE', (id) => id),
  'POST /{version}/files:register': () =>
    expectImpersonal({ method: 'POST', url: '/v1/files:register', payload: { uris: ['gs://a/b'] } }),
  'POST /upload/{version}/files': () => upload('/upload/v1beta/files'),
  'POST /{version}/upload/{version}/files': () => upload('/v1beta/upload/v1/files'),
  'POST /{version}/interactions': async () => {
    house.engine.answer = new Dictation().say('Seen.').finish().answer;
    const url = '/v1/interactions';
    const post = (body: object): Ask => ({ method: 'POST', url, payload: { model, input: 'And?', ...body } });
    const forms = [{}, { stream: true }, { store: false }, { background: true }];
    for (const form of forms) {
      const chain = (id: string) => post({ ...form, previous_interaction_id: id });
      expect((await ask(keyOne, chain(mine.finished))).statusCode).toBe(200);
      await expectUnknown([mine.finished, never.interaction], chain);
      await expectUnknown([mine.running, never.interaction], chain);
      await expectUnknown([mine.streaming, never.interaction], chain);
    }
    for (const form of [{}, { stream: true }, { store: false }]) {
      await expectUnknownInPrompt((uri) => post({ ...form, input: [{ type: 'image', uri }] }));
    }
    const steps = (uri: string) => [{ type: 'user_input', content: [{ type: 'image', uri }] }];
    await expectUnknownInPrompt((uri) => post({ input: steps(uri) }));
    await expectBackgroundWithout(post);
  },
  'GET /{version}/interactions/:id': async () => {
    const [event] = parseEvents(
      (await ask(keyOne, get(`/v1/interactions/${mine.finished}?stream=true`))).body,
    );
    const place = String(event?.data.event_id);
    const of = (id: string) => `${id.slice(3, 13)}.${place.split('.')[1]}`;
    expect(of(mine.finished)).toBe(place);
    const forms = [
      (id: string) => id,
      (id: string) => `${id}?stream=false&include_input=true`,
      (id: string) => `${id}?stream=true`,
      (id: string) => `${id}?stream=true&last_event_id=${of(id)}`,
    ];
    for (const form of forms) {
      expect((await ask(keyOne, get(`/v1/interactions/${form(mine.finished)}`))).statusCode).toBe(200);
      await expectUnknownInteraction('GET', form);
    }
  },
  'DELETE /{version}/interactions/:id': () => expectUnknownInteraction('DELETE', (id) => id),
  'POST /{version}/interactions/:id': () => expectUnknownInteraction('POST', (id) => `${id}:cancel`),
  'POST /{version}/interactions/:id/cancel': () => expectUnknownInteraction('POST', (id) => `${id}/cancel`),
  'POST /{version}/models/:model': async () => {
    house.engine.answer = new Dictation().say('Seen.').finish().answer;
    for (const method of ['generateContent', 'streamGenerateContent', 'countTokens']) {
      await expectUnknownInPrompt((fileUri) => ({
        method: 'POST',
        url: `/v1beta/models/${model}:${method}`,
        payload: { contents: [{ role: 'user', parts: [{ fileData: { fileUri } }] }] },
      }));
    }
  },
  'GET /{version}/models': () => expectImpersonal(get('/v1/models')),
  'GET /{version}/models/:model': () => expectImpersonal(get(`/v1/models/${model}`)),
  'GET /healthz': () => expectImpersonal(get('/healthz')),
  'GET /readyz': () => expectImpersonal(get('/readyz')),
  'GET /openapi.json': () => expectImpersonal(get('/openapi.json')),
  'GET /': () => expectImpersonal(get('/')),
  'GET /assets/:name': () => expectImpersonal(get('/assets/none.js')),
  // Sums over all owners, which say nothing of whose they are.
  'GET /metrics': () => expectImpersonal(get('/metrics')),
};

/** In the background the answer may come before the picture is looked for; then it is the interaction that fails. */
async function expectBackgroundWithout(post: (body: object) => Ask): Promise<void> {
  const outcome = async (id: string) => {
    const input = [{ type: 'image', uri: `files/${id}` }];
    const answer = await ask(keyTwo, post({ input, background: true }));
    if (answer.statusCode !== 200) return seen(answer, id);
    const url = `/v1/interactions/${answer.json().id}`;
    await expect.poll(async () => (await ask(keyTwo, get(url))).json().status).not.toBe('in_progress');
    const { status, errors } = (await ask(keyTwo, get(url))).json();
    return JSON.parse(JSON.stringify({ status, errors }).replaceAll(id, '<id>'));
  };
  const [answer, unknown] = [await outcome(mine.fileId), await outcome(never.fileId)];
  expect(answer).toEqual(unknown);
  expect(JSON.stringify(answer)).toContain('not_found');
}

describe('what belongs to one key is to another as if it were not there', () => {
  it.each(Object.entries(attempts))('%s', async (_route, attempt) => {
    await attempt();
    await expectUntouched();
  });

  it('and that is every route there is', async () => {
    expect((await registeredRoutes(house.app)).sort()).toEqual(Object.keys(attempts).sort());
  });
});

describe('the owner', () => {
  it('can delete, cancel and finish what is theirs', async () => {
    const { fileId, finished, running, uploadUrl } = mine;
    expect((await filesOf(keyOne).delete(`files/${fileId}`)).statusCode).toBe(200);
    const remove = await ask(keyOne, { method: 'DELETE', url: `/v1/interactions/${finished}` });
    expect(remove.statusCode).toBe(200);
    const cancel = await ask(keyOne, { method: 'POST', url: `/v1/interactions/${running}/cancel` });
    expect(cancel.json().status).toBe('cancelled');
    const chunk = { offset: 0, bytes: 'hello' };
    const sent = await filesOf(keyOne).command(uploadUrl, 'upload, finalize', chunk);
    expect(sent.statusCode).toBe(200);
  });
});

describe('turning keys on and off', () => {
  it('hides what belongs to nobody from every key, and what belongs to a key from nobody', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'drishti-data-'));
    const open = await recordingApp({ dataDir });
    await new FilesApi(open.app).upload('nobody', { name: 'files/mine' });
    const anybodys = (await open.create({ model, input: 'Hi' })).json;
    await open.close();

    const guarded = await recordingApp({ dataDir, apiKeys });
    const api = new FilesApi(withKey(guarded.app, keyOne));
    expect((await api.get('files/mine')).statusCode).toBe(404);
    expect((await api.get(`interactions/${anybodys.id}`)).statusCode).toBe(404);
    await api.upload('one', { name: 'files/mine' });
    await guarded.close();

    const again = await recordingApp({ dataDir });
    expect((await new FilesApi(again.app).get('files/mine:download')).body).toBe('nobody');
    expect((await new FilesApi(again.app).get(`interactions/${anybodys.id}`)).statusCode).toBe(200);
    await again.close();
    await rm(dataDir, { recursive: true });
  });
});
