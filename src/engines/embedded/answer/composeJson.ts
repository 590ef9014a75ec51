import type { JsonSchema } from '../../../schema/jsonSchema.js';
import type { Plan } from '../language/plan.js';
import { fillSchema } from './fill/fillSchema.js';
import { ownSchema } from './json/ownSchema.js';
import { promptedSchema } from './json/promptedSchema.js';
import { withoutKeys } from './json/withoutKeys.js';
import { composeProse } from './prose/composeProse.js';
import type { SeenImage } from './seen.js';

/** JSON without a schema: in the form that the prompt shows or names, else in our own. */
export function composeJson(plan: Plan, seen: readonly SeenImage[]): unknown {
  const prompted = promptedSchema(plan.instructions);
  return prompted === undefined ? ownForm(plan, seen) : fill(prompted, withoutKeys(plan, prompted), seen);
}

/** What an answer of `composeJson` is filled from. */
export function jsonSchemaOf(plan: Plan): JsonSchema {
  return promptedSchema(plan.instructions) ?? ownSchema(plan);
}

function fill(schema: JsonSchema, plan: Plan, seen: readonly SeenImage[]): unknown {
  return fillSchema({ schema, path: 'prompt' }, plan, seen);
}

function ownForm(plan: Plan, seen: readonly SeenImage[]): object {
  const schema = ownSchema(plan);
  const facts = seen.map((image) => fill(schema, plan, [image]) as object);
  const answer = composeProse(plan, seen);
  if (facts.length <= 1) return { answer, ...(facts[0] ?? (fill(schema, plan, []) as object)) };
  return { answer, pictures: facts.map((own, picture) => ({ picture: picture + 1, ...own })) };
}
