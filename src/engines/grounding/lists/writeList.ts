import type { ObjectMask } from '../../capabilities.js';
import type { Field } from '../../embedded/answer/fill/fields/field.js';
import { maskOf } from '../../embedded/answer/lists/outline.js';
import type { PlaceContext } from '../context.js';
import { PlaceWriter } from '../schema/writePlace.js';
import type { ListItem } from './readList.js';

/** How a list without a schema is to be written. */
export interface ListForm {
  /** What the caller calls a box. */
  readonly boxKey: string;
  readonly hasMasks: boolean;
  readonly isFenced: boolean;
}

const numbers = { type: 'array', items: { type: 'integer' } };

/**
 * The list as Gemini writes it without a schema: one thing a line, its box, its mask where masks are wanted, its label,
 * and what else was said of it; in a fence of its own, or bare.
 * @param masks one for each item that has a box, in their order; boxes stand for those that are missing
 */
export function writeList(
  items: readonly ListItem[],
  form: ListForm,
  context: PlaceContext,
  masks: readonly (ObjectMask | undefined)[] = [],
): string {
  let at = 0;
  const lines = items.map((item) => {
    const mask = item.thing === undefined ? undefined : masks[at++];
    return `  ${JSON.stringify(writeItem(item, form, context, mask))}`;
  });
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  return form.isFenced ? `\`\`\`json\n${list}\n\`\`\`` : list;
}

/** One thing of the list. */
export function writeItem(
  { thing, point, picture, label, others }: ListItem,
  { boxKey, hasMasks }: ListForm,
  context: PlaceContext,
  mask?: ObjectMask,
): object {
  const writer = new PlaceWriter(context, (schema) => (typeof schema === 'object' ? schema : {}));
  const field: Field = { name: boxKey, description: '' };
  const place = { schema: numbers, field };
  return Object.fromEntries([
    ...(thing === undefined ? [] : [[boxKey, writer.box(thing, place)]]),
    ...(point === undefined
      ? []
      : [['point', writer.point(point, picture, { ...place, field: { ...field, name: 'point' } })]]),
    ...(hasMasks && thing !== undefined ? [['mask', maskOf({ box: thing.box, mask })]] : []),
    ['label', label],
    ...others,
  ]);
}
