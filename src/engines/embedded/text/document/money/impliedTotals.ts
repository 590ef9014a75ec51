import type { AmountKind } from './amountKind.js';
import type { LabelledAmount } from './labelledAmount.js';

/** Of each kind the last few amounts are tried: a page that adds up has no more. */
const mostOfKind = 3;

/**
 * What the total must be for the other amounts to add up.
 * @returns evidence by value in hundredths of the currency's unit
 */
export function impliedTotals(amounts: readonly LabelledAmount[]): Map<number, number> {
  const evidence = new Map<number, number>();
  const add = (value: number, weight: number) =>
    evidence.set(value, Math.max(evidence.get(value) ?? 0, weight));
  const of = (kind: AmountKind) => centsOf(amounts, kind);
  // Some tills print what was handed over, or back, as less than zero.
  for (const cash of [...of('cash'), ...of('paid'), ...of('card')].map(Math.abs))
    for (const change of [...of('change'), ...of('balance')].map(Math.abs)) {
      // Nothing is given back when it was counted out, or paid by card.
      if (cash > change) add(cash - change, change > 0 ? 2.5 : 1.2);
    }
  for (const paid of of('card')) add(paid, 0.8);
  for (const net of of('subtotal')) addSums(net, of, add);
  for (const total of of('total'))
    for (const rounding of of('rounding'))
      if (rounding !== 0 && Math.abs(rounding) < 100)
        for (const sum of [total + rounding, total - rounding])
          if (isRounded(sum, total, rounding)) add(sum, 1.6);
  return evidence;
}

/** Printed without its sign, rounding may go up or down; what is rounded ends in fewer digits than what is not. */
function isRounded(sum: number, total: number, rounding: number): boolean {
  if (rounding < 0 && sum > total) return false;
  return sum % 5 === 0 || total % 5 !== 0;
}

/** Net and all that is put on it; either may be missing, or be in it already. */
function addSums(
  net: number,
  of: (kind: AmountKind) => number[],
  add: (value: number, weight: number) => void,
) {
  for (const tax of [0, ...of('tax')])
    for (const service of [0, ...of('service')])
      for (const discount of [0, ...of('discount')])
        for (const rounding of [0, ...of('rounding')]) {
          const parts = [tax, service, discount, rounding].filter((part) => part !== 0).length;
          if (parts > 0) add(net + tax + service - Math.abs(discount) + rounding, 1.2 + 0.2 * parts);
        }
}

function centsOf(amounts: readonly LabelledAmount[], kind: AmountKind): number[] {
  const values = amounts.filter((amount) => amount.kind === kind).map(({ value }) => Math.round(value * 100));
  return [...new Set(values)].slice(-mostOfKind);
}
