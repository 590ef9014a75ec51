import { digitsOf } from '../figures/repairDigits.js';

/** Five digits before a place, one of them perhaps read as a letter: "B1750 MASAI". */
const postcode = /(?<![\p{L}\d-])[\dOIlSB]{5}(?=,?\s\p{L}{3})/gu;

/** Slips of the reader in words that leave no doubt, and the words. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/\bS[O0]N(?=\.?\s?BHD)/g, 'SDN'],
  [/\bSDN(\.?)\s?B[NM]D\b/g, 'SDN$1 BHD'],
  [/\bL0T\b|^[1I]0T\b/g, 'LOT'],
  [/\bN0(?=[.:]?\s?\d)/g, 'NO'],
  [/\bJA[I1]AN\b/g, 'JALAN'],
];

/** Puts right what was certainly misread in a name or an address. */
export function repairNames(text: string): string {
  const words = slips.reduce((repaired, [slip, word]) => repaired.replace(slip, word), text);
  return words.replace(postcode, (code) => (code.replace(/\D/g, '').length === 4 ? digitsOf(code) : code));
}
