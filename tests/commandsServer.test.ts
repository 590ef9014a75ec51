import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { runCommand } from './support/command.js';
import { type ListeningApp, listeningApp } from './support/listening.js';

const key = 'a-key-of-this-server-0123';
let house: ListeningApp;
let folder: string;
beforeAll(async () => {
  house = await listeningApp({ apiKeys: [key] });
  folder = await mkdtemp(join(tmpdir(), 'drishti-commands-'));
  for (const name of ['clock', 'oranges', 'frisbee'] as const) {
    await writeFile(join(folder, `${name}.png`), await drawPicture(name));
  }
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  house.engine.beforeAnswer = () => {};
});

const run = (args: readonly string[], options: Parameters<typeof runCommand>[1] = {}) =>
  runCommand([...args, '--server', house.url], { cwd: folder, env: { DRISHTI_API_KEY: key }, ...options });

describe('commands at a server', () => {
  it('ask it, and print answers in the order of the pictures, whichever comes first', async () => {
    let asked = 0;
    let open = () => {};
    const second = new Promise<void>((resolve) => (open = resolve));
    // The first picture waits for the second.
    house.engine.beforeAnswer = () => (asked++ === 0 ? second : open());
    const { code, stdout, stderr } = await run(['caption', 'oranges.png', 'clock.png', '-c', '2']);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'oranges.png: Seen.\nclock.png: Seen.\n',
      stderr: '',
    });
  });

  it('ask once about all pictures together', async () => {
    const before = house.engine.requests.length;
    const { stdout } = await run(['ask', 'Which is rounder?', 'clock.png', 'oranges.png', '--together']);
    expect(stdout).toBe('Seen.\n');
    expect(house.engine.requests).toHaveLength(before + 1);
    const [turn] = house.engine.requests.at(-1)!.turns;
    expect(turn?.parts.map(({ type }) => type)).toEqual(['text', 'image', 'image']);
  });

  it('print nothing that steers the terminal', async () => {
    house.engine.events = [
      { type: 'text', text: 'red \u001b[31m\u0007and\rmore' },
      { type: 'finish', reason: 'stop' },
    ];
    expect((await run(['caption', 'clock.png'])).stdout).toBe('red [31mand\nmore\n');
    house.engine.events = [
      { type: 'text', text: 'Seen.' },
      { type: 'finish', reason: 'stop' },
    ];
  });

  it('tell a wrong key and a server that is not there', async () => {
    const wrong = await run(['caption', 'clock.png', '--key', 'another-key-0123456789']);
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toMatch(/^drishti: clock\.png: .*key/);
    const away = await runCommand(['caption', 'clock.png', '-s', 'http://127.0.0.1:9'], { cwd: folder });
    expect([away.code, away.stdout]).toEqual([1, '']);
    expect(away.stderr).toMatch(
      /^drishti: clock\.png: http:\/\/127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)\n$/,
    );
    const odd = await runCommand(['caption', 'clock.png', '-s', 'nowhere'], { cwd: folder });
    expect([odd.code, odd.stdout]).toEqual([1, '']);
    expect(odd.stderr).toMatch(/^drishti: the server must be an http or https URL/);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends them with %i, and the work at the server', async (signal, exitCode) => {
    const asked = new Promise<void>((resolve) => {
      house.engine.beforeAnswer = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const onStart = (child: { kill(name: NodeJS.Signals): boolean }) =>
      void asked.then(() => child.kill(signal));
    const { code, stdout, stderr } = await run(['caption', '*.png', '-c', '1'], {
      onStart,
      env: { DRISHTI_API_KEY: key },
    });
    expect({ code, stdout, stderr }).toEqual({ code: exitCode, stdout: '', stderr: '' });
    await expect.poll(() => house.engine.running).toBe(0);
  });

  it('do not mind a reader that has read enough', async () => {
    const { code, stderr } = await run(['caption', 'clock.png', 'oranges.png', '-c', '1'], {
      onStart: (child) => child.stdout?.destroy(),
      env: { DRISHTI_API_KEY: key },
    });
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('drishti files', () => {
  it('uploads, lists, shows and deletes, and goes on after a name that is none', async () => {
    const uploaded = await run(['files', 'upload', 'clock.png', 'gone.png', '.', 'oranges.png']);
    expect(uploaded.code).toBe(1);
    expect(uploaded.stderr).toBe('drishti: gone.png: there is no such file\ndrishti: .: is not a file\n');
    const names = uploaded.stdout.trimEnd().split('\n');
    expect(names).toEqual([expect.stringMatching(/^files\//), expect.stringMatching(/^files\//)]);

    const list = (await run(['files', 'list'])).stdout.split('\n');
    expect(list[0]).toMatch(/^NAME +TYPE +SIZE +EXPIRES +FILE$/);
    expect(list[1]).toMatch(new RegExp(`^${names[1]} +image/png .* oranges\\.png$`));
    const json = (await run(['files', 'list', '--json'])).stdout.trimEnd().split('\n');
    expect(json.map((line) => JSON.parse(line).name)).toEqual([names[1], names[0]]);
    expect(JSON.parse((await run(['files', 'get', names[0]!])).stdout)).toMatchObject({
      displayName: 'clock.png',
    });

    const odd = await run(['files', 'get', '.']);
    expect([odd.code, odd.stdout]).toEqual([1, '']);
    expect(odd.stderr).toMatch(/^drishti: \.: is no name of a file/);
    const deleted = await run(['files', 'delete', names[0]!, 'files/none', names[1]!]);
    expect(deleted.code).toBe(1);
    expect(deleted.stdout).toBe(`${names.join('\n')}\n`);
    expect(deleted.stderr).toMatch(/^drishti: .*files\/none/);
    expect((await run(['files', 'list'])).stdout).toBe('');
  });
});
