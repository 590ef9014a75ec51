import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreInUseError } from './sqlite.js';
import { openStore } from './store.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'drishti-store-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const file = {
  owner: 'o',
  id: 'a',
  display_name: 'Ä\n😀',
  mime_type: 'text/plain',
  size_bytes: 2 ** 53 - 1,
  sha256: 'ab',
  created_ms: 1,
  updated_ms: 2,
  expires_ms: 3,
};

const upload = {
  key_sha256: 'k',
  owner: 'o',
  file_id: 'a',
  display_name: null,
  mime_type: 'text/plain',
  size_bytes: 1,
  received_bytes: 1,
  received_sha256: 'ab',
  chunk_start: 0,
  touched_ms: 4,
  finished_file_id: 'a',
};

describe('openStore', () => {
  it('keeps what was written for the next time, names and large numbers as they are', async () => {
    const store = await openStore({ dataDir });
    await store.db.insertInto('files').values(file).execute();
    await store.close();
    const again = await openStore({ dataDir });
    expect(await again.db.selectFrom('files').selectAll().execute()).toEqual([file]);
    await again.close();
  });

  it('forgets finished uploads with their file, and lets none refer to a file that is not there', async () => {
    const { db, close } = await openStore({ dataDir });
    await expect(db.insertInto('uploads').values(upload).execute()).rejects.toThrow(/FOREIGN KEY/);
    await db.insertInto('files').values(file).execute();
    await db.insertInto('uploads').values(upload).execute();
    await db.deleteFrom('files').where('id', '=', 'a').execute();
    expect(await db.selectFrom('uploads').selectAll().execute()).toEqual([]);
    await close();
  });

  it('refuses a folder that this process has open', async () => {
    const store = await openStore({ dataDir });
    await expect(openStore({ dataDir })).rejects.toThrow(StoreInUseError);
    await store.close();
    await (await openStore({ dataDir })).close();
  });
});

describe('two processes', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** Starts a process that opens the store; gives the process and what it says first. */
  async function hold(): Promise<{ child: ChildProcess; said: string }> {
    const args = ['--import', 'tsx', 'tests/support/holdStore.ts', dataDir];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [said] = await once(child.stdout as NodeJS.ReadableStream, 'data');
    return { child, said: String(said).trim() };
  }

  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('cannot have the same folder open; the second is told what to do', async () => {
    const first = await hold();
    expect(first.said).toBe('open');
    await expect(openStore({ dataDir })).rejects.toThrow(
      `${join(dataDir, 'drishti.db')} is used by another server; stop it, or give this one a data folder of its own`,
    );
    expect((await hold()).said).toMatch(/^StoreInUseError/);
  });

  it('can have it one after the other, though the first is killed', async () => {
    for (let round = 0; round < 3; round++) {
      const { child, said } = await hold();
      expect(said).toBe('open');
      await kill(child);
    }
    const store = await openStore({ dataDir });
    await store.close();
  });

  it('that start at the same time share nothing', async () => {
    const said = await Promise.all([hold(), hold(), hold()]);
    const names = said.map((one) => one.said.split(':')[0]);
    expect(names.sort()).toEqual(['StoreInUseError', 'StoreInUseError', 'open']);
  });
});
