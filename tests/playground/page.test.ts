import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPlayground } from '../../src/http/playground.js';
import { type RecordingApp, recordingApp } from '../support/app.js';
import { apiKeys } from '../support/keys.js';

describe('the files of the page', () => {
  const app = Fastify();
  let folder: string;
  beforeAll(async () => {
    folder = `${await mkdtemp(join(tmpdir(), 'drishti-page-'))}/`;
    await mkdir(`${folder}assets`);
    await writeFile(`${folder}assets/a-1.js`, 'go()');
    await writeFile(`${folder}assets/a-1.js.gz`, 'squeezed');
    await writeFile(`${folder}secret`, 'secret');
    registerPlayground(app, folder);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it('are asked for when there are none yet', async () => {
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.body).toContain('npm run build:playground');
  });

  it('are asked for anew, but for those that never change', async () => {
    await writeFile(`${folder}index.html`, '<title>Drishti</title>');
    const page = await app.inject('/');
    expect([page.statusCode, page.body]).toEqual([200, '<title>Drishti</title>']);
    expect(page.headers['cache-control']).toBe('no-cache');
    const script = await app.inject('/assets/a-1.js');
    expect([script.statusCode, script.body]).toEqual([200, 'go()']);
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await app.inject({ url: '/', headers: { 'if-none-match': String(page.headers['etag']) } });
    expect(again.statusCode).toBe(304);
  });

  it('are sent compressed to who can read that', async () => {
    const answer = await app.inject({ url: '/assets/a-1.js', headers: { 'accept-encoding': 'gzip' } });
    expect([answer.body, answer.headers['content-encoding']]).toEqual(['squeezed', 'gzip']);
    expect(answer.headers['vary']).toContain('accept-encoding');
    expect(answer.headers['content-type']).toMatch(/javascript/);
  });

  it('run nothing but their own scripts, and are framed by nobody', async () => {
    for (const url of ['/', '/assets/a-1.js']) {
      const { headers } = await app.inject(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    }
  });

  it.each([
    '/assets/../secret',
    '/assets/..%2fsecret',
    '/assets/%2e%2e/secret',
    '/assets/',
    '/assets/secret',
    '/assets/none.js',
  ])('are all that is sent: %s', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toBe('secret');
  });
});

describe('the page', () => {
  let open: RecordingApp;
  let guarded: RecordingApp;
  beforeAll(async () => {
    open = await recordingApp();
    guarded = await recordingApp({ apiKeys, requestsPerMinute: 1 });
  });
  afterAll(async () => {
    await open.close();
    await guarded.close();
  });

  it('needs no key and counts for no limit', async () => {
    for (let round = 0; round < 3; round++) {
      const answer = await guarded.app.inject('/');
      expect([200, 503]).toContain(answer.statusCode);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
    }
  });

  it('may use the server at whatever address it was opened', async () => {
    for (const host of ['192.168.1.5:8787', 'eyes.local', '[fd12::1]:8787']) {
      for (const scheme of ['http', 'https']) {
        const headers = { host, origin: `${scheme}://${host}` };
        expect((await open.app.inject({ url: '/v1/models', headers })).statusCode).toBe(200);
      }
    }
  });

  it('may not be passed off as the server’s own by a stranger’s name', async () => {
    const headers = { host: 'evil.example:8787', origin: 'http://evil.example:8787' };
    expect((await open.app.inject({ url: '/v1/models', headers })).statusCode).toBe(403);
    expect((await guarded.app.inject({ url: '/v1/models', headers })).statusCode).toBe(401);
    const other = { host: '192.168.1.5:8787', origin: 'http://192.168.1.5:3000' };
    expect((await open.app.inject({ url: '/v1/models', headers: other })).statusCode).toBe(403);
  });
});
