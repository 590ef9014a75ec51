import { crc32 } from 'node:zlib';
import type { SampleImage } from '../pictures/samples.js';
import { randomNumbers } from './random.js';

/** A picture that was broken on purpose, and how. */
export interface FuzzedImage extends SampleImage {
  readonly mutation: string;
}

type Random = () => number;
type Mutation = (bytes: Buffer, random: Random, others: readonly SampleImage[]) => Buffer;

const below = (limit: number, random: Random) => Math.floor(random() * limit);
const pick = <Item>(items: readonly Item[], random: Random): Item => items[below(items.length, random)]!;

/** Where sizes, lengths and counts stand in every format. */
const headerLength = 512;

/** Numbers at the edges of what fields of one, two and four bytes hold. */
const edges = [
  0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff,
];

const mutations: Readonly<Record<string, Mutation>> = {
  'bits flipped': (bytes, random) => flipBits(bytes, bytes.length, random),
  'header bits flipped': (bytes, random) => flipBits(bytes, Math.min(bytes.length, headerLength), random),
  'cut short': (bytes, random) => bytes.subarray(0, below(bytes.length, random)),
  'numbers at their edges': (bytes, random) => {
    for (let count = 1 + below(3, random); count > 0; count--) writeEdge(bytes, random);
    return bytes;
  },
  'block overwritten': (bytes, random, others) => {
    const other = pick(others, random).bytes;
    const start = below(other.length, random);
    other.copy(bytes, below(bytes.length, random), start, start + 1 + below(256, random));
    return bytes;
  },
  'block repeated': (bytes, random) => {
    const [start, length] = [below(bytes.length, random), 1 + below(200, random)];
    const block = bytes.subarray(start, start + length);
    return Buffer.concat([bytes.subarray(0, start), block, block, block, bytes.subarray(start + length)]);
  },
  'block left out': (bytes, random) => {
    const start = below(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + below(64, random))]);
  },
  'header of another': (bytes, random, others) => {
    const other = pick(others, random).bytes;
    const length = below(Math.min(other.length, headerLength), random);
    return Buffer.concat([other.subarray(0, length), bytes.subarray(Math.min(bytes.length, length))]);
  },
};

/**
 * Breaks one of the samples in one way; the same number gives the same picture.
 * @param seed a whole number; the seeds of a run follow one another
 */
export function fuzzImage(samples: readonly SampleImage[], seed: number): FuzzedImage {
  const random = randomNumbers(seed);
  const sample = samples[seed % samples.length]!;
  const [mutation, mutate] = pick(Object.entries(mutations), random);
  const bytes = mutate(Buffer.from(sample.bytes), random, samples);
  // libpng refuses a chunk whose checksum is wrong before it looks at it: half of them get a right one.
  const repaired = sample.format === 'png' && random() < 0.5;
  return { ...sample, mutation, bytes: repaired ? repairPng(bytes) : bytes };
}

function flipBits(bytes: Buffer, end: number, random: Random): Buffer {
  for (let count = 1 + below(16, random); count > 0; count--) {
    const at = below(end, random);
    bytes[at]! ^= 1 << below(8, random);
  }
  return bytes;
}

function writeEdge(bytes: Buffer, random: Random): void {
  const width = pick([1, 2, 4], random);
  const at = below(Math.min(bytes.length, headerLength) - width, random);
  if (at < 0) return;
  const value = pick(edges, random) % 2 ** (8 * width);
  if (random() < 0.5) bytes.writeUIntLE(value, at, width);
  else bytes.writeUIntBE(value, at, width);
}

/** Makes the checksum of every chunk right again (PNG specification §5.3). */
function repairPng(png: Buffer): Buffer {
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > png.length) break;
    png.writeUInt32BE(crc32(png.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return png;
}
