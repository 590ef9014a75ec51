import type { TextLine } from '../../src/engines/embedded/text/textLine.js';

const alikes: Readonly<Record<string, string>> = {
  O: '0',
  '0': 'O',
  l: '1',
  I: '1',
  '1': 'l',
  S: '5',
  '5': 'S',
  B: '8',
  '8': 'B',
  '.': ',',
  ',': '.',
  ':': '.',
};

/**
 * Text as a reader of poor prints gives it: letters taken for those that look alike, blanks and marks lost.
 * @param rate how often each letter or blank goes wrong, 0…1
 */
export function misread(text: string, rate: number, random: () => number): string {
  return [...text]
    .map((sign) => {
      if (random() >= rate) return sign;
      return sign === ' ' ? '' : (alikes[sign] ?? sign);
    })
    .join('');
}

/** Lines as such a reader finds them, a little out of place. */
export function misreadLines(lines: readonly TextLine[], rate: number, random: () => number): TextLine[] {
  return lines.map((line) => {
    const down = (random() - 0.5) * 6;
    const move = <Place extends { y: number }>(place: Place): Place => ({ ...place, y: place.y + down });
    const text = misread(line.text, rate, random);
    const box = { ...line.box, y0: line.box.y0 + down, y1: line.box.y1 + down };
    const [a, b, c, d] = line.quad;
    return { ...line, text, box, quad: [move(a), move(b), move(c), move(d)], words: [] };
  });
}
