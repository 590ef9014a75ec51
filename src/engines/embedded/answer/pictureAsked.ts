const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const picture = '(?:image|picture|photo|photograph|frame|screenshot)';
const byOrdinal = new RegExp(`\\b(${ordinals.join('|')}|last|final)\\s+${picture}\\b`, 'i');
const byNumber = new RegExp(`\\b${picture}\\s*(?:no\\.?|number|#)?\\s*(\\d{1,4})\\b`, 'i');

/** Which of `count` pictures a text speaks of, from 0; undefined when it speaks of none or of a missing one. */
export function pictureAsked(text: string, count: number): number | undefined {
  const ordinal = byOrdinal.exec(text)?.[1]?.toLowerCase();
  const isLast = ordinal === 'last' || ordinal === 'final';
  const number = ordinal === undefined ? Number(byNumber.exec(text)?.[1]) - 1 : ordinals.indexOf(ordinal);
  const index = isLast ? count - 1 : number;
  return index >= 0 && index < count ? index : undefined;
}
