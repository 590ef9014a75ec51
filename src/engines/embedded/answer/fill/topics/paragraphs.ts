import type { Box } from '../../../../../geometry/box.js';
import type { TextLine } from '../../../text/textLine.js';

const known = new WeakMap<readonly TextLine[], TextLine[][]>();

/** Lines, in reading order, that stand close below one another and overlap across. */
export function paragraphs(lines: readonly TextLine[]): TextLine[][] {
  const remembered = known.get(lines);
  if (remembered !== undefined) return remembered;
  const found: TextLine[][] = [];
  for (const line of lines) {
    const previous = found.at(-1)?.at(-1);
    if (previous !== undefined && goesOn(previous.box, line.box)) found.at(-1)!.push(line);
    else found.push([line]);
  }
  known.set(lines, found);
  return found;
}

/** The same gap as between the paragraphs of printed text (`textOf`). */
function goesOn(previous: Box, next: Box): boolean {
  const height = Math.min(previous.y1 - previous.y0, next.y1 - next.y0);
  const overlaps = next.x0 < previous.x1 && previous.x0 < next.x1;
  return overlaps && next.y0 - previous.y1 <= height && next.y1 > previous.y0;
}
