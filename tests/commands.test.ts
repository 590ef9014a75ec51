import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawings, drawPicture } from './pictures/drawings.js';
import { type CommandOptions, runCommand } from './support/command.js';
import { turnedDrawing } from './support/rotated.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-commands-'));
  await mkdir(join(folder, 'photos'));
  await writeFile(join(folder, 'photos', 'turned.jpg'), await turnedDrawing('stop sign'));
  await writeFile(join(folder, 'photos', 'oranges.png'), await drawPicture('oranges'));
  await writeFile(join(folder, 'photos', 'notes.txt'), 'no picture');
  const broken = await drawPicture('oranges');
  await mkdir(join(folder, 'broken'));
  // The second is called as the errors about its bytes begin.
  for (const name of ['half.png', 'i']) {
    await writeFile(join(folder, 'broken', name), broken.subarray(0, broken.length / 2));
  }
  const count = '{"type":"object","properties":{"count":{"type":"integer"}},"required":["count"]}';
  await writeFile(join(folder, 'count.json'), count);
  // As editors on Windows write it.
  await writeFile(join(folder, 'marked.json'), `\ufeff${count}`);
  await writeFile(join(folder, 'odd.json'), '{"type":"objekt"}');
  await writeFile(join(folder, 'broken.json'), '{');
});
afterAll(() => rm(folder, { recursive: true }));

const run = (args: readonly string[], options: CommandOptions = {}) =>
  runCommand(args, {
    cwd: folder,
    ...options,
    env: { DRISHTI_DATA_DIR: join(folder, 'data'), ...options.env },
  });

/** The colour of a pixel in whole steps of 32, which a JPEG keeps. */
async function colourAt(file: string, x: number, y: number): Promise<number[]> {
  const pixel = sharp(file).extract({ left: Math.round(x), top: Math.round(y), width: 1, height: 1 });
  return [...(await pixel.raw().toBuffer())].map((channel) => Math.round(channel / 32));
}

describe('drishti detect', () => {
  it('looks at all pictures of a pattern, goes on after bad ones, and draws on the upright picture', async () => {
    const args = ['detect', 'photos/*', 'gone.jpg', 'photos', 'x/*.jpg', '--json', '--out', 'marked/here'];
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(1);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ file }) => file)).toEqual(['photos/oranges.png', 'photos/turned.jpg']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^drishti: photos\/notes\.txt: the bytes are not an image/),
      'drishti: gone.jpg: there is no such file',
      expect.stringMatching(/^drishti: photos: is a folder; name the pictures in it/),
      'drishti: x/*.jpg: no file is named so',
    ]);
    expect(answers[0].objects.length).toBeGreaterThanOrEqual(3);
    const [{ label, box }] = answers[1].objects;
    expect(label).toBe('stop sign');
    const [x0, y0, x1, y1] = drawings['stop sign'].objects[0]!.box;
    for (const [side, drawn] of [
      [box.x0, x0],
      [box.y0, y0],
      [box.x1, x1],
      [box.y1, y1],
    ] as const) {
      expect(Math.abs(side - drawn)).toBeLessThan(14);
    }

    const out = join(folder, 'marked', 'here');
    expect(readdirSync(out).sort()).toEqual(['oranges.annotated.jpg', 'turned.annotated.jpg']);
    const marked = join(out, 'turned.annotated.jpg');
    expect(await sharp(marked).metadata()).toMatchObject({ width: 640, height: 480 });
    // The frame, in the first colour, on each side of the box; inside and outside of it the picture as it was.
    const [middleX, middleY] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    const frame = [230, 25, 75].map((channel) => Math.round(channel / 32));
    for (const [x, y] of [
      [box.x0, middleY],
      [box.x1, middleY],
      [middleX, box.y1],
    ] as const) {
      expect(await colourAt(marked, x, y)).toEqual(frame);
    }
    expect(await colourAt(marked, box.x0 - 20, middleY)).not.toEqual(frame);
  });

  it('looks at as many at once as it is told to, and says nothing of it', async () => {
    const files = Array<string>(20).fill('photos/turned.jpg');
    const { code, stdout, stderr } = await run(['detect', ...files, '--concurrency', '20', '--json']);
    expect([code, stderr, stdout.trimEnd().split('\n').length]).toEqual([0, '', 20]);
  });

  it('prints a row an object, of the labels that are wanted', async () => {
    const { code, stdout, stderr } = await run(['detect', 'photos/turned.jpg', '-l', 'stop sign,car']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^stop sign\t0\.\d\d\t\d+\t\d+\t\d+\t\d+\n$/);
  });
});

describe('other commands', () => {
  it('caption reads stdin; several answers have the names of their pictures', async () => {
    const stdin = await drawPicture('clock');
    const { code, stdout } = await run(['caption', '-', 'photos/oranges.png'], { stdin });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^stdin: .*clock.*\nphotos\/oranges\.png: .*orange.*\n$/);
  });

  it.each(['count.json', 'marked.json'])('ask answers by a schema of %s', async (schema) => {
    const question = ['ask', 'How many oranges are there?', 'photos/oranges.png', '--schema', schema];
    const { code, stdout } = await run(question);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ count: 3 });
  });

  it('compare tells of all pictures at once', async () => {
    const { stdout } = await run(['compare', 'photos/oranges.png', 'photos/turned.jpg', '--json']);
    expect(JSON.parse(stdout).text).toMatch(/stop sign/);
  });

  it('classify, segment and read answer in rows and text', async () => {
    const { stdout: label } = await run(['classify', 'photos/turned.jpg', '--labels', 'food,street']);
    expect(label).toBe('street\n');
    const { stdout: objects } = await run(['segment', 'photos/turned.jpg', '--json', '--out', 'cut']);
    expect(JSON.parse(objects).objects[0].polygon.length).toBeGreaterThan(5);
    expect(existsSync(join(folder, 'cut', 'turned.annotated.jpg'))).toBe(true);
    expect((await run(['read', 'photos/turned.jpg'])).stdout).toContain('STOP');
  });
});

describe('a picture whose bytes are broken is called by its name', () => {
  const problem = 'the image data is truncated or broken';
  it.each([
    [['caption', 'broken/half.png'], 'broken/half.png'],
    [['compare', 'photos/oranges.png', 'broken/half.png'], 'broken/half.png'],
    [['ask', 'Why?', 'photos/oranges.png', 'broken/half.png', '--together'], 'broken/half.png'],
    [['compare', 'photos/oranges.png', '-'], 'stdin'],
    [['read', '-'], 'stdin'],
    [['detect', 'broken/half.png', '--out', 'cut'], 'broken/half.png'],
  ])('%j', async (args, name) => {
    const stdin = readFileSync(join(folder, 'broken', 'half.png'));
    const { code, stdout, stderr } = await run(args, { stdin });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `drishti: ${name}: ${problem}\n`,
    });
  });

  it('also where the error begins like the name', async () => {
    const { stderr } = await run(['caption', 'i'], { cwd: join(folder, 'broken') });
    expect(stderr).toBe(`drishti: i: ${problem}\n`);
  });
});

describe('stdin', () => {
  it('that is empty is told, and the others are looked at', async () => {
    const { code, stdout, stderr } = await run(['caption', '-', 'photos/oranges.png']);
    expect([code, stderr]).toEqual([1, 'drishti: stdin: nothing is piped there\n']);
    expect(stdout).toMatch(/orange/);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('that is waited for does not outlast %s', async (signal, exitCode) => {
    const onStart = (child: ChildProcess) => void setTimeout(() => child.kill(signal), 3000);
    const { code, stderr } = await run(['caption', '-'], { stdinStaysOpen: true, onStart });
    expect([code, stderr]).toEqual([exitCode, '']);
  });
});

describe('stdout', () => {
  it.each([['key'], ['doctor --port 0'], ['models list --json'], ['caption photos/oranges.png']])(
    'that nobody reads does not fail %s',
    async (command) => {
      const onStart = (child: ChildProcess) => void child.stdout?.destroy();
      const { code, stderr } = await run(command.split(' '), { onStart });
      expect([code, stderr]).toEqual([0, '']);
    },
  );

  it.runIf(existsSync('/dev/full')).each([['key'], ['caption photos/oranges.png'], ['models list --json']])(
    'that is full is told once by %s',
    async (command) => {
      const stdoutTo = openSync('/dev/full', 'w');
      const { code, stderr } = await run(command.split(' '), { stdoutTo });
      closeSync(stdoutTo);
      expect([code, stderr]).toEqual([1, 'drishti: stdout: no space left on device\n']);
    },
  );
});

describe('what is typed wrong ends with 2', () => {
  it.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['detct', 'a.jpg'], /unknown command 'detct'\n\(Did you mean detect\?\)/],
    [['serve', 'a.jpg'], /too many arguments for 'serve'/],
    [['caption', ''], /the name of a picture is empty/],
    [['files', 'get', ''], /a name is empty/],
    [['files', 'delete', ''], /a name is empty/],
    [['detect'], /missing required argument 'picture'/],
    [['detect', 'a.jpg', '--sever', 'x'], /unknown option '--sever'/],
    [['detect', 'a.jpg', '-c', '0'], /Give a whole number from 1 to 64/],
    [['detect', 'a.jpg', '-r', 'huge'], /Allowed choices are low, medium, high, ultra_high/],
    [['detect', 'a.jpg', '-l', ','], /Give words with commas/],
    [['classify', 'a.jpg'], /required option '-l, --labels/],
    [['ask', 'what?', 'a.jpg', '--schema', 'broken.json'], /It cannot be read as JSON/],
    [['ask', 'what?', 'a.jpg', '--schema', 'gone.json'], /ENOENT/],
    [
      ['ask', 'what?', 'a.jpg', 'b.jpg', '--schema', 'odd.json'],
      /^error: [^\n]*'odd.json' is invalid. schema.type: [^\n]*\n$/,
    ],
    [['classify', 'a.jpg', '-l', 'one'], /Give at least two classes/],
    [['classify', 'a.jpg', '-l', 'one,one'], /Give at least two classes/],
    [['compare', 'a.jpg'], /^drishti: give at least 2 pictures\n$/],
    [['caption', '-', '-'], /- can be named only once/],
    [['caption', 'a.jpg', '--key', 'k'], /--key is shown to a server/],
    [['detect', 'a.jpg', '--out', 'count.json'], /--out: the folder cannot be made/],
    [['detect', 'a.jpg', '--out', '/proc/drishti'], /--out: the folder cannot be made/],
    [['files', 'get'], /missing required argument 'name'/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

it('a setting that is not allowed ends with 1', async () => {
  const { code, stdout, stderr } = await run(['caption', 'a.jpg'], { env: { DRISHTI_MAX_IMAGES: 'x' } });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^drishti: setting maxImages/);
});

describe('drishti doctor', () => {
  it('finds a machine that runs these tests well', async () => {
    const { code, stdout } = await run(['doctor', '--port', '0']);
    expect(stdout).not.toMatch(/^fail/m);
    expect(stdout).toMatch(/^ok {4}Node\.js: v\d+/m);
    expect(stdout).toMatch(/^ok {4}models: drishti-embedded, .*has looked at a picture$/m);
    expect(code).toBe(0);
  });

  it('says what to do about what is wrong', async () => {
    const { code, stdout } = await run(['doctor', '--host', '192.0.2.1', '--data-dir', 'count.json/in']);
    expect(stdout).toMatch(/^fail {2}data folder: .*\n {6}→ /m);
    expect(stdout).toMatch(/^fail {2}port: .*\n {6}→ choose another address with HOST/m);
    expect(code).toBe(1);
  });
});

it.each([
  'caption',
  'ask',
  'detect',
  'segment',
  'read',
  'classify',
  'compare',
  'doctor',
  'files upload',
  'files list',
])('explains %s with examples', async (command) => {
  const { code, stdout } = await run([...command.split(' '), '--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`Examples:\n  .*drishti ${command}`));
});

it('tells the fewest pictures at a time that go without saying', async () => {
  expect((await run(['detect', '--help'])).stdout).toMatch(/twice the\s+processor cores, at least 4/);
});

it('the page of the command line tells every command and every exit code', async () => {
  const page = readFileSync(new URL('../docs/command-line.md', import.meta.url), 'utf8');
  const { stdout } = await run(['--help']);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name);
  expect(commands.length).toBeGreaterThan(10);
  for (const name of commands.filter((each) => each !== 'help')) expect(page).toContain(`drishti ${name}`);
  for (const code of [0, 1, 2, 130, 143]) expect(page).toContain(`| ${code} |`);
});
