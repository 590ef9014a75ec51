/** More numbers in a row are codes. */
const code = /(?<![\p{L}\d])\d{6,}(?![\p{L}\d])/gu;

const amount = /^[-(]?[^\s\p{L}\d]{0,3}(?:rm|rs\.?)?\d[\d.,']*[.,]\d{2}[^\d\s]{0,3}$/iu;
const count = /^\d{1,4}(?:\.\d{1,3})?(?:pcs?|x|@|\*|kgs?|g|l|lbs?)?$/i;
const sign = /^(?:[x@*=/-]|@\d+[.,]\d{2}|rm|rs\.?|usd|eur|\/?(?:pcs?|ea|kgs?|lbs?|g|l|units?|pkt|stk))$/i;
const codeOfTax = /^\p{Lu}{1,3}$/u;

/**
 * The words of a cell that name a thing: without codes of goods, and without the figures that end it, as "2 x 3.50 7.00 SR"
 * does. Whole numbers alone at the end belong to the name: "Room 12".
 */
export function namingWords(text: string): string {
  const parts = text.replace(code, ' ').trim().split(/\s+/);
  let [end, last] = [parts.length, parts.length];
  while (end > 0 && isFigure(parts, end, last < parts.length)) {
    end--;
    if (!count.test(parts[end]!) || hasMore(parts, end)) last = end;
  }
  const words = parts.slice(0, end === 0 ? 0 : last).join(' ');
  return /\p{L}{2}/u.test(words) ? trimSigns(words) : '';
}

/** A number is no part of a name where other figures or signs stand behind it. */
function hasMore(parts: readonly string[], index: number): boolean {
  return index < parts.length - 1 || /(?:\d[x@*]|pcs?)$/i.test(parts[index]!);
}

function isFigure(parts: readonly string[], end: number, hasFigures: boolean): boolean {
  const part = parts[end - 1]!;
  if (amount.test(part) || count.test(part) || sign.test(part)) return true;
  return !hasFigures && codeOfTax.test(part) && end > 1 && amount.test(parts[end - 2]!);
}

function trimSigns(words: string): string {
  return words.replace(/^[\s*.:-]+/, '').replace(/[\s*:@=-]+$/, '');
}
