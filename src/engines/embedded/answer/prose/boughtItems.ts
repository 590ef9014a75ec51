import type { LineItem, TextDocument } from '../../text/document/document.js';
import type { WordedAnswer } from './wordedAnswer.js';
import { inWords, joined } from './words/english.js';

const anyItems =
  /^(?:line )?(?:items?|products?|goods|articles?|purchases?|positions?|things?)(?: (?:bought|purchased|sold|listed))?$/i;

/** More items are no sentence. */
const mostItems = 40;

/** What a document says of the things it lists, or of the one that is asked for by name; undefined for other questions. */
export function boughtItems({ items }: TextDocument, asked: string): WordedAnswer | undefined {
  if (items.length === 0) return undefined;
  return anyItems.test(asked) ? allItems(items) : oneItem(items, asked);
}

function allItems(items: readonly LineItem[]): WordedAnswer {
  const named = items.slice(0, mostItems).map(itemPhrase);
  const names = items.slice(0, mostItems).map(({ description }) => description);
  const start = items.length === 1 ? 'There is one item' : `There are ${inWords(items.length)} items`;
  const rest = items.length > mostItems ? ', among them' : ':';
  return {
    wordings: [`${start}${rest} ${joined(named)}.`, `${start}${rest} ${joined(names)}.`, `${start}.`],
    terse: names.join(', '),
  };
}

function oneItem(items: readonly LineItem[], asked: string): WordedAnswer | undefined {
  const wanted = asked
    .toLowerCase()
    .replace(/^(?:price|cost|amount) (?:of|for) (?:the )?| (?:price|cost)$/g, '');
  const item = items.find(({ description }) =>
    description
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .includes(wanted),
  );
  const price = item?.amount ?? item?.unitPrice;
  if (item === undefined || price === undefined) return undefined;
  const costs = `The price of ${item.description} is ${price.toFixed(2)}`;
  const each = item.quantity !== undefined && item.quantity !== 1 ? [`${costs} (${itemPhrase(item)}).`] : [];
  return { wordings: [...each, `${costs}.`, `${price.toFixed(2)}.`], terse: price.toFixed(2) };
}

/** "BREAD (2 × 2.25, 4.50)". */
function itemPhrase({ description, quantity, unitPrice, amount }: LineItem): string {
  const each =
    quantity !== undefined && quantity !== 1
      ? [`${quantity}${unitPrice === undefined ? '' : ` × ${unitPrice.toFixed(2)}`}`]
      : [];
  const facts = [...each, ...(amount === undefined ? [] : [amount.toFixed(2)])];
  return facts.length === 0 ? description : `${description} (${facts.join(', ')})`;
}
