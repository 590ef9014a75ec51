/** A number and how many digits it has behind its decimal point. */
export interface Figure {
  readonly value: number;
  readonly decimals: number;
}

/** More digits are a code. */
const mostDigits = 12;

const points = /^(\d*|\d{1,3}(?:[,' ]\d{2,3})+)\.(\d{1,4})$/;
const commas = /^(\d+|\d{1,3}(?:[.' ]\d{3})+),(\d{2})$/;
const wholes = /^(?:\d+|\d{1,3}(?:[,']\d{2,3})*[,'.]\d{3})$/;

/**
 * Reads digits with separators: `1,234.50`, `1,00,000.00`, `1'234.50`, `1.234,50`, `12. 50` (a slip of the reader), `1,234`.
 * A point before three digits is a decimal point ("2.500 kg") unless another one stands before it.
 * @returns undefined for what is no number, such as an address in a network
 */
export function readFigure(printed: string): Figure | undefined {
  const text = printed.replace(/\s*\.\s*/, '.');
  if (text.replace(/\D/g, '').length > mostDigits) return undefined;
  const parts = points.exec(text) ?? commas.exec(text);
  if (parts) return { value: Number(`${wholeOf(parts[1]!)}.${parts[2]}`), decimals: parts[2]!.length };
  return wholes.test(text) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(text)
    ? { value: Number(wholeOf(text)), decimals: 0 }
    : undefined;
}

function wholeOf(text: string): string {
  return text.replace(/\D/g, '') || '0';
}
