import type { TextLine } from './textLine.js';
export function inReadingOrder(lines: readonly TextLine[]): TextLine[] {
  return [...lines].sort((a, b) => a.box.y0 - b.box.y0);
}
