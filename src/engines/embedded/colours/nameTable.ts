import { convertRgbToOklab, parseHex } from 'culori/fn';
import { type ColourName, colourNames } from './namedColour.js';
import { oklabTable, tableSize } from './oklabTable.js';
import { prototypes } from './prototypes.js';

/** What a difference in lightness counts beside one in hue: dark blue is still blue. */
const lightnessWeight = 0.6;

interface Prototype {
  /** Index in `colourNames`. */
  readonly name: number;
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

let table: Uint8Array | undefined;

/** For each colour (`tableIndex`) the index of its name in `colourNames`; made at the first call and kept. */
export function nameTable(): Uint8Array {
  table ??= computeTable();
  return table;
}

function computeTable(): Uint8Array {
  const known = colourNames.flatMap((name) => prototypes[name].map((hex) => prototypeOf(name, hex)));
  const oklab = oklabTable();
  return Uint8Array.from({ length: tableSize }, (_, i) => {
    return nearestName(known, oklab[i * 3]!, oklab[i * 3 + 1]!, oklab[i * 3 + 2]!);
  });
}

function prototypeOf(name: ColourName, hex: string): Prototype {
  const { l, a, b } = convertRgbToOklab(parseHex(hex)!);
  return { name: colourNames.indexOf(name), l: l * lightnessWeight, a, b };
}

function nearestName(known: readonly Prototype[], lightness: number, a: number, b: number): number {
  const l = lightness * lightnessWeight;
  let name = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const prototype of known) {
    const distance = (prototype.l - l) ** 2 + (prototype.a - a) ** 2 + (prototype.b - b) ** 2;
    if (distance < least) [least, name] = [distance, prototype.name];
  }
  return name;
}
