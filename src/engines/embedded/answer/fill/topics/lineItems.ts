import { type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import type { LineItem } from '../../../text/document/document.js';
import type { Fact, Finding } from '../facts/finding.js';
import { snakeCase } from '../fields/field.js';
import { documentsOf } from './documentsOf.js';
import type { Topic } from './topic.js';

const moneyOrQuantity =
  /(^|_)(price|unit_price|amount|cost|quantity|qty|line_total|total|subtotal|total_price|rate|unit_cost)(_|$)/;

/** The bought things of a receipt or an invoice. */
export const lineItems: Topic = {
  names:
    /(^|_)(line_?items?|items?|products?|purchases?|purchased_items|goods|articles?|positions|entries|lines|line_entries|services|charges|transactions|menu|order_items|rows)$/,
  senses: ['text'],
  findings(_field, _item, scope) {
    const items = documentsOf(scope).flatMap((document) => document.items);
    return items.length === 0 ? undefined : items.map(findingOf);
  },
};

/** Whether what a list wants has a price or a quantity, as bought things have and seen ones have not. */
export function wantsLineItems(item: SchemaObject): boolean {
  return schemaEntries(item, 'properties').some(([name]) => moneyOrQuantity.test(snakeCase(name)));
}

function findingOf(item: LineItem): Finding {
  return { text: item.description, fact: ({ name }, _schema, siblings) => factOf(name, siblings, item) };
}

function factOf(name: string, siblings: readonly string[], item: LineItem): Fact | undefined {
  const { description, quantity, unitPrice, amount } = item;
  if (/(^|_)(quantity|qty|count|units|number_of_units)$/.test(name)) return quantity;
  if (/(^|_)(unit_price|unit_cost|price_per_unit|price_each|rate|unit_amount)$/.test(name)) return unitPrice;
  if (
    /(^|_)(amount|line_total|total|total_price|total_amount|subtotal|sum|line_amount|extended_price)$/.test(
      name,
    )
  )
    return amount;
  if (/(^|_)(price|cost|value)$/.test(name)) return priceOf(item, siblings);
  return /(^|_)(description|name|item|product|title|article|label|text|service|details?)$/.test(name)
    ? description
    : undefined;
}

/** Beside a total a price is that of one; alone it is what the line costs. */
function priceOf(
  { quantity = 1, unitPrice, amount }: LineItem,
  siblings: readonly string[],
): number | undefined {
  const hasTotal = siblings.some((name) => /(^|_)(amount|total|line_total|total_price|subtotal)$/.test(name));
  const hasQuantity = siblings.some((name) => /(^|_)(quantity|qty|count)$/.test(name));
  if (!hasTotal && !hasQuantity) return amount ?? unitPrice;
  return unitPrice ?? (quantity === 1 ? amount : undefined);
}
