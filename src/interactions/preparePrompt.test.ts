import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DrishtiError } from '../errors.js';
import type { Files } from '../files/files.js';
import type { FetchRequest } from '../images/fetch/imageFetcher.js';
import type { ImageSources } from './imageSources.js';
import { preparePrompt } from './preparePrompt.js';
import type { ImageSource, InputTurn } from './request.js';

const canvas = { width: 6, height: 4, channels: 3, background: '#336699' } as const;
const png = await sharp({ create: canvas }).png().toBuffer();
const folder = await mkdtemp(join(tmpdir(), 'drishti-load-'));
const filePath = join(folder, 'picture');
await writeFile(filePath, png);
afterAll(() => rm(folder, { recursive: true }));

/** Counts what is open and held. */
let house: { opened: number; fetched: string[]; released: number; held: number };
beforeEach(() => {
  house = { opened: 0, fetched: [], released: 0, held: 0 };
});

const files = {
  async open(id: string) {
    if (id === 'gone') throw new DrishtiError('not_found', 'no such file');
    house.opened++;
    return { file: { id, sizeBytes: png.length }, path: filePath, release: () => house.released++ };
  },
} as unknown as Files;

async function fetchPicture(url: string, { path, hold, signal }: FetchRequest): Promise<Buffer> {
  house.fetched.push(url);
  if (url.includes('hangs')) {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  }
  if (url.includes('missing')) throw new DrishtiError('invalid_request', `${path}: could not be fetched`);
  hold?.(png.length);
  return png;
}

const sources = (maxFetchBytes = 1e6): ImageSources => ({
  files,
  blobs: { openPicture: async () => Promise.reject(new Error('no pictures are kept here')) },
  fetcher: { fetch: fetchPicture },
  limits: { maxPixels: 1000, maxImages: 10, maxFetchBytes, maxFetchSeconds: 0.2 },
  owner: '',
  places: { enter: async () => () => {} },
  memory: { hold: (bytes) => (house.held += bytes), release: (bytes) => (house.held -= bytes) },
});

const prompt = (...pictures: ImageSource[]): InputTurn[] => [
  {
    role: 'user',
    parts: pictures.map((source, i) => ({ type: 'image' as const, path: `input[${i}]`, source })),
  },
];
const file = (id = 'cat') => ({ type: 'file', id }) as const;
const url = (name = 'cat') => ({ type: 'url', url: `https://pictures.example/${name}.png` }) as const;
const inline = () => ({ type: 'inline', base64: png.toString('base64') }) as const;

async function load(turns: InputTurn[], from = sources(), signal = new AbortController().signal) {
  const { open, release } = await preparePrompt(turns, from, signal);
  try {
    return { turns: await open(signal), release };
  } catch (error) {
    await release();
    throw error;
  }
}

describe('a prompt', () => {
  it('has the same picture whichever way it came', async () => {
    const { turns, release } = await load(prompt(inline(), file(), url()));
    const pixels = [];
    for (const part of turns[0]?.parts ?? []) {
      if (part.type === 'image') pixels.push(await part.image.decode());
    }
    expect(pixels).toHaveLength(3);
    expect(pixels[1]).toEqual(pixels[0]);
    expect(pixels[2]).toEqual(pixels[0]);
    await release();
  });

  it('opens the same file and fetches the same URL once, and lets go of them', async () => {
    const { turns, release } = await load(prompt(file(), file(), url(), url(), url('dog')));
    const pictures = turns[0]!.parts.map((part) => part.type === 'image' && part.image);
    expect(new Set(pictures).size).toBe(3);
    expect(house).toMatchObject({ opened: 1, released: 0, held: 2 * png.length });
    expect(house.fetched).toEqual([url().url, url('dog').url]);
    await release();
    expect(house).toMatchObject({ released: 1, held: 0 });
  });
});

describe('a prompt that is refused', () => {
  it.each([
    [
      'an unknown file',
      prompt(inline(), file('gone')),
      'not_found',
      /^input\[1\]: there is no file files\/gone/,
    ],
    ['a URL that cannot be fetched', prompt(url('missing')), 'invalid_request', /^input\[0\]: could not/],
    [
      'bytes that are no picture',
      prompt({ type: 'inline', base64: 'AAAA' }),
      'invalid_request',
      /^input\[0\]: the bytes/,
    ],
    ['the first of several', prompt(file('gone'), file('gone')), 'not_found', /^input\[0\]/],
  ])('names %s', async (_name, turns, code, message) => {
    await expect(load(turns)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('lets go of what was open', async () => {
    await expect(load(prompt(file(), url(), file('gone')))).rejects.toThrow();
    expect(house).toMatchObject({ opened: 1, released: 1, held: 0 });
  });

  it('fetches no more bytes than one request may', async () => {
    const message = `input[2]: the pictures fetched for one request may have at most ${2.5 * png.length} bytes`;
    await expect(load(prompt(url('a'), url('b'), url('c')), sources(2.5 * png.length))).rejects.toThrow(
      message,
    );
    expect(house.held).toBe(0);
  });

  it('stops transfers that nobody needs any more', async () => {
    await expect(load(prompt(url('missing'), url('hangs')))).rejects.toThrow(
      'input[0]: could not be fetched',
    );
  });

  it('waits only so long for all pictures together', async () => {
    await expect(load(prompt(file(), url('hangs')))).rejects.toThrow(
      'input[1]: the pictures of this request took longer than 0.2 seconds to fetch',
    );
  });
});

it('stops when the caller goes away', async () => {
  const caller = new AbortController();
  const loading = load(prompt(url('hangs')), sources(), caller.signal);
  caller.abort(new DrishtiError('cancelled', 'the caller went away'));
  await expect(loading).rejects.toThrow('the caller went away');
});
