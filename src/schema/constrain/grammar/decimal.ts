/** The number digits · 10^exponent. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** A finite double as the shortest decimal that reads back as it, which is what a schema's author wrote. */
export function toDecimal(value: number): Decimal {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** The greatest whole number ≤ value · 10^places. */
export function floorAt(value: Decimal, places: number): bigint {
  const shift = value.exponent + places;
  if (shift >= 0) return value.digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  const quotient = value.digits / divisor;
  return value.digits < 0n && quotient * divisor !== value.digits ? quotient - 1n : quotient;
}

/** The least whole number ≥ value · 10^places. */
export function ceilAt({ digits, exponent }: Decimal, places: number): bigint {
  return -floorAt({ digits: -digits, exponent }, places);
}

/**
 * The distance of the numbers with so many decimal places that are multiples of `step`, in units of the last place:
 * every whole multiple of it, and nothing else, is one.
 */
export function stepAt({ digits, exponent }: Decimal, places: number): bigint {
  const shift = exponent + places;
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  return digits / greatestDivisor(digits, 10n ** BigInt(-shift));
}

export function leastMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestDivisor(a, b)) * b;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
