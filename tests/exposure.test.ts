import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { refuseExposure } from '../src/cli/exposure.js';
import { loadConfig } from '../src/config.js';
import { keyOne } from './support/keys.js';
import { runProgram, startProgram } from './support/program.js';

it.each([
  [['serve', '--host', '0.0.0.0'], {}],
  [['serve'], { HOST: '::' }],
  [['--host', 'vision.example.com'], {}],
  [['serve', '--insecure', 'false', '--host', '192.168.1.5'], {}],
])('does not serve others without keys: %j %j', async (args, env) => {
  const { code, stdout, stderr } = await runProgram(args, env as unknown as Record<string, string>);
  expect(stderr).toMatch(/^drishti: setting host \(HOST\): .*DRISHTI_API_KEYS.*--insecure/);
  expect([stdout, code]).toEqual(['', 1]);
});

it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost', 'LOCALHOST', '::ffff:127.0.0.1'])(
  'serves this machine without: %s',
  (host) => {
    expect(() => refuseExposure(loadConfig({ flags: { host } }))).not.toThrow();
  },
);

it.each(['0.0.0.0', '::', '10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', '[::]', 'localhost.example', '0'])(
  'knows that others can reach %s',
  (host) => {
    expect(() => refuseExposure(loadConfig({ flags: { host } }))).toThrow(/^setting host/);
    expect(() => refuseExposure(loadConfig({ flags: { host, apiKeys: keyOne } }))).not.toThrow();
    expect(() => refuseExposure(loadConfig({ flags: { host, insecure: true } }))).not.toThrow();
  },
);

it('serves others with keys, and says that one is needed', async () => {
  const program = await startProgram({ HOST: '0.0.0.0', DRISHTI_API_KEYS: keyOne });
  expect(program.output()).toContain('with a key of this server');
  expect(program.output()).not.toContain('Warning');
  expect(program.output()).not.toContain(keyOne);
  expect((await fetch(`${program.url}/v1/models`)).status).toBe(401);
  const headers = { 'x-goog-api-key': keyOne };
  expect((await fetch(`${program.url}/v1/models`, { headers })).status).toBe(200);
  program.child.kill('SIGTERM');
  expect(await program.exited).toBe(0);
});

it('serves others without when told to, and warns', async () => {
  const program = await startProgram({ HOST: '0.0.0.0', DRISHTI_INSECURE: 'true' });
  expect(program.output()).toMatch(/any key will do[\s\S]*Warning: no key is asked for/);
  expect((await fetch(`${program.url}/v1/models`)).status).toBe(200);
  program.child.kill('SIGTERM');
  expect(await program.exited).toBe(0);
});

it('takes --insecure by itself', async () => {
  const { stderr } = await runProgram(['serve', '--insecure', '--host', '0.0.0.0', '--port', 'x']);
  expect(stderr).toMatch(/^drishti: setting port/);
});

it('makes keys that it takes', async () => {
  const { code, stdout, stderr } = await runProgram(['key']);
  expect([code, stderr]).toEqual([0, '']);
  const [, key = ''] = /^ {2}(drishti_[\w-]{43})$/m.exec(stdout) ?? [];
  const [, entry = ''] = /DRISHTI_API_KEYS=(\S+)/.exec(stdout) ?? [];
  const hash = createHash('sha256').update(key).digest('hex');
  expect(entry).toBe(`sha256:${hash}`);
  expect(loadConfig({ flags: { apiKeys: entry } }).apiKeys).toEqual([hash]);
  expect(loadConfig({ flags: { apiKeys: key } }).apiKeys).toEqual([hash]);
  expect((await runProgram(['key'])).stdout).not.toContain(key);
});

it('refuses a wrong key by its number', async () => {
  const { code, stderr } = await runProgram(['serve'], { DRISHTI_API_KEYS: `${keyOne},tooshort` });
  expect(stderr).toMatch(/^drishti: setting apiKeys \(DRISHTI_API_KEYS\): entry 2 /);
  expect(stderr).not.toContain('tooshort');
  expect(stderr).not.toContain(keyOne);
  expect(code).toBe(1);
});
