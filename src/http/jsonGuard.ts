import { DrishtiError } from '../errors.js';

/** Deeper nesting than any request of the API, schemas included, can need. */
const maxDepth = 100;

/** Values in one body: 3,600 pictures with all their fields are about 20,000. */
const maxValues = 500_000;

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/**
 * Refuses JSON whose mere shape would cost much memory or stack, before it is parsed: 100 MB of `[],[],…` would
 * become gigabytes of objects. Strings, which hold the pictures, are jumped over at memory speed.
 * @throws DrishtiError `invalid_request` naming the limit
 */
export function guardJsonShape(body: Buffer): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < body.length; at++) {
    const character = body[at] as number;
    if (character === quote) {
      at = endOfString(body, at);
    } else if (character === openingBracket || character === openingBrace) {
      values++;
      if (++depth > maxDepth) throw tooComplex(`more than ${maxDepth} levels deep`);
    } else if (character === closingBracket || character === closingBrace) {
      depth--;
    } else if (character === comma && ++values > maxValues) {
      throw tooComplex(`more than ${maxValues} values`);
    }
  }
}

/** Index of the quote that closes the string opened at `start`; the last index when none does. */
function endOfString(body: Buffer, start: number): number {
  let end = body.indexOf(quote, start + 1);
  while (end >= 0 && isEscaped(body, end)) end = body.indexOf(quote, end + 1);
  return end < 0 ? body.length : end;
}

/** A quote is escaped when an odd number of backslashes stands before it. */
function isEscaped(body: Buffer, position: number): boolean {
  let at = position - 1;
  while (body[at] === backslash) at--;
  return (position - at) % 2 === 0;
}

function tooComplex(limit: string): DrishtiError {
  return new DrishtiError('invalid_request', `request body: the JSON is ${limit}`);
}
