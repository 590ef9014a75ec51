import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as genaiV2 from 'genai-v2';
import * as genaiV3 from 'genai-v3';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordingApp, recordingApp } from './support/app.js';
import { type ForgetfulProxy, forgetfulProxy } from './support/forgetfulProxy.js';

const mebibyte = 1024 * 1024;
/** Goes up in three chunks of the clients: 8 MiB, 8 MiB and the rest. */
const large = randomBytes(20 * mebibyte + 5);

let house: RecordingApp;
let baseUrl: string;
let folder: string;
let largePath: string;
let picturePath: string;

beforeAll(async () => {
  house = await recordingApp();
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  baseUrl = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'drishti-client-'));
  largePath = join(folder, 'large.bin');
  picturePath = join(folder, 'sign.png');
  await writeFile(largePath, large);
  await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } }).toFile(picturePath);
});

afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const majors = [
  ['2.32.0', genaiV2.GoogleGenAI],
  ['3.1.0', genaiV3.GoogleGenAI as unknown as typeof genaiV2.GoogleGenAI],
] as const;

describe.each(majors)('@google/genai %s', (_version, GoogleGenAI) => {
  const clientOf = (url: string) => new GoogleGenAI({ apiKey: 'local', httpOptions: { baseUrl: url } });
  const files = () => clientOf(baseUrl).files;
  const failure = (call: Promise<unknown>) => call.catch((error: Record<string, unknown>) => error);
  const refused = (status: number, message: RegExp) => ({
    name: 'ApiError',
    status,
    message: expect.stringMatching(message),
  });
  const downloaded = async (file: string | genaiV2.File) => {
    const downloadPath = join(folder, randomUUID());
    await files().download({ file, downloadPath });
    return readFile(downloadPath);
  };

  it('uploads a picture by its path and finds it by name and by URI', async () => {
    const file = await files().upload({ file: picturePath });
    const bytes = await readFile(picturePath);
    expect(file).toMatchObject({
      name: expect.stringMatching(/^files\/[a-z0-9]{12}$/),
      mimeType: 'image/png',
      sizeBytes: String(bytes.length),
      sha256Hash: createHash('sha256').update(bytes).digest('base64'),
      state: 'ACTIVE',
      uri: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/v1beta\/files\//),
    });
    const { name = '', uri = '' } = file;
    for (const asked of [name, name.slice('files/'.length), uri, uri.replace('https:', 'http:')]) {
      expect(await files().get({ name: asked }), asked).toEqual(file);
    }
    for (const asked of [name, uri, file]) expect(await downloaded(asked)).toEqual(bytes);
    expect(await files().delete({ name })).toBeDefined();
    expect(await failure(files().get({ name }))).toMatchObject(refused(404, /NOT_FOUND/));
  });

  it('uploads a large file by its path in three chunks', async () => {
    const file = await files().upload({ file: largePath });
    expect(file.mimeType).toBe('application/octet-stream');
    expect(file.sizeBytes).toBe(String(large.length));
    expect(file.sha256Hash).toBe(createHash('sha256').update(large).digest('base64'));
    expect(large.equals(await downloaded(file))).toBe(true);
    await files().delete({ name: file.name ?? '' });
  });

  it('uploads a Blob under a name of its own, with a display name in Hindi', async () => {
    const blob = new Blob([large.subarray(0, 9 * mebibyte)]);
    const config = { mimeType: 'application/x-noise', name: 'noise-1', displayName: 'शोर' };
    const file = await files().upload({ file: blob, config });
    expect(file).toMatchObject({ ...config, name: 'files/noise-1', sizeBytes: String(9 * mebibyte) });
    expect(await failure(files().upload({ file: blob, config }))).toMatchObject(
      refused(409, /ALREADY_EXISTS/),
    );
    expect(await files().get({ name: 'noise-1' })).toEqual(file);
    await files().delete({ name: 'noise-1' });
  });

  it('uploads with options for this one call', async () => {
    const config = { mimeType: 'text/plain', httpOptions: { timeout: 60_000 } };
    const file = await files().upload({ file: new Blob(['hello']), config });
    expect(file.sizeBytes).toBe('5');
    await files().delete({ name: file.name ?? '' });
  });

  it('lists page by page', async () => {
    const names: (string | undefined)[] = [];
    for (let i = 0; i < 23; i++) {
      const blob = new Blob([`file ${i}`], { type: 'text/plain' });
      names.unshift((await files().upload({ file: blob })).name);
    }
    for (const config of [undefined, { pageSize: 23 }, { pageSize: 5 }]) {
      const listed: (string | undefined)[] = [];
      const pager = await files().list(config && { config });
      for await (const file of pager) listed.push(file.name);
      expect(listed).toEqual(names);
    }
    for (const name of names) await files().delete({ name: name ?? '' });
    for await (const file of await files().list()) expect(file).toBeUndefined();
  });

  it('learns of refusals with their status', async () => {
    const text = { mimeType: 'text/plain' };
    const buffer = Buffer.from('hello') as unknown as Blob;
    const upload = (file: Blob, config: object = text) => failure(files().upload({ file, config }));
    expect(await upload(buffer)).toMatchObject(refused(400, /not a Buffer/));
    expect(await upload(new Blob([]))).toMatchObject(refused(400, /empty/));
    expect(await upload(new Blob(['x']), { ...text, name: 'My Cat' })).toMatchObject(
      refused(400, /file\.name/),
    );
    expect(await upload(new Blob(['x']), { mimeType: 'image/png' })).toMatchObject(refused(400, /file/));
    expect(await failure(files().delete({ name: 'nothing' }))).toMatchObject(refused(404, /NOT_FOUND/));
    expect(await failure(files().get({ name: 'nothing' }))).toMatchObject(refused(404, /NOT_FOUND/));
    expect(await failure(files().list({ config: { pageSize: -1 } }))).toMatchObject(refused(400, /pageSize/));
  });

  it('sends a chunk again when the answer came without its headers', async () => {
    const proxy: ForgetfulProxy = await forgetfulProxy(baseUrl);
    const blob = new Blob([large.subarray(0, 9 * mebibyte)], { type: 'text/plain' });
    const file = await clientOf(proxy.url).files.upload({ file: blob });
    expect(proxy.requests()).toBe(1 + 2 * 2);
    const sent = createHash('sha256').update(large.subarray(0, 9 * mebibyte));
    expect(file.sha256Hash).toBe(sent.digest('base64'));
    await files().delete({ name: file.name ?? '' });
    await proxy.close();
  }, 15_000);
});
