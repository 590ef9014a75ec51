import type { Conjunction } from './expand.js';

/** The numbers that schemas give for a keyword. */
export function numbersOf(atoms: Conjunction, keyword: string): number[] {
  return atoms.map((atom) => atom[keyword]).filter((value) => typeof value === 'number');
}
