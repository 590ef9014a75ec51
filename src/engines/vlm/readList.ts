import { isObject } from '../../schema/jsonSchema.js';
import type { Segmenter } from '../capabilities.js';
import type { Grounded, Restoring } from '../grounding/groundRequest.js';
import { jsonIn } from '../grounding/json/jsonIn.js';
import { withoutThoughts } from '../grounding/json/withoutThoughts.js';
import { type ListItem, readList } from '../grounding/lists/readList.js';
import { writeList } from '../grounding/lists/writeList.js';
import { masksOf } from '../grounding/masksOf.js';
import type { TokenWriting } from '../grounding/tokens/placed.js';
import type { ReadAnswer, Said } from './answerReader.js';
import { readAnyJson } from './readJson.js';

/**
 * Reads an answer that may be a list of things with boxes and writes it as Gemini does. Where no list can be read in it,
 * it is passed on as it is: it may say that there is none.
 * @param tokens how the family writes boxes without JSON, where it may
 */
export function listReader(
  { form, maxObjects, context }: Extract<Restoring, { type: 'list' }>,
  { pictures, request }: Grounded,
  segmenter: Segmenter,
  tokens: TokenWriting | undefined,
): ReadAnswer {
  const images = pictures.map(({ image }) => image);
  const isJson = request.output.type === 'json';
  return async (said, signal) => {
    const items = itemsIn(said)?.slice(0, maxObjects);
    if (items === undefined) return isJson ? readAnyJson(said, signal) : { text: withoutThoughts(said.text) };
    const things = items.flatMap(({ thing }) => (thing === undefined ? [] : [thing]));
    const masks = form.hasMasks ? await masksOf(things, images, segmenter, signal) : [];
    return { text: writeList(items, form, context, masks) };
  };

  function itemsIn(said: Said): ListItem[] | undefined {
    const text = withoutThoughts(said.text);
    const { picture, frames } = context;
    const placed = tokens?.read(text, frames[picture]!.original) ?? [];
    if (placed.length > 0)
      return placed.map(({ label, box }) => ({ label, thing: { box, picture }, picture, others: [] }));
    // Models that write tokens only say nothing where they find nothing.
    if (tokens !== undefined && text === '' && !said.isCut) return [];
    let items: ListItem[] | undefined;
    jsonIn(text, ({ value, isCut }) => {
      if (isCut && !said.isCut) return false;
      items = isWhole(value, text) ? readList(value, context) : undefined;
      return items !== undefined;
    });
    return items;
  }
}

/** An empty pair of brackets amid words is no list. */
function isWhole(value: unknown, text: string): boolean {
  const isEmpty =
    (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);
  return !isEmpty || /^(?:```\w*\s*)?(?:\[\s*\]|\{\s*\})(?:\s*```)?$/.test(text);
}
