import { type DocumentField, type FieldName, fieldNames, type TextDocument } from './document.js';

/** Other names of the common fields, words in lower case. */
const synonyms: Readonly<Record<FieldName, string>> = {
  company:
    'merchant|vendor|store|seller|shop|supplier|business|retailer|issuer|restaurant|organization|organisation|company|brand|biller|establishment',
  address: 'address|location|street address|adress',
  date: 'date|issued|issue date|issued on|invoice date|receipt date|transaction date|purchase date|bill date|order date|day|date of purchase',
  time: 'time|hour',
  total:
    'total|grand total|sum|amount due|total amount|amount|amount payable|total price|total due|net total|total paid|amount paid|total cost|to pay|balance due|price|total sum|final amount|payable|total amount due|total amount payable|amount total',
  subtotal: 'subtotal|sub total|net|net amount|amount before tax|total before tax|total excluding tax',
  tax: 'tax|vat|gst|sst|sales tax|tax amount|total tax|iva|mwst|vat amount|gst amount',
  discount: 'discount|savings|rebate',
  rounding: 'rounding|rounding adjustment',
  cash: 'cash|tendered|cash tendered|cash paid|amount tendered|received',
  change: 'change|change due',
  currency: 'currency|currency code|money',
  number:
    'number|receipt number|invoice number|bill number|document number|receipt|invoice|reference|reference number|order number|transaction number|ticket number|receipt id|invoice id|transaction id|order id|reference id',
  phone:
    'phone|telephone|tel|mobile|phone number|telephone number|contact number|mobile number|cell|cell phone',
  email: 'email|e mail|mail|email address',
  website: 'website|web|url|web site|homepage|domain|web address',
  'tax number':
    'tax number|tax id|vat number|gst number|vat id|gst id|gstin|tax registration number|vat registration number|gst registration number|tin',
  'payment method':
    'payment method|payment|payment type|paid by|paid with|method of payment|payment mode|tender type',
  cashier: 'cashier|server|operator|waiter|clerk|served by|staff|salesperson',
  customer: 'customer|client|buyer|bill to|billed to|recipient|sold to|customer name|client name|buyer name',
  'due date': 'due date|due|payment due|pay by|due by|deadline|payment due date',
};

const nameOf = readSynonyms();

/** Words that add nothing to a name. */
const fillers = new Set('the a an of on name value field printed s'.split(' '));

/** Papers and parties whose own fields are asked for: "receipt total", "merchant phone". */
const owners = new Set(
  'document doc receipt invoice bill merchant store vendor company seller shop'.split(' '),
);

/**
 * The field that a name asks for ("merchant_name", "totalAmount", "VAT", "Invoice No."): a common field by any of its usual
 * names, else the printed key whose words are the same, or most of them.
 * @returns undefined where the document has none
 */
export function lookUp(document: TextDocument, name: string): DocumentField | undefined {
  const words = wordsOf(name);
  const keys = keysOf(document);
  const whole = words.join(' ');
  const printed = keys.find((key) => key.whole === whole);
  if (printed) return printed.field;
  const common = commonName(words);
  if (common) return document.fields.find((field) => field.name === common);
  return nearestKey(keys, words);
}

/** A field, and its name in words and as one text. */
interface Key {
  readonly field: DocumentField;
  readonly words: readonly string[];
  readonly whole: string;
}

const known = new WeakMap<TextDocument, readonly Key[]>();

/** The names of a document's fields, taken apart once for all that is looked up. */
function keysOf(document: TextDocument): readonly Key[] {
  const keys = known.get(document) ?? document.fields.map(keyOf);
  known.set(document, keys);
  return keys;
}

function keyOf(field: DocumentField): Key {
  const words = wordsOf(field.name);
  return { field, words, whole: words.join(' ') };
}

function commonName(words: readonly string[]): FieldName | undefined {
  const whole = nameOf.get(words.join(' '));
  if (whole) return whole;
  const telling = words.filter((word) => !fillers.has(word));
  const own = telling.filter((word) => !owners.has(word));
  return nameOf.get(telling.join(' ')) ?? nameOf.get(own.join(' '));
}

/** The printed key that shares most words: at least half of those of either. */
function nearestKey(keys: readonly Key[], words: readonly string[]): DocumentField | undefined {
  let best: DocumentField | undefined;
  let most = 0.5;
  for (const { field, words: own } of keys) {
    if ((fieldNames as readonly string[]).includes(field.name)) continue;
    const share = shareOf(own, words);
    if (share <= most) continue;
    most = share;
    best = field;
  }
  return best;
}

/** Shared words by all words (Dice's coefficient), 0…1. */
function shareOf(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((word) => b.includes(word)).length;
  return (2 * shared) / (a.length + b.length || 1);
}

/** The words of a name in lower case, abbreviations in full: "invoiceNo." is "invoice number". */
function wordsOf(name: string): string[] {
  const parted = name
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase();
  const words = parted.replace(/#/g, ' number ').match(/[\p{L}\d]+/gu) ?? [];
  return words.map((word) => (word === 'no' || word === 'nr' || word === 'num' ? 'number' : word));
}

function readSynonyms(): Map<string, FieldName> {
  const names = new Map<string, FieldName>(fieldNames.map((name) => [name, name]));
  for (const [field, list] of Object.entries(synonyms) as [FieldName, string][])
    for (const name of list.split('|')) names.set(name, field);
  return names;
}
