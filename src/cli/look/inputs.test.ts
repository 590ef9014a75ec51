import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInputs } from './inputs.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drishti-inputs-'));
  await mkdir(join(folder, 'deep', 'er'), { recursive: true });
  for (const name of ['b.jpg', 'a.jpg', 'c.png', 'odd[1].jpg', 'deep/er/d.jpg'])
    await writeFile(join(folder, name), '');
});
afterAll(() => rm(folder, { recursive: true }));

const stdin = async () => new Uint8Array([1]);
const names = async (...given: string[]) => {
  const inputs = await findInputs(given, stdin);
  return inputs.map(
    ({ name, ...rest }) => name.replace(`${folder}/`, '') + ('problem' in rest ? `: ${rest.problem}` : ''),
  );
};

describe('the pictures that arguments name', () => {
  it('are those of patterns, in the order of the alphabet and of the arguments', async () => {
    expect(await names(`${folder}/c.png`, `${folder}/{a,b}.jpg`)).toEqual(['c.png', 'a.jpg', 'b.jpg']);
    expect(await names(`${folder}/**/*.jpg`)).toEqual(['a.jpg', 'b.jpg', 'deep/er/d.jpg', 'odd[1].jpg']);
  });

  it('may have brackets in their names', async () => {
    expect(await names(`${folder}/odd[1].jpg`)).toEqual(['odd[1].jpg']);
  });

  it('are URLs and stdin as well', async () => {
    const [url, piped] = await findInputs(['https://example.com/*.jpg', '-'], stdin);
    expect(url).toMatchObject({ name: 'https://example.com/*.jpg' });
    expect(await (piped as { source(): unknown }).source()).toEqual(new Uint8Array([1]));
    await expect(findInputs(['-', '-'], stdin)).rejects.toThrow(/only once/);
  });

  it('are told when they are none', async () => {
    expect(await names(folder, `${folder}/*.gif`)).toEqual([
      expect.stringMatching(/is a folder; name the pictures in it/),
      '*.gif: no file is named so',
    ]);
  });
});
