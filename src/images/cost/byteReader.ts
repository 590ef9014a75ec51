import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { EncodedImage } from '../encoded.js';

/** Reads an encoded picture here and there without loading all of it, and lets others work in between. */
export interface ByteReader {
  /** Bytes of the whole picture. */
  readonly length: number;
  /** The bytes from `offset` on: `length` of them, or as many as there are. */
  read(offset: number, length: number): Promise<Buffer>;
  /** The bytes from `offset` on that are at hand, of which there are at least `least` unless the picture ends. */
  readOn(offset: number, least: number): Promise<Buffer>;
}

/** Bytes that are handed out at a time to be searched. */
const stepLength = 2 ** 16;

/** Bytes of a file that are read to look at one structure: the next may stand near, or far away. */
const lookLength = 2 ** 12;

/** Milliseconds after which the event loop gets its turn: what is in memory never makes a reader wait. */
const longestTurn = 5;

/** Runs `use` on a reader of the picture, and closes what was opened for it. */
export async function withByteReader<Result>(
  encoded: EncodedImage,
  use: (reader: ByteReader) => Promise<Result>,
): Promise<Result> {
  if (encoded.type === 'bytes') return use(takingTurns(readMemory(await encoded.bytes())));
  const file = await open(encoded.path);
  try {
    const { size } = await file.stat();
    return await use(takingTurns(readThroughWindow(file, size)));
  } finally {
    await file.close();
  }
}

function readMemory({ buffer, byteOffset, byteLength }: Uint8Array): ByteReader {
  const all = Buffer.from(buffer, byteOffset, byteLength);
  const read = async (offset: number, length: number) => all.subarray(offset, offset + length);
  return { length: byteLength, read, readOn: (offset) => read(offset, stepLength) };
}

function readThroughWindow(file: FileHandle, fileLength: number): ByteReader {
  let window = Buffer.alloc(0);
  let start = 0;
  const hold = async (offset: number, least: number, wanted: number) => {
    if (offset >= start && offset + least <= start + window.length) return;
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, offset);
    window = buffer.subarray(0, bytesRead);
    start = offset;
  };
  return {
    length: fileLength,
    async read(offset, length) {
      await hold(offset, length, Math.max(length, lookLength));
      return window.subarray(offset - start, offset - start + length);
    },
    async readOn(offset, least) {
      await hold(offset, least, Math.max(least, stepLength));
      return window.subarray(offset - start);
    },
  };
}

/** The same reader, except that the event loop gets its turn every few milliseconds. */
function takingTurns(reader: ByteReader): ByteReader {
  let turnEnds = performance.now() + longestTurn;
  const giveWay = async () => {
    if (performance.now() < turnEnds) return;
    await setImmediate();
    turnEnds = performance.now() + longestTurn;
  };
  return {
    length: reader.length,
    async read(offset, length) {
      await giveWay();
      return reader.read(offset, length);
    },
    async readOn(offset, least) {
      await giveWay();
      return reader.readOn(offset, least);
    },
  };
}
