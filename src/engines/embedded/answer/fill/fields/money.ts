import type { Scope } from '../scope.js';
import type { Field } from './field.js';

const moneyWords =
  /\b(amount|price|cost|paid|due|currency|money|sum|bill|receipt|invoice|tax|payment|fee|charge|usd|eur|inr|gbp|dollars?|euros?)\b|[$€£₹]/i;

/** Names of sums that nobody counts. */
const moneyNames =
  /(^|_)(sub_?total|grand_total|total_(amount|price|cost|due|paid|sum|value|tax|charge)|amount|amount_(due|paid)|price|cost|tax|vat|gst|tip|discount|balance|fee)(_|$)/;

/** Names beside a total that say what it is a total of. */
const documentNames =
  /(^|_)(company|merchant|vendor|store|shop|seller|supplier|sub_?total|tax|vat|gst|currency|receipt|invoice|payment|line_items|price|unit_price|due_date|cashier|date|customer|tip)(_|$)/;

/** Whether a number such as `total` is a sum of money: its name, its description, or the fields around it say so. */
export function isMoney(
  { name, description, within = '' }: Field,
  { siblings }: Pick<Scope, 'siblings'>,
): boolean {
  if (moneyNames.test(name) || moneyWords.test(description)) return true;
  const isTotal = /^(totals?|sum)$/.test(name);
  return isTotal && [within, ...siblings].some((other) => documentNames.test(other));
}
