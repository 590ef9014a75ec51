import type { NamedColour } from '../../../colours/namedColour.js';

const greys: readonly string[] = ['black', 'white', 'gray'];

/** A picture is black and white when at least this share of it is without colour. */
const leastShare = 0.97;

/** Whether a picture with these colours is black and white. */
export function isColourless(colours: readonly NamedColour[]): boolean {
  const shareOf = (own: readonly NamedColour[]) => own.reduce((sum, { share }) => sum + share, 0);
  return shareOf(colours.filter(({ name }) => greys.includes(name))) >= leastShare * shareOf(colours);
}

/** Whether a question (in lower case) asks if a picture is black and white. */
export function asksForColourless(question: string): boolean {
  return /\bblack[ -]and[ -]white\b|\b(gr[ae]y ?scale|monochrom(e|atic))\b/.test(question);
}

/** Whether it asks if a picture is in colour, and not that it is without. */
export function asksForColour(question: string): boolean {
  return /\bin colou?r\W*$/.test(question) && !asksForColourless(question);
}
