// A file of 1 GiB through the official client to the built server, next to hashing and copying the same file on this
// machine, and the server's memory meanwhile: `npm run bench:upload [-- rounds]` (Linux).
import { createHash, randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GoogleGenAI } from 'genai-v3';
import { startProgram } from '../tests/support/program.js';
import { residentMemory } from './memory.js';
import { timed } from './statistics.js';

const mebibyte = 1024 * 1024;
const fileMebibytes = 1024;
const rounds = Number(process.argv[2] ?? 3);

const folder = mkdtempSync(join(tmpdir(), 'drishti-upload-'));
const path = join(folder, 'noise.bin');
const sha256 = await writeNoise();
const server = await startProgram({ DRISHTI_DATA_DIR: join(folder, 'data') });
const client = new GoogleGenAI({ apiKey: 'local', httpOptions: { baseUrl: server.url } });

/** Writes the file and gives its hash in base64. */
async function writeNoise(): Promise<string> {
  const file = await open(path, 'w');
  const hash = createHash('sha256');
  for (let i = 0; i < fileMebibytes; i++) {
    const block = randomFillSync(Buffer.alloc(mebibyte));
    hash.update(block);
    await file.write(block);
  }
  await file.sync();
  await file.close();
  return hash.digest('base64');
}

/** The least a server could do: read, hash, write, and make it last. */
async function hashAndCopy(): Promise<void> {
  const source = await open(path);
  const copy = await open(join(folder, 'copy.bin'), 'w');
  const hash = createHash('sha256');
  for await (const block of source.createReadStream({ highWaterMark: mebibyte })) {
    hash.update(block);
    await copy.write(block);
  }
  await copy.sync();
  await copy.close();
  if (hash.digest('base64') !== sha256) throw new Error('the file was not read right');
  rmSync(join(folder, 'copy.bin'));
}

async function upload(): Promise<void> {
  const file = await client.files.upload({ file: path });
  if (file.sha256Hash !== sha256) throw new Error('the file arrived damaged');
}

async function deleteAll(): Promise<void> {
  for await (const { name } of await client.files.list()) if (name) await client.files.delete({ name });
}

/** Lets the kernel measure the highest memory from now on. */
function forgetPeak(): void {
  writeFileSync(`/proc/${server.child.pid}/clear_refs`, '5');
}

async function measure(): Promise<void> {
  const local = await timed(hashAndCopy);
  const before = residentMemory(server.child.pid);
  forgetPeak();
  const uploaded = await timed(upload);
  const peak = residentMemory(server.child.pid, 'VmHWM');
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
  console.log(
    `hash and copy ${seconds(local)} s, upload ${seconds(uploaded)} s, ratio ${(uploaded / local).toFixed(2)}; ` +
      `resident MiB: before ${before}, peak ${peak} (+${peak - before}), after ${residentMemory(server.child.pid)}`,
  );
  await deleteAll();
}

for (let round = 0; round < rounds; round++) await measure();
server.child.kill('SIGTERM');
await server.exited;
rmSync(folder, { recursive: true });
