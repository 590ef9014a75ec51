import type { SeenObject } from '../seen.js';

/** Where in its picture an object's centre lies, in thirds: "top left", "center", "bottom" … */
export function placeOf({ box, size }: SeenObject): string {
  const row = third((box.y0 + box.y1) / 2 / size.height, ['top', '', 'bottom']);
  const column = third((box.x0 + box.x1) / 2 / size.width, ['left', '', 'right']);
  return `${row} ${column}`.trim() || 'center';
}

/** The same as an adverbial: "at the top left", "in the center". */
export function placePhrase(object: SeenObject): string {
  const place = placeOf(object);
  if (place === 'center') return 'in the center';
  return place === 'left' || place === 'right' ? `on the ${place}` : `at the ${place}`;
}

function third(share: number, names: readonly [string, string, string]): string {
  return names[Math.min(2, Math.max(0, Math.floor(share * 3)))]!;
}
