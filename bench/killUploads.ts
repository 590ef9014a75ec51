// Kills the built server at random moments of uploads, starts it again on the same data folder and looks for what is
// lost, half there or left over: `npm run build && npx tsx bench/killUploads.ts [rounds=200] [seed=1]`.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProgram } from '../tests/support/program.js';
import { randomNumbers } from '../tests/support/random.js';
import {
  deleteFile,
  downloadFile,
  listFiles,
  RefusedError,
  startUpload,
  uploadCommand,
} from './uploadCalls.js';

const rounds = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? 1);
const parallelUploads = 6;
const mostMsBeforeKill = 700;

const random = randomNumbers(seed);
const below = (limit: number) => Math.floor(random() * limit);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

/** 1 byte to 8 MB; so few that many files are equal. */
const contents = Array.from({ length: 40 }, () => randomBytes(Math.ceil(8_000_000 ** random())));

interface Upload {
  readonly name: string;
  readonly url: string;
  readonly content: Buffer;
  /** The last byte and the wish to finalize may have reached the server. */
  finalizing: boolean;
}

/** Files whose finalize was answered, and what they hold. */
const finished = new Map<string, Buffer>();
/** Files that may be there or not, as their delete was not answered. */
const perhapsDeleted = new Map<string, Buffer>();
let interrupted: Upload[] = [];

const counts = {
  'uploads begun': 0,
  'finalized and answered': 0,
  'interrupted by the kill': 0,
  'of these with the finalize sent but not answered': 0,
  'interrupted and finished after the restart': 0,
  'files deleted': 0,
  'files compared byte by byte': 0,
};
const violations: string[] = [];

const dataDir = mkdtempSync(join(tmpdir(), 'drishti-kill-'));
let files = 0;

for (let round = 1; round <= rounds; round++) {
  const program = await startProgram({ DRISHTI_DATA_DIR: dataDir });
  await audit(program.url, round);
  await finishInterrupted(program.url, round);
  const work = Promise.all(Array.from({ length: parallelUploads }, () => uploadUntilKilled(program.url)));
  await sleep(below(mostMsBeforeKill));
  program.child.kill('SIGKILL');
  await Promise.all([program.exited, work]);
  if (round % 20 === 0) console.error(`${round} rounds, ${violations.length} violations`);
}
const last = await startProgram({ DRISHTI_DATA_DIR: dataDir });
await audit(last.url, rounds + 1);
last.child.kill('SIGTERM');
await last.exited;
rmSync(dataDir, { recursive: true });

console.table({ kills: rounds, ...counts, violations: violations.length });
for (const violation of violations) console.error(violation);
process.exit(violations.length === 0 ? 0 : 1);

/** Uploads, and now and then deletes, until the server is gone. */
async function uploadUntilKilled(server: string): Promise<void> {
  try {
    for (;;) await (random() < 0.15 && finished.size > 0 ? deleteOne(server) : uploadOne(server));
  } catch (error) {
    // The connection ends with the server; an answer that refuses is never right here.
    if (error instanceof RefusedError) violations.push(error.message);
  }
}

async function uploadOne(server: string): Promise<void> {
  const content = pick(contents);
  const name = `files/f${files++}`;
  counts['uploads begun']++;
  const upload = { name, content, url: await startUpload(server, name, content.length), finalizing: false };
  interrupted.push(upload);
  await sendRest(server, upload, 0);
}

/** Sends what is missing, in chunks of random size. */
async function sendRest(server: string, upload: Upload, from: number): Promise<void> {
  const { url, content } = upload;
  for (let offset = from; ; ) {
    const bytes = content.subarray(offset, offset + Math.ceil(content.length * (0.1 + random())));
    upload.finalizing = offset + bytes.length === content.length;
    const command = upload.finalizing ? 'upload, finalize' : 'upload';
    const answer = await uploadCommand(server, url, command, { offset, bytes });
    offset += bytes.length;
    if (answer.status === 'final') return settle(upload);
  }
}

function settle(upload: Upload): void {
  interrupted = interrupted.filter((other) => other !== upload);
  finished.set(upload.name, upload.content);
  counts['finalized and answered']++;
}

async function deleteOne(server: string): Promise<void> {
  const name = pick([...finished.keys()]);
  perhapsDeleted.set(name, finished.get(name) as Buffer);
  finished.delete(name);
  await deleteFile(server, name);
  perhapsDeleted.delete(name);
  counts['files deleted']++;
}

/** What was interrupted must go on where the server says it is, and end as a whole file. */
async function finishInterrupted(server: string, round: number): Promise<void> {
  counts['interrupted by the kill'] += interrupted.length;
  for (const upload of [...interrupted]) {
    if (upload.finalizing) counts['of these with the finalize sent but not answered']++;
    try {
      await goOn(server, upload);
      await compare(server, upload.name, upload.content, round);
      counts['interrupted and finished after the restart']++;
    } catch (error) {
      violations.push(`round ${round}: ${upload.name} cannot go on: ${(error as Error).message}`);
      interrupted = interrupted.filter((other) => other !== upload);
    }
  }
}

async function goOn(server: string, upload: Upload): Promise<void> {
  const { status, receivedBytes } = await uploadCommand(server, upload.url, 'query');
  if (status === 'active' && receivedBytes < upload.content.length) {
    return sendRest(server, upload, receivedBytes);
  }
  await uploadCommand(server, upload.url, 'finalize');
  settle(upload);
}

/** Compares what a server that has just started shows and keeps with what it must. */
async function audit(server: string, round: number): Promise<void> {
  const report = (problem: string) => violations.push(`round ${round}: ${problem}`);
  const listed = new Map((await listFiles(server)).map((file) => [file.name, file.sha256Hash]));
  const finalizing = interrupted.filter((upload) => upload.finalizing);
  const allowed = new Map([
    ...finished,
    ...perhapsDeleted,
    ...finalizing.map((upload): [string, Buffer] => [upload.name, upload.content]),
  ]);
  for (const name of finished.keys()) if (!listed.has(name)) report(`${name} is lost`);
  for (const [name, hash] of listed) {
    const content = allowed.get(name);
    if (content === undefined) report(`${name} is listed and was never finalized`);
    else if (hash !== sha256(content, 'base64')) report(`${name} has another hash`);
  }
  for (const name of perhapsDeleted.keys())
    if (listed.has(name)) finished.set(name, allowed.get(name) as Buffer);
  perhapsDeleted.clear();
  await auditFolders([...listed.values()], report);
  for (const [name, content] of [...finished].slice(-10)) await compare(server, name, content, round);
}

/** No blob without a file, no file without its blob, no temporary file without an upload that goes on. */
async function auditFolders(
  listedHashes: readonly string[],
  report: (problem: string) => void,
): Promise<void> {
  const entries = await readdir(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true });
  const blobs = new Set(entries.filter((entry) => entry.isFile()).map((entry) => entry.name));
  const needed = new Set(listedHashes.map((hash) => Buffer.from(hash, 'base64').toString('hex')));
  for (const blob of blobs) if (!needed.has(blob)) report(`blob ${blob} is an orphan`);
  for (const hash of needed) if (!blobs.has(hash)) report(`blob ${hash} is missing`);
  const running = new Set(interrupted.map(temporaryName));
  for (const name of await readdir(join(dataDir, 'uploads'))) {
    if (!running.has(name)) report(`temporary file ${name} is an orphan`);
  }
}

/** A temporary file is called by the hash of the upload's key. */
function temporaryName({ url }: Upload): string {
  return sha256(new URL(url).searchParams.get('upload_id') as string, 'hex');
}

async function compare(server: string, name: string, content: Buffer, round: number): Promise<void> {
  counts['files compared byte by byte']++;
  const bytes = await downloadFile(server, name);
  if (!bytes.equals(content)) violations.push(`round ${round}: ${name} has other bytes`);
}

function sha256(data: Buffer | string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(data).digest(encoding);
}
