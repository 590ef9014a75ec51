import type { JsonSchema } from '../../schema/jsonSchema.js';
import { compileSchema } from '../../schema/validate.js';
import type { Segmenter } from '../capabilities.js';
import type { Grounded, Restoring } from '../grounding/grounded.js';
import { withoutThoughts } from '../grounding/json/withoutThoughts.js';
import { masksOf } from '../grounding/masksOf.js';
import { restoreValue } from '../grounding/schema/restoreValue.js';
import type { Read, ReadAnswer, Said } from './answerReader.js';
import { parseJson } from './parseJson.js';
import { withSafeFixes } from './safeFixes.js';

const noJson: Read = { problems: ['it is no JSON, or too much of it'] };

/** Reads an answer that is to be JSON of any shape. */
export const readAnyJson: ReadAnswer = async (said) => {
  const found = parseJson({ ...said, isCut: false });
  if (found !== undefined) return { text: JSON.stringify(found.value) };
  return said.isCut ? { text: withoutThoughts(said.text) } : noJson;
};

/** Reads an answer that is to follow the caller's schema, which has no places. */
export function schemaReader(schema: JsonSchema): ReadAnswer {
  const check = checkerOf(schema);
  return async (said) => {
    // What was cut off behind a whole answer is of no account.
    const found = parseJson({ ...said, isCut: false });
    const read = found === undefined ? noJson : check(found.value);
    return said.isCut && !('text' in read) ? { text: withoutThoughts(said.text) } : read;
  };
}

/** Reads an answer to a schema of places: puts them into the caller's terms and makes the masks. */
export function placesReader(
  { schema, context }: Extract<Restoring, { type: 'schema' }>,
  { pictures, request: { output } }: Grounded,
  segmenter: Segmenter,
): ReadAnswer {
  const images = pictures.map(({ image }) => image);
  const check = checkerOf(schema);
  const asked = output.type === 'json' && output.schema !== undefined ? checkerOf(output.schema) : check;
  return async (said: Said, signal) => {
    const found = parseJson(said);
    // Nothing whole came before the cut.
    if (found === undefined) return said.isCut ? { text: '' } : noJson;
    const { misplaced, masked } = restoreValue(found.value, schema, context);
    if (misplaced.length > 0 && !said.isCut)
      return { problems: misplaced.map(({ pointer, message }) => `${pointer} ${message}`) };
    const masks = await masksOf(masked, images, segmenter, signal);
    const { value } = restoreValue(found.value, schema, context, masks);
    if (said.isCut) return { text: JSON.stringify(value) };
    const read = check(value);
    if ('text' in read) return read;
    // The model is told what is wrong in the terms in which it was asked.
    const own = asked(found.value);
    return 'problems' in own ? own : read;
  };
}

/** Reads an answer in a form that the prompt shows; words without JSON are passed on where words were asked for. */
export function formReader(
  { schema, context, isFenced }: Extract<Restoring, { type: 'form' }>,
  { pictures, request: { output } }: Grounded,
  segmenter: Segmenter,
): ReadAnswer {
  const images = pictures.map(({ image }) => image);
  return async (said, signal) => {
    const found = parseJson(said);
    if (found === undefined)
      return output.type === 'json' ? readAnyJson(said, signal) : { text: withoutThoughts(said.text) };
    const { masked } = restoreValue(found.value, schema, context);
    const { value } = restoreValue(
      found.value,
      schema,
      context,
      await masksOf(masked, images, segmenter, signal),
    );
    return {
      text: isFenced ? `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`` : JSON.stringify(value),
    };
  };
}

/** @throws DrishtiError `invalid_request` for a schema that cannot be validated, before anything is asked */
function checkerOf(schema: JsonSchema): (value: unknown) => Read {
  const validate = compileSchema(schema, 'enforced');
  return (value) => {
    const fixed = withSafeFixes(value, schema, validate);
    const violations = validate(fixed);
    if (violations.length === 0) return { text: JSON.stringify(fixed) };
    return { problems: violations.map(({ pointer, message }) => `${pointer || 'the whole'} ${message}`) };
  };
}
