import type { SchemaObject } from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';
import type { Field } from '../answer/fill/fields/field.js';
import { namesKinds, thingsNamedBy } from '../answer/fill/fields/namedKinds.js';
import { type Role, roleOf } from '../answer/fill/fields/roles.js';
import type { Topic } from '../answer/fill/topics/topic.js';
import { colours, documentTopicOf, text, topicOf } from '../answer/fill/topics/topics.js';
import { areaName } from '../answer/fill/types/fillNumber.js';
import type { Sense } from './sense.js';

/** Where in a schema a field stands. */
export interface FieldPlace {
  /** The names of all fields of its object. */
  readonly siblings: readonly string[];
  /** It belongs to a description of one thing, rather than of a whole picture. */
  readonly isOfObject: boolean;
}

/** What a field can be filled from. */
export function fieldSenses(
  field: Field,
  schema: SchemaObject,
  place: FieldPlace,
  resolve: Resolver,
): readonly Sense[] {
  const topic = topicOf(field, schema, resolve) ?? documentTopic(field, place);
  const own = topic === undefined ? plainSenses(field, place) : topicSenses(topic, field, place);
  return [...own, ...optionSenses(schema), ...sensesSpokenOf(field.description)];
}

function documentTopic(field: Field, { isOfObject, siblings }: FieldPlace): Topic | undefined {
  return isOfObject ? undefined : documentTopicOf(field, { siblings });
}

function topicSenses(topic: Topic, field: Field, place: FieldPlace): readonly Sense[] {
  if (topic === colours) return colourSenses(field, place);
  // A text that stands alone may be the answer to whatever is asked.
  return topic === text && field.name === 'text' ? [...topic.senses, ...captionSenses] : topic.senses;
}

/** The colour of a background is what is left when the objects are taken away. */
function colourSenses({ name, within = '' }: Field, { isOfObject }: FieldPlace): readonly Sense[] {
  if (/background|backdrop/.test(name)) return ['objects', 'colours', 'objectColours'];
  const isOfThings = isOfObject || namesKinds({ name }) || namesKinds({ name: within });
  return isOfThings ? ['objects', 'objectColours'] : ['colours'];
}

/** What captions and descriptions are made of. */
const captionSenses: readonly Sense[] = ['objects', 'objectColours', 'scene', 'documentText'];

const ofRole: Readonly<Partial<Record<Role, readonly Sense[]>>> = {
  mask: ['objects', 'masks'],
  text: captionSenses,
};

const tags = /(^|_)(tags?|keywords?|hashtags?|topics?)$/;

/** What fields about objects need; any other name may be printed on a document. */
function plainSenses(field: Field, place: FieldPlace): readonly Sense[] {
  if (areaName.test(field.name) || /(^|_)mask/.test(field.name)) return ['objects', 'masks'];
  if (tags.test(field.name)) return ['objects', 'scene'];
  const role = roleOf(field);
  if (role !== undefined) return ofRole[role] ?? ['objects'];
  if (thingsNamedBy(field)?.colour !== undefined) return ['objects', 'objectColours'];
  return namesKinds(field) || place.isOfObject || field.name === ''
    ? ['objects']
    : ['objects', 'documentText'];
}

const described: readonly (readonly [RegExp, readonly Sense[]])[] = [
  [
    /\b(ocr|transcri\w+|legible|as printed|(visible|printed|written|readable|extracted) (text|words?|letters?|numbers?)|text (on|in|from|visible|written|printed|that appears))\b/i,
    ['text'],
  ],
  [/\b(qr|bar)[ -]?codes?\b/i, ['codes']],
  [/\b(segmentation )?masks?\b|\bpolygons?\b|\boutlines?\b/i, ['objects', 'masks']],
  [/\bcolou?rs?\b/i, ['objects', 'colours', 'objectColours']],
  [/\b(blurr?\w*|sharpness|out of focus|(under|over)-?exposed|exposure)\b/i, ['quality']],
  [/\b(indoors?|outdoors?|scene|setting|environment)\b/i, ['objects', 'scene']],
];

/** Options beyond these say nothing new. */
const mostOptions = 50;

/** Options may name anything that pictures are told apart by. */
function optionSenses({ enum: options }: SchemaObject): readonly Sense[] {
  if (!Array.isArray(options)) return [];
  const words = options.filter((option) => typeof option === 'string').slice(0, mostOptions);
  const text = words.map((word) => word.slice(0, 100).replaceAll('_', ' ')).join(', ');
  const isDocument = /\b(documents?|receipts?|invoices?|forms?|letters?|cards?|texts?|screenshots?)\b/i.test(
    text,
  );
  return ['objects', 'scene', ...(isDocument ? (['text'] as const) : []), ...sensesSpokenOf(text)];
}

function sensesSpokenOf(text: string): readonly Sense[] {
  return described.flatMap(([pattern, senses]) => (pattern.test(text) ? senses : []));
}
