import { type SchemaObject, typesOf } from '../../../../../schema/jsonSchema.js';
import type { DocumentField, TextDocument } from '../../../text/document/document.js';
import { lookUp } from '../../../text/document/lookUp.js';
import type { Fact } from '../facts/finding.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';
import { dateFact } from './dateFact.js';
import { documentsOf } from './documentsOf.js';
import type { Topic } from './topic.js';

/** Parties of a document whose details are those of the document itself. */
const issuer =
  /^(merchant|vendor|store|shop|seller|supplier|company|business|issuer|restaurant|biller|provider|organi[sz]ation|from)(_(info|details|information))?$/;

/** People and companies of documents, who are not looked for among those in the picture. */
export const parties =
  /^(contact|customer|client|buyer|seller|merchant|vendor|supplier|cashier|recipient|sender|issuer|employee|holder|card_?holder|payer|payee)(_(info|details|information))?$/;

/** Parts of a schema that only group the fields of a document. */
const grouping =
  /^$|(^|_)(receipt|invoice|bill|document|doc|data|result|results|info|information|header|footer|totals?|summary|details|metadata|fields|transaction|purchase|order|payment|card|business_card|contact|contact_info|extracted|extraction|output|response|ticket|page)s?(_|$)/;

const sortOf = /^(document|doc|file|form)_?(type|kind|class|category)$|^is_(a_|an_)?(receipt|invoice)$/;

/**
 * Facts that a document states: its fields by their common names, whatever synonym the schema has, or by the key that is
 * printed before them.
 */
export const documentFields: Topic = {
  names:
    /(^|_)(company|merchant|vendor|store|shop|seller|supplier|issuer|restaurant|address|sub_?total|grand_total|total_(amount|price|due|paid|tax|cost)|tax|vat|gst|discount|rounding|currency|phone|telephone|tel|fax|e_?mail|website|web_site|payment|cashier|customer|invoice|receipt|due_date|amount_due|amount_paid|balance_due|change_due)(_|$)|^(total|totals|date|time|url|cash|change|tip|amount|balance|reference|number|job_title|document_type|doc_type|document_number|order_number)$|_(date|number|no|id)$/,
  senses: ['text'],
  fact(field, schema, scope) {
    if (scope.subject !== undefined || scope.finding !== undefined || scope.group !== undefined)
      return undefined;
    const documents = documentsOf(scope);
    if (sortOf.test(field.name)) return sortFact(field, schema, documents);
    if (documents.length === 0) return undefined;
    for (const name of namesOf(field)) {
      const found = documents.map((document) => lookUp(document, name)).find((one) => one !== undefined);
      if (found !== undefined && !isOtherNumber(field, found)) return factOf(found, field, schema);
    }
    return undefined;
  },
};

/** What a document may call a field: with the name around it, or alone where that name only groups. */
function namesOf({ name, within = '' }: Field): string[] {
  const own = name.replaceAll('_', ' ');
  const around = within.replaceAll('_', ' ');
  const alone = shortened(own);
  if (issuer.test(within)) return name === 'name' ? [around, 'company'] : [`${around} ${own}`, ...alone];
  if (within === '') return alone;
  const isAlone = grouping.test(within);
  return [...(isAlone ? alone : []), `${around} ${own}`, ...(name === 'name' ? [around] : [])];
}

/** Numbers that stand on documents beside the document's own. */
const otherNumbers =
  /(^|_)(store|shop|branch|terminal|register|customer|account|card|company|vendor|merchant|table)_(number|no|id)$/;

function isOtherNumber({ name }: Field, found: DocumentField): boolean {
  return found.name === 'number' && otherNumbers.test(name);
}

/** Words that a name can lose and still mean the same field of a document. */
const harmless =
  /^(name|of|the|a|an|on|in|this|is|as|value|printed|total|paid|amount|final|overall|full|document|receipt|invoice|bill|purchase|transaction|merchant|store|vendor|company|seller)$/;

/** Longer names are sentences. */
const mostWords = 6;

/** A name and what is left of it without harmless words at its ends, the longest first. */
function shortened(name: string): string[] {
  const words = name.split(' ');
  if (words.length > mostWords) return [name];
  const isHarmless = (part: readonly string[]) => part.every((word) => harmless.test(word));
  const parts = words.flatMap((_, length) =>
    words
      .map((_, from) => ({ from, to: from + words.length - length }))
      .filter(({ to }) => to <= words.length),
  );
  return parts
    .filter(({ from, to }) => isHarmless(words.slice(0, from)) && isHarmless(words.slice(to)))
    .map(({ from, to }) => words.slice(from, to).join(' '));
}

function factOf(found: DocumentField, field: Field, schema: SchemaObject): Fact | undefined {
  const { value, normalized } = found;
  const isNumber = typeof normalized === 'number' && wantsNumber(schema);
  if (!isNumber && (isType(schema, 'string') || Array.isArray(schema['enum'])))
    return textFact(found, field, schema);
  return typeof normalized === 'number' ? normalized : value;
}

/** Where both are allowed, the type that stands first is preferred. */
function wantsNumber(schema: SchemaObject): boolean {
  const [first] = typesOf(schema) ?? [];
  return first === 'number' || first === 'integer';
}

/** As printed; dates and times in the form that is asked for; of options the one that the print has in it. */
function textFact(found: DocumentField, field: Field, schema: SchemaObject): Fact | undefined {
  const options = schema['enum'];
  const code = found.name === 'currency' && typeof found.normalized === 'string' ? [found.normalized] : [];
  if (Array.isArray(options))
    return [...code, found.value, ...options.filter((option) => says(found.value, option))];
  // A sign such as $ is that of several currencies.
  if (found.name === 'currency') return code[0] ?? (/code|iso/.test(field.name) ? undefined : found.value);
  return dateFact(found, field, schema);
}

function says(value: string, option: unknown): option is string {
  if (typeof option !== 'string' || option.length < 3) return false;
  const words = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return words(value).includes(words(option));
}

/** The sort of document as far as it is known: receipts and invoices. */
function sortFact(field: Field, schema: SchemaObject, documents: readonly TextDocument[]): Fact | undefined {
  const [first] = documents;
  if (first === undefined) return undefined;
  if (isType(schema, 'boolean')) return field.name.endsWith(first.kind);
  return first.kind === 'other' ? undefined : first.kind;
}
