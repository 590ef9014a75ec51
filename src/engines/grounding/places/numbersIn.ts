const written = /^\s*-?\d{1,9}(\.\d{1,9})?\s*$/;

/**
 * So many finite numbers out of an array, also of corners (`[[x, y], [x, y]]`) and of numbers written as strings.
 * @returns undefined for anything else
 */
export function numbersIn(value: unknown, count: number): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length > count) return undefined;
  const flat = value.length < count ? value.flat(1) : value;
  if (flat.length !== count) return undefined;
  const numbers = flat.map((one) => (typeof one === 'string' && written.test(one) ? Number(one) : one));
  return numbers.every((one) => typeof one === 'number' && Number.isFinite(one)) ? numbers : undefined;
}
