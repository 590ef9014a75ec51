import { convertRgbToOklab } from 'culori/fn';

/** Number of colours that are told apart: five bits a channel, as finely as a photograph's noise allows. */
export const tableSize = 32 ** 3;

let table: Float32Array | undefined;

/** Index of a colour in the tables of this folder; channels 0…255. */
export function tableIndex(red: number, green: number, blue: number): number {
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

/**
 * OKLab's L (0…1), a and b of each colour, at three times its index, by Ottosson's formulas as culori has them. It is
 * made at the first call (some 10 ms) and kept: one look-up a pixel replaces three cube roots.
 */
export function oklabTable(): Float32Array {
  table ??= computeTable();
  return table;
}

function computeTable(): Float32Array {
  const result = new Float32Array(tableSize * 3);
  for (let i = 0; i < tableSize; i++) {
    const { l, a, b } = convertRgbToOklab({ r: (i >> 10) / 31, g: ((i >> 5) & 31) / 31, b: (i & 31) / 31 });
    result.set([l, a, b], i * 3);
  }
  return result;
}
