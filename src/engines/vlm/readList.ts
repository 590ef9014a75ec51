import { isObject } from '../../schema/jsonSchema.js';
import type { Segmenter } from '../capabilities.js';
import type { PlaceContext } from '../grounding/context.js';
import type { Grounded, Restoring } from '../grounding/grounded.js';
import { jsonIn } from '../grounding/json/jsonIn.js';
import type { Lenient } from '../grounding/json/lenientJson.js';
import { withoutThoughts } from '../grounding/json/withoutThoughts.js';
import { type ListItem, readList } from '../grounding/lists/readList.js';
import { writeList } from '../grounding/lists/writeList.js';
import { masksOf } from '../grounding/masksOf.js';
import type { TokenWriting } from '../grounding/tokens/placed.js';
import type { Read, ReadAnswer, Said } from './answerReader.js';
import { isBounded } from './parseJson.js';
import { readAnyJson } from './readJson.js';

type List = Extract<Restoring, { type: 'list' }>;

/** How answers of a model that may be lists are to be taken. */
export interface ListReading {
  /** How the family writes boxes without JSON, where it may. */
  readonly tokens: TokenWriting | undefined;
  /** It writes nothing else. */
  readonly onlyTokens: boolean;
  /** The caller wants JSON, whatever there is to tell. */
  readonly isJson: boolean;
}

/** Most things of an answer in tokens; those of one in JSON are bounded by its values. */
const mostThings = 10_000;

const tooMuch: Read = { problems: ['it is too much JSON, or too deep'] };

/**
 * Reads an answer that may be a list of things with boxes and writes it as Gemini does. Where no list can be read in it,
 * it is passed on as it is: it may say that there is none.
 */
export function listReader(
  { form, maxObjects, context, isAsked }: List,
  { pictures }: Grounded,
  segmenter: Segmenter,
  reading: ListReading,
): ReadAnswer {
  const images = pictures.map(({ image }) => image);
  return async (said, signal) => {
    const text = withoutThoughts(said.text);
    const placed = isAsked ? itemsInTokens(text, said, context, reading) : undefined;
    const found =
      placed === undefined ? listIn(text, said, context, isAsked) : { items: placed, at: undefined };
    if (found === 'too much') return tooMuch;
    if (found === undefined) return reading.isJson ? readAnyJson(said, signal) : { text };
    const items = found.items.slice(0, maxObjects);
    const things = items.flatMap(({ thing }) => (thing === undefined ? [] : [thing]));
    const masks = form.hasMasks ? await masksOf(things, images, segmenter, signal) : [];
    if (isAsked || found.at === undefined) return { text: writeList(items, form, context, masks) };
    // Nobody asked for a list and nothing else, so that what is said around it stays.
    const list = writeList(items, { ...form, isFenced: false }, context);
    return { text: `${text.slice(0, found.at.start)}${list}${text.slice(found.at.end)}` };
  };
}

function itemsInTokens(
  text: string,
  said: Said,
  { picture, frames }: PlaceContext,
  { tokens, onlyTokens, isJson }: ListReading,
): ListItem[] | undefined {
  const placed = tokens?.read(text, frames[picture]!.original).slice(0, mostThings) ?? [];
  // Models that write tokens only say nothing where they find nothing.
  const isNone = tokens !== undefined && !said.isCut && (text === '' || (onlyTokens && isJson));
  if (placed.length === 0) return isNone ? [] : undefined;
  return placed.map(({ label, box }) => ({ label, thing: { box, picture }, picture, others: [] }));
}

/** The first list in an answer. */
function listIn(
  text: string,
  said: Said,
  context: PlaceContext,
  isAsked: boolean,
): { items: ListItem[]; at: Lenient } | 'too much' | undefined {
  let items: ListItem[] | undefined;
  let isTooMuch = false;
  const at = jsonIn(text, ({ value, isCut }) => {
    if (isCut && !said.isCut) return false;
    isTooMuch ||= !isBounded(value);
    const isList = !isTooMuch && (isAsked ? isWhole(value, text) : listsThings(value));
    items = isList ? readList(value, context) : undefined;
    return isTooMuch || items !== undefined;
  });
  if (isTooMuch) return 'too much';
  return at && items && { items, at };
}

/** An empty pair of brackets amid words is no list. */
function isWhole(value: unknown, text: string): boolean {
  const isEmpty =
    (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);
  return !isEmpty || /^(?:```\w*\s*)?(?:\[\s*\]|\{\s*\})(?:\s*```)?$/.test(text);
}

/** Where no list was asked for, numbers alone are no boxes, and nothing is no empty list. */
function listsThings(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
