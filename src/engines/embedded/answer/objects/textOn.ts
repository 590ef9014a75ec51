import type { TextLine } from '../../text/textLine.js';
import type { SeenImage, SeenObject } from '../seen.js';

/** The lines of text whose centre lies in an object's box, in reading order; undefined where no text was looked for. */
export function linesOn({ box }: SeenObject, { text }: SeenImage): TextLine[] | undefined {
  return text?.filter((line) => {
    const x = (line.box.x0 + line.box.x1) / 2;
    const y = (line.box.y0 + line.box.y1) / 2;
    return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
  });
}

/** Whether lines say something, letters and digits compared, case aside; some text is enough without `wanted`. */
export function sayText(lines: readonly TextLine[], wanted: string | undefined): boolean {
  if (wanted === undefined) return lines.length > 0;
  return plain(lines.map(({ text }) => text).join('')).includes(plain(wanted));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
