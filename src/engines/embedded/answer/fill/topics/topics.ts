import { type SchemaObject, schemaEntries } from '../../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../../schema/resolver.js';
import { type Field, snakeCase } from '../fields/field.js';
import { isType, itemOf } from '../fields/itemKind.js';
import { isMoney } from '../fields/money.js';
import { namesKinds } from '../fields/namedKinds.js';
import type { Scope } from '../scope.js';
import { answers } from './answers.js';
import { codes } from './codes.js';
import { colours } from './colours.js';
import { differences } from './differences.js';
import { documentFields } from './documentFields.js';
import { keyValues, wantsKeyValues } from './keyValues.js';
import { lineItems, wantsLineItems } from './lineItems.js';
import { pictureFacts } from './pictureFacts.js';
import { quality } from './quality.js';
import { scene } from './scene.js';
import { similarity } from './similarity.js';
import { text } from './text.js';
import type { Topic } from './topic.js';

/** First fitting one wins. */
const topics: readonly Topic[] = [
  codes,
  colours,
  quality,
  text,
  pictureFacts,
  scene,
  answers,
  differences,
  similarity,
];

/** The topics that a child takes over: `primary` of `colors`. */
const inherited: readonly Topic[] = [codes, colours];

/** The topic that a field asks for by its name, and by what it wants in its list or object. */
export function topicOf(field: Field, schema: SchemaObject, resolve: Resolver): Topic | undefined {
  const item = itemOf(schema, resolve);
  const inside = item ?? schema;
  if (item !== undefined && lineItems.names.test(field.name) && wantsLineItems(inside)) return lineItems;
  if (wantsPairs(field, schema, item)) return keyValues;
  if (item !== undefined && !namesKinds(field) && wantsTextLines(item)) return text;
  return topics.find(({ names }) => names.test(field.name)) ?? inheritedTopic(field);
}

function wantsPairs(field: Field, schema: SchemaObject, item: SchemaObject | undefined): boolean {
  if (!keyValues.names.test(field.name)) return false;
  if (item !== undefined) return wantsKeyValues(item);
  const rest = schema['additionalProperties'];
  return (
    schema['properties'] === undefined && typeof rest === 'object' && isType(rest as SchemaObject, 'string')
  );
}

const ownText = /^(text|word|transcription|transcript|ocr_text|text_content|line)$/;
const ownLabel = /^(label|class|class_name|category|object|name|type|entity|kind|label_name|object_name)$/;

/** Whether the items of a list are what is written somewhere: they have a text and no label. */
function wantsTextLines(item: SchemaObject): boolean {
  const names = schemaEntries(item, 'properties').map(([name]) => snakeCase(name));
  return names.some((name) => ownText.test(name)) && !names.some((name) => ownLabel.test(name));
}

function inheritedTopic({ name, within = '' }: Field): Topic | undefined {
  if (name === '' || within === '') return undefined;
  return inherited.find(({ names }) => names.test(within));
}

/** What a field's name means as one of a document: a sum of money, a date, anything that is printed there. */
export function documentTopicOf(field: Field, scope: Pick<Scope, 'siblings'>): Topic | undefined {
  if (field.name === '' || (namesKinds(field) && !documentFields.names.test(field.name))) return undefined;
  if (/^(totals?|sum|number|amount)$/.test(field.name))
    return isMoney(field, scope) ? documentFields : undefined;
  return documentFields.names.test(field.name) ? documentFields : undefined;
}

export { answers, codes, colours, documentFields, keyValues, lineItems, text };
