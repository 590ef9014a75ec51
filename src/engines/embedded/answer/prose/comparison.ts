import type { SeenObject } from '../seen.js';
import { counted, inWords, joined } from './english.js';
import { groupObjects } from './inventory.js';
import { nothingRecognised } from './phrases.js';

/** Says what recognised objects two or more pictures share and in what they differ. */
export function comparePictures(pictures: readonly (readonly SeenObject[])[]): string {
  const counts = pictures.map(
    (objects) => new Map(groupObjects(objects).map(({ label, total }) => [label, total])),
  );
  const labels = [...new Set(counts.flatMap((count) => [...count.keys()]))];
  if (labels.length === 0) return nothingRecognised.replace('this picture', 'either picture');
  const different = labels.filter((label) => new Set(counts.map((count) => count.get(label) ?? 0)).size > 1);
  const same = labels.filter((label) => !different.includes(label));
  const shared = same.map((label) => counted(label, counts[0]!.get(label)!));
  return [
    shared.length > 0 ? `${all(pictures.length)} show ${joined(shared)}.` : '',
    ...different.map((label) =>
      difference(
        label,
        counts.map((count) => count.get(label) ?? 0),
      ),
    ),
    different.length === 0 ? 'I see no difference in the objects that I recognise.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function all(count: number): string {
  return count === 2 ? 'Both pictures' : `All ${inWords(count)} pictures`;
}

/** "Only picture 1 shows two cats." or "Cats: two in picture 1, three in picture 2." */
function difference(label: string, counts: readonly number[]): string {
  const showing = counts.flatMap((count, picture) => (count > 0 ? [picture] : []));
  if (showing.length === 1)
    return `Only picture ${showing[0]! + 1} shows ${counted(label, counts[showing[0]!]!)}.`;
  const each = counts.map((count, picture) => `picture ${picture + 1} shows ${counted(label, count)}`);
  return `${joined(each).replace('picture', 'Picture')}.`;
}
