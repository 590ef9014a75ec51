import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawPicture } from '../../pictures/drawings.js';
import type { House } from '../house.js';
import { choose, openView, png } from '../steps.js';

const run = promisify(execFile);
const client = fileURLToPath(new URL('../../../node_modules/genai-v3', import.meta.url));

/** A prompt with everything that a language or a shell might read as its own. */
const prompt =
  'Detect the stop sign. "Quotes", \'single\', $HOME, `whoami`, \\n, \\\\, 100 %, \u0926\u0943\u0937\u094d\u091f\u093f, END';

/** Programs that are shown run as they are shown. */
export function gettingCode(house: () => House): void {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drishti-code-'));
    await mkdir(join(folder, 'node_modules/@google'), { recursive: true });
    await symlink(client, join(folder, 'node_modules/@google/genai'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function codeFor(page: Page, language: string): Promise<string> {
    const dialog = await openView(page, 'Get code');
    await dialog.getByRole('radio', { name: language }).check();
    const code = await dialog.locator('pre').textContent();
    await page.keyboard.press('Escape');
    return code!;
  }

  it('asks the same in JavaScript and on the command line', async () => {
    const page = await house().world.visit(house().url);
    const name = 'it\'s a "sign" $1.png';
    const picture = await drawPicture('crossing');
    await writeFile(join(folder, name), picture);
    await choose(page, png(picture, name));
    await page.locator('#prompt').fill(prompt);
    await page.getByLabel('Answer as').selectOption('schema');
    await page.getByLabel('Template').selectOption('boxes');
    await page.getByLabel('Picture detail').selectOption('medium');
    await page.getByLabel('Thinking').selectOption('low');

    await writeFile(join(folder, 'ask.mjs'), await codeFor(page, 'JavaScript'));
    const { stdout } = await run(process.execPath, ['ask.mjs'], { cwd: folder });
    expect(JSON.parse(stdout).objects).toEqual([{ box_2d: expect.any(Array), label: 'stop sign' }]);

    await writeFile(join(folder, 'ask.sh'), await codeFor(page, 'curl'));
    const answer = await run('sh', ['ask.sh'], { cwd: folder });
    const interaction = JSON.parse(answer.stdout);
    expect(interaction.steps.at(-1).content[0].text).toBe(stdout.trim());
    expect(interaction.usage.input_tokens_by_modality[1]).toEqual({ modality: 'image', tokens: 560 });
    const stored = await fetch(`${house().url}/v1/interactions/${interaction.id}`);
    const asked = (await stored.json()) as { steps: { content: { text: string }[] }[] };
    expect(asked.steps[0]!.content[0]!.text).toBe(prompt);
  });

  it('is a program of Python that is at least well formed', async () => {
    const page = await house().world.visit(house().url);
    await choose(page, png(await drawPicture('crossing')));
    await page.locator('#prompt').fill(prompt);
    await writeFile(join(folder, 'ask.py'), await codeFor(page, 'Python'));
    await run('python3', ['-m', 'py_compile', 'ask.py'], { cwd: folder });
  });
}
