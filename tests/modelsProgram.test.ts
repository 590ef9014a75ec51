import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HubMirror, hubMirror, sendStatus } from './support/hubMirror.js';
import { detectorFiles } from './support/hubModels.js';
import { runProgram, startProgram } from './support/program.js';

const main = fileURLToPath(new URL('../dist/program/drishti.js', import.meta.url));
const size = 2_000_000;

let mirror: HubMirror;
let dataDir: string;
beforeEach(async () => {
  mirror = await hubMirror(detectorFiles(size));
  dataDir = await mkdtemp(join(tmpdir(), 'drishti-models-'));
});
afterEach(async () => {
  await mirror.close();
  await rm(dataDir, { recursive: true, force: true });
});

const environment = () => ({ DRISHTI_DATA_DIR: dataDir, DRISHTI_HUB_URL: mirror.url });
const run = (...args: string[]) => runProgram(['models', ...args], environment());
const partial = () => join(dataDir, 'models', '.incoming', 'tiny', 'onnx', 'model.onnx.part');

describe('drishti models', () => {
  it('pulls, lists, shows and removes, and answers on stdout alone', async () => {
    const pulled = await run('pull', mirror.repository);
    expect(pulled).toMatchObject({ code: 0, stdout: 'tiny\n' });
    expect(pulled.stderr).toContain(
      `from      ${mirror.url}/drishti-tests/tiny at ${mirror.revision.slice(0, 12)}`,
    );
    expect(pulled.stderr).toContain('licence   apache-2.0');
    expect(pulled.stderr).toContain('download  2 MB in 3 files');
    expect(pulled.stderr).toMatch(/^100 % of 2 MB/m);
    expect(pulled.stderr).toContain('A server that runs uses it once it is started again.');

    const list = await run('list');
    expect(list.stderr).toBe('');
    expect(list.stdout.split('\n')[1]).toMatch(
      /^tiny +detector +2 MB +fp32 +apache-2.0 +drishti-tests\/tiny$/,
    );
    const json = JSON.parse((await run('list', '--json')).stdout);
    expect(json).toEqual([expect.objectContaining({ id: 'tiny', here: true, revision: mirror.revision })]);
    expect((await run('show', 'tiny')).stdout).toMatch(
      new RegExp(`^from +drishti-tests/tiny at ${mirror.revision}$`, 'm'),
    );

    expect(await run('rm', 'tiny')).toEqual({ code: 0, stdout: 'tiny\n', stderr: '' });
    expect(await run('list')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/No model has been pulled/),
    });
  });

  it('knows the catalogue without a hub', async () => {
    await mirror.close();
    Object.assign(mirror, { close: async () => {} });
    expect((await run('list', '--all')).stdout).toMatch(
      /^qwen3\.5-0\.8b +vision-language +~736 MB +not here +apache-2\.0/m,
    );
    expect((await run('show', 'slimsam-77')).stdout).toMatch(/^repository +Xenova\/slimsam-77-uniform$/m);
  });

  it('says of a damaged model what is wrong with it', async () => {
    await run('pull', mirror.repository);
    const weights = join(dataDir, 'models', 'tiny', 'onnx', 'model.onnx');
    await truncate(weights, 5);
    const problem = `drishti: tiny cannot be used: ${weights} has 5 bytes instead of ${size}; `;
    for (const command of [['list'], ['show', 'tiny']]) {
      expect((await run(...command)).stderr).toContain(problem);
    }
    expect((await run('show', 'tiny')).code).toBe(1);
  });

  it('uses a folder where it is', async () => {
    const folder = join(dataDir, 'My Detector');
    for (const [path, bytes] of Object.entries(detectorFiles(5000))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    expect(await run('add', folder)).toMatchObject({ code: 0, stdout: 'my-detector\n' });
    expect(await run('pull', folder, '--id', 'mine', '--dtype', 'q8')).toMatchObject({
      code: 0,
      stdout: 'mine\n',
    });
    const models = JSON.parse((await run('list', '--json')).stdout);
    expect(models).toEqual([
      expect.objectContaining({ id: 'mine', linked: true, folder, dtypes: { model: 'q8' } }),
      expect.objectContaining({ id: 'my-detector', linked: true, folder, dtypes: { model: 'fp32' } }),
    ]);
    expect(await run('rm', 'mine', 'my-detector')).toMatchObject({ code: 0, stdout: 'mine\nmy-detector\n' });
    expect(existsSync(join(folder, 'onnx', 'model.onnx'))).toBe(true);
  });

  it.each([
    [['pull', 'qwen'], /^drishti: "qwen" is no model; name one of the catalogue \(qwen3\.5-4b, /],
    [['pull', 'a/b', '--dtype', 'q5'], /^drishti: --dtype: "q5" is no precision; there are fp32, /],
    [['pull', 'a/b', 'c/d', '--id', 'x'], /^drishti: --id is for one model/],
    [['pull', 'drishti-tests/tiny', '--id', 'gemini-x'], /^drishti: "gemini-x" cannot be the id of a model/],
    [['show', 'nothing'], /^drishti: nothing is neither here nor in the catalogue/],
    [['rm', 'nothing'], /^drishti: nothing is not here; none is/],
    [['add', '/nowhere'], /^drishti: .*config\.json cannot be read: ENOENT/],
  ])('%j ends with 1 and a line that says why', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([1, '']);
  });

  it.each([
    [['list'], /^drishti: the folder of models cannot be read: ENOTDIR/],
    [['rm', 'tiny'], /^drishti: the folder of models cannot be read: ENOTDIR/],
    [['pull', 'drishti-tests/tiny'], /^drishti: ENOTDIR: .*models/m],
  ])('%j says in a line that the folder of models is none', async (args, message) => {
    await writeFile(join(dataDir, 'models'), '');
    const { code, stderr } = await run(...args);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(message);
    expect(code).toBe(1);
  });

  it('does not mind a reader that has read enough', async () => {
    const child = spawn(process.execPath, [main, 'models', 'list', '--all'], {
      env: { ...process.env, ...environment() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect([code, stderr]).toEqual([0, '']);
  });

  it('tells nobody the token', async () => {
    mirror.refuse = (response) => sendStatus(response, 403, 'GatedRepo');
    const env = { ...environment(), DRISHTI_HUB_TOKEN: 'hf_very_secret' };
    const { code, stderr } = await runProgram(['models', 'pull', mirror.repository], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/accept its licence at http:\/\/127\.0\.0\.1:\d+\/drishti-tests\/tiny/);
    expect(stderr).not.toContain('secret');
    expect(mirror.asked[0]?.headers.authorization).toBe('Bearer hf_very_secret');
  });

  it.each(['pull', 'add', 'list', 'show', 'rm'])('explains %s with examples', async (command) => {
    const { code, stdout } = await run(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n  .*drishti models ${command}`));
  });
});

describe('a pull that ends early', () => {
  /** Starts a pull of which 1 MB comes, and no more, and waits until that is on the disk. */
  async function pullHalf(): Promise<ChildProcess> {
    mirror.trick = ({ path, response, bytes }) => {
      if (path !== 'onnx/model.onnx') return false;
      response.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, size / 2));
      return true;
    };
    const child = spawn(process.execPath, [main, 'models', 'pull', mirror.repository], {
      env: { ...process.env, ...environment() },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const partialSize = () => (existsSync(partial()) ? statSync(partial()).size : 0);
    await expect.poll(partialSize, { timeout: 50_000 }).toBe(size / 2);
    mirror.trick = undefined;
    return child;
  }

  async function goOn(): Promise<void> {
    const sent = mirror.sentBytes;
    expect(await run('pull', mirror.repository)).toMatchObject({ code: 0, stdout: 'tiny\n' });
    expect(mirror.asked.at(-1)?.headers.range).toBe(`bytes=${size / 2}-`);
    expect(mirror.sentBytes - sent).toBeLessThan(size / 2 + 1000);
    const model = readFileSync(join(dataDir, 'models', 'tiny', 'onnx', 'model.onnx'));
    expect(model.equals(detectorFiles(size)['onnx/model.onnx'] as Buffer)).toBe(true);
  }

  it('goes on after kill -9, which leaves nothing locked', async () => {
    const child = await pullHalf();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await run('list')).stdout).toBe('');
    await goOn();
  });

  it('goes on after Ctrl-C, which ends it with 130', async () => {
    const child = await pullHalf();
    let stderr = '';
    child.stderr?.on('data', (data) => (stderr += data));
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    expect(stderr).toMatch(/drishti: stopped; the same command goes on from here\n$/);
    await goOn();
  });

  it('keeps what has come when there is no more room', async () => {
    // No file may grow beyond 600 kB, as on a disk that is full.
    const limited = spawn(
      'bash',
      ['-c', `ulimit -f 600; exec "${process.execPath}" "${main}" models pull ${mirror.repository}`],
      {
        env: { ...process.env, ...environment() },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let stderr = '';
    limited.stderr.on('data', (data) => (stderr += data));
    const [code] = await once(limited, 'close');
    expect(stderr).toMatch(
      /drishti: there is no room left where .*: free some of the disk and pull again\n$/,
    );
    expect(code).toBe(1);
    expect(statSync(partial()).size).toBeGreaterThan(500_000);
    expect(await run('pull', mirror.repository)).toMatchObject({ code: 0, stdout: 'tiny\n' });
  });
});

it('models are pulled while a server runs, and neither replaced nor removed under it', async () => {
  const server = await startProgram({ DRISHTI_DATA_DIR: dataDir });
  expect(await run('pull', mirror.repository)).toMatchObject({ code: 0, stdout: 'tiny\n' });
  expect(await run('rm', 'tiny')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^drishti: a server uses .*; stop it first/),
  });
  expect(await run('pull', mirror.repository, '--dtype', 'q8')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^drishti: a server runs and may use tiny, which is to be replaced; /),
  });
  server.child.kill('SIGTERM');
  expect(await server.exited).toBe(0);
  expect(await run('rm', 'tiny')).toMatchObject({ code: 0 });
});
