import type { Sentence } from '../text/sentence.js';

const documents =
  '(?:receipt|invoice|bill|document|form|card|ticket|statement|contract|letter|page|label|slip)';

/** What documents say, as people ask for it; the longest fitting name counts. */
const field = new RegExp(
  `\\b(?:(?:grand |sub-?|net |gross )?totals?(?: (?:amount|price|cost|sum))?(?: (?:due|paid|owed))?|sub-?total|amount(?: due| paid)?|balance(?: due)?|` +
    `(?:sales )?tax(?: (?:amount|id|number))?|vat(?: (?:amount|id|number))?|gst|tip|discount|change(?: due)?|` +
    `(?:invoice|receipt|order|bill|due|issue|expiry|expiration|purchase|delivery|payment|transaction) dates?|date of (?:birth|issue|purchase)|dates?|` +
    `(?:invoice|receipt|order|bill|account|phone|telephone|fax|tracking|serial|reference|customer|registration|table|card) (?:no|numbers?|id)|` +
    `merchant(?: name)?|vendor(?: name)?|seller(?: name)?|supplier(?: name)?|company(?: name)?|store(?: name)?|shop(?: name)?|customer(?: name)?|` +
    `email(?: address)?|(?:(?:delivery|shipping|billing|home|postal|street|business) )?address|website|cashier|payment method|currency|line items|iban|bic|signature)\\b`,
  'g',
);
/** Names that only a document has when it is spoken of. */
const plainNames = new RegExp(
  `\\b(items?|names?|phone|telephone|title|job title|prices?|number|time|products?|articles?|total)\\b(?=.*\\b(?:on|in|of|from) (?:the|this|that|my) (?:\\w+ )?${documents}\\b)`,
  'g',
);
const asking =
  /^(?:what|which|who|how much|find|extract|get|give|show|return|read|report|list|output|provide|identify|the|in what)\b/;
/** Questions that name no field but mean one. */
const paraphrases: readonly (readonly [RegExp, string])[] = [
  [/^how many (?:items|products|articles|things)\b.*\b(?:buy|bought|purchased|ordered|sold)\b/, 'items'],
  [/^whom?\b.*\b(?:addressed|billed|made out|issued|sent|shipped) to\b/, 'customer'],
  [/^(?:when|until when|by when)\b.*\b(?:do|must|should|need|have)\b.*\bpay\b/, 'due date'],
  [
    /^how much cash\b(?! (?:is|lies) (?:there|on|in)\b)|^how much (?:did|was|were)\b.*\b(?:pay|paid|given) in cash\b/,
    'cash',
  ],
  [/^(?:how much|what) (?:did|do|have|was|is|were)\b.*\b(?:pay|paid|spend|spent|charged|due|owe)\b/, 'total'],
  [/^when (?:is|was) (?:it|this|that|the \w+|this \w+|payment) due\b/, 'due date'],
  [/^when (?:does|do|will|did)\b.*\bexpires?\b/, 'expiry date'],
  [/^when (?:was|is|were)\b.*\b(?:issued|dated|printed|purchased|billed|bought)\b/, 'date'],
  [/^(?:who|what company|which company|what store|which store)\b.*\b(?:issued|billed|sent)\b/, 'company'],
  [
    /^how much\b.*\bcosts?\b.*\b(?:total|altogether|overall)\b|^how much (?:did|was) (?:it|this|that|everything|they)\b/,
    'total',
  ],
  [
    /^(?:what|which)(?: (?:items|things|products|articles))? (?:was|were|did)\b.*\b(?:bought|buy|purchased?|ordered|sold)$/,
    'items',
  ],
  [/^(?:what|which) (?:items|things|products|articles)\b.*\b(?:bought|purchased|ordered|sold)\b/, 'items'],
  [
    /\bpaid (?:in|by|with)\b|\bpaid\b.*\bcash or\b|\bused to pay\b|^how (?:was|did|were)\b.*\b(?:paid|pay)\b/,
    'payment method',
  ],
];
const everyItem =
  /\b(?:every|each|all)(?: of)?(?: the)? (?:line )?(?:items?|products?|articles?|purchases)\b.*\b(?:receipt|invoice|bill|prices?|quantity|quantities|costs?)\b/;
const costOf = /^how much (?:does|do|did) (?:the |a |an |one )?([a-z ]{1,40}?) cost$/;
const priceOf = new RegExp(
  `\\b(?:price|cost) of (?:the |a |an )?([a-z ]{1,40}?)(?: (?:on|in) .*\\b${documents}.*)?$`,
);
/** "Total number", "store the date": words that are no fields where they stand. */
const elsewhere =
  /\b(?:including|excluding|incl|without|with|plus|before|after) (?:the )?(?:sales )?(?:tax|vat|tip|gst)\b|\bin total\b|\btotal (?:number|count)\b|\bname of the (?:street|person)\b|\bchange the\b|\bdate format\b/g;

/** The fields of a document that a question (`questionOf`) asks for, as it calls them, in its order. */
export function fieldsAsked(question: string, sentence: Pick<Sentence, 'words' | 'tags'>): readonly string[] {
  return namesAsked(question, sentence).map((name) => inFull(name, sentence));
}

/** "Departure time" instead of "time". */
function inFull(name: string, { words, tags }: Pick<Sentence, 'words' | 'tags'>): string {
  const at = words.indexOf(name);
  const before = words[at - 1];
  const isPart = at > 0 && tags[at - 1] === 'NOUN' && vague.test(name) && !ofDocument.test(before!);
  return isPart ? `${before} ${name}` : name;
}

/** Names that say little alone. */
const vague = /^(?:time|number|date|name|price|amount|address|title|phone)s?$/;

function namesAsked(question: string, { tags }: Pick<Sentence, 'tags'>): readonly string[] {
  const meant = paraphrases.find(([pattern]) => pattern.test(question))?.[1];
  const text = question.replace(elsewhere, ' ').replaceAll('_', ' ');
  const names = fieldsNamed(text);
  if (names.length === 0 && meant !== undefined) return [meant];
  if (everyItem.test(text)) return ['items'];
  const price = (priceOf.exec(text) ?? costOf.exec(text))?.[1];
  if (price !== undefined && !names.includes(price)) return [price];
  if (/^(?:find|show|identify|get)\b/.test(question) && !isOfDocument(question, names)) return [];
  const isBare = tags.length <= 3 && /^\w+ (?:no|number|date|id)$/.test(text);
  const isStated =
    /^(?:does|do|is|are)\b/.test(question) &&
    (ofDocument.test(question) ||
      names.some((name) => /total|vat|invoice|due|phone|number|email|website|iban/.test(name)));
  return asking.test(question) || isBare || isStated || isNothingElse(text) ? names : [];
}

/** "Vendor, date and total". */
function isNothingElse(text: string): boolean {
  return /^(?:the|and| )*$/.test(text.replace(field, ' '));
}

const ofDocument = new RegExp(`\\b${documents}\\b`);

/** "Find the shop" means the shop unless a document is spoken of; a due date is always printed. */
function isOfDocument(question: string, names: readonly string[]): boolean {
  return ofDocument.test(question) || names.some((name) => / |total|date|tax|vat|currency/.test(name));
}

function fieldsNamed(text: string): string[] {
  const found = [...text.matchAll(field), ...text.matchAll(plainNames)].sort((a, b) => a.index - b.index);
  const named = found.filter(
    ({ index }, at) => at === 0 || index >= found[at - 1]!.index + found[at - 1]![0].length,
  );
  return [...new Set(named.filter(({ index }) => !isPlace(text, index)).map(([name]) => name))];
}

/** "The address of the shop" asks for the address; a shop after "of" or "from" only says whose. */
function isPlace(text: string, index: number): boolean {
  return /\b(?:of|from|on|in|at|does|did|do) (?:the|this|that|a) $/.test(
    text.slice(Math.max(0, index - 12), index),
  );
}
