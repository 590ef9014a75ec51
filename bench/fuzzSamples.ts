import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sniffContainer } from '../src/images/format.js';
import { type SampleImage, sampleImages } from '../tests/pictures/samples.js';
import { evaluationFolder } from './sharedPictures.js';

/** Larger ones take the time of a hundred others and have no other fields in their headers. */
const largestSample = 300_000;

/** Our own pictures and the awkward ones beside the checkout, as many of each format as of every other. */
export async function fuzzSamples(): Promise<SampleImage[]> {
  const groups = [
    ...groupBy([...(await sampleImages()), ...awkwardSamples()], ({ format }) => format).values(),
  ];
  const longest = Math.max(...groups.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    groups.map((group) => group[turn % group.length]!),
  );
  return turns.flat();
}

function awkwardSamples(): SampleImage[] {
  const folder = join(evaluationFolder, 'awkward');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name): SampleImage[] => {
    const bytes = readFileSync(join(folder, name));
    const container = sniffContainer(bytes);
    if (container === undefined || bytes.length > largestSample) return [];
    const format = container !== 'heif' ? container : name.includes('avif') ? 'avif' : 'heic';
    return [{ format, name, bytes }];
  });
}

/** The items of each kind, in the order in which the kinds come up. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
