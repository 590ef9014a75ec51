import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from './folder.js';

const folder = mkdtempSync(join(tmpdir(), 'drishti-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a folder', () => {
  it('is made with all above it, and may be there already', () => {
    const deep = join(folder, 'a', 'b', 'c');
    makeFolder(deep);
    makeFolder(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
  });

  it('may lie behind a link', () => {
    symlinkSync(folder, join(folder, 'link'));
    makeFolder(join(folder, 'link', 'behind'));
    expect(statSync(join(folder, 'behind')).isDirectory()).toBe(true);
  });

  it('is not made where a file is, or a link to nothing', () => {
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'nothing'), join(folder, 'dangling'));
    expect(() => makeFolder(join(folder, 'file'))).toThrow(/EEXIST/);
    expect(() => makeFolder(join(folder, 'file', 'in'))).toThrow(/ENOTDIR|EEXIST/);
    expect(() => makeFolder(join(folder, 'dangling'))).toThrow(/EEXIST/);
  });

  // A folder that is there, and in which mkdir says that nothing is.
  it.runIf(process.platform === 'linux')('is refused at once where none can be made', () => {
    expect(() => makeFolder('/proc/drishti/a')).toThrow(/ENOENT.*\/proc\/drishti/);
  });
});
