import type { FoundObject } from './foundObject.js';

/** Apart in hue, and seen on light and dark pictures. */
const palette = [
  '#4f7cff',
  '#f59e0b',
  '#10b981',
  '#ef4444',
  '#a855f7',
  '#06b6d4',
  '#ec4899',
  '#84cc16',
  '#f97316',
  '#14b8a6',
];

/** A colour for each object; those of one label, its number and picture aside, share theirs. */
export function coloursOf(objects: readonly Pick<FoundObject, 'label'>[]): string[] {
  const kinds = new Map<string, string>();
  return objects.map(({ label }) => {
    const kind = label.replace(/( \(picture \d+\))$/, '').replace(/ \d+$/, '');
    if (!kinds.has(kind)) kinds.set(kind, palette[kinds.size % palette.length]!);
    return kinds.get(kind)!;
  });
}
