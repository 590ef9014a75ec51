import { availableParallelism, freemem, totalmem } from 'node:os';
import { resolve } from 'node:path';
import Fastify from 'fastify';
import { prepareDataDir } from '../../services/dataDir.js';
import { freeBytes } from '../../store/diskReserve.js';
import { isDataDirInUse } from '../../store/inUse.js';
import type { Check } from './examine.js';
import { models } from './models.js';

/** Bytes. */
const gigabyte = 1e9;

/** What the embedded engine needs while it works, and what is left for the system beside it. */
const leastMemory = 1.5 * gigabyte;

/** A server stores pictures, and stops taking them when the disk is nearly full. */
const leastDisk = 1 * gigabyte;

const node: Check = {
  name: 'Node.js',
  look() {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const found = `${process.version} on ${process.platform} ${process.arch}`;
    if (major > 20 || (major === 20 && minor >= 19)) return { state: 'ok', found };
    return { state: 'fail', found, remedy: 'install Node.js 20.19 or newer' };
  },
};

const pictures: Check = {
  name: 'picture decoder',
  async look() {
    const { sharp } = await import('../../images/libvips.js');
    const blank = { create: { width: 8, height: 8, channels: 3, background: '#fff' } } as const;
    const { width } = await sharp(await sharp(blank).png().toBuffer()).metadata();
    return { state: 'ok', found: `libvips ${sharp.versions.vips} reads what it writes (${width} pixels)` };
  },
};

const database: Check = {
  name: 'database',
  async look() {
    const { default: Database } = await import('libsql');
    const open = new Database(':memory:');
    const { version } = open.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    open.close();
    return { state: 'ok', found: `SQLite ${version}` };
  },
};

const memory: Check = {
  name: 'memory',
  look() {
    const shown = (bytes: number) => `${(bytes / gigabyte).toFixed(1)} GB`;
    const found = `${shown(freemem())} free of ${shown(totalmem())}, ${availableParallelism()} processor cores`;
    if (totalmem() >= leastMemory) return { state: 'ok', found };
    return { state: 'warn', found, remedy: `the embedded engine wants ${shown(leastMemory)}` };
  },
};

const dataDir: Check = {
  name: 'data folder',
  async look(config) {
    const path = prepareDataDir(config.dataDir);
    if (isDataDirInUse(path)) return { state: 'ok', found: `${path}, a server uses it now` };
    const free = await freeBytes(path);
    const found = `${path}, ${(free / gigabyte).toFixed(1)} GB free`;
    if (free >= leastDisk) return { state: 'ok', found };
    return {
      state: 'warn',
      found,
      remedy: 'free some of the disk, or choose another folder with DRISHTI_DATA_DIR',
    };
  },
};

const port: Check = {
  name: 'port',
  async look({ host, port: wanted, dataDir: folder }) {
    const probe = Fastify();
    try {
      await probe.listen({ host, port: wanted });
      return { state: 'ok', found: `${wanted} on ${host} is free` };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE') {
        return {
          state: 'fail',
          found: message,
          remedy: 'choose another address with HOST, or port with PORT',
        };
      }
      const found = `${wanted} on ${host} is taken`;
      if (isDataDirInUse(resolve(folder)))
        return { state: 'ok', found: `${found}, as it is while a server runs` };
      return { state: 'warn', found, remedy: 'stop what uses it, or choose another with PORT' };
    } finally {
      await probe.close();
    }
  },
};

/** In the order in which they are made: what the later ones need comes first. */
export const checks: readonly Check[] = [node, pictures, database, memory, dataDir, port, models];
