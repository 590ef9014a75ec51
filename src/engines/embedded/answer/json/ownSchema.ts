import type { JsonSchema, SchemaObject } from '../../../../schema/jsonSchema.js';
import type { Plan } from '../../language/plan.js';
import type { Task } from '../../language/tasks/task.js';

const text: SchemaObject = { type: ['string', 'null'] };
const texts: SchemaObject = { type: 'array', items: { type: 'string' } };

function objectWith(properties: Readonly<Record<string, JsonSchema>>): SchemaObject {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const objects: SchemaObject = {
  type: 'array',
  items: objectWith({ label: { type: 'string' }, count: { type: 'integer' } }),
};

/** What an answer of our own form has beside the answer in words, for each task that is not about objects. */
const ofTasks: Readonly<Partial<Record<Task, Readonly<Record<string, JsonSchema>>>>> = {
  read: { text },
  scan: {
    codes: { type: 'array', items: objectWith({ format: { type: 'string' }, value: { type: 'string' } }) },
  },
  scene: { scene: text, is_indoor: { type: ['boolean', 'null'] } },
  quality: { is_blurry: { type: ['boolean', 'null'] }, exposure: text },
  colour: { colors: texts },
};

/** Tasks that are about a page or a picture and not about the objects in it. */
const withoutObjects: readonly Task[] = ['read', 'lookup', 'scan', 'quality'];

/**
 * The facts that our own form of JSON states beside the answer in words: the objects with their numbers, unless nothing
 * but text or the photo itself is asked about, and what belongs to each task.
 */
export function ownSchema({ asks }: Pick<Plan, 'asks'>): SchemaObject {
  const names = asks.flatMap(({ fieldName }) => (fieldName === undefined ? [] : [fieldName.slice(0, 100)]));
  const isAboutObjects = !asks.every(({ task }) => withoutObjects.includes(task));
  return objectWith({
    ...(isAboutObjects && { objects }),
    ...Object.assign({}, ...asks.map(({ task }) => ofTasks[task] ?? {})),
    ...Object.fromEntries(names.map((name) => [name.replaceAll(' ', '_'), text])),
  });
}
