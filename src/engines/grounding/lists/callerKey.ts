import { snakeCase } from '../../embedded/answer/fill/fields/field.js';

/** Names of boxes that mean nothing else; gift boxes and coat boxes are things. */
const boxName =
  /^(b_?box(es)?(_?2d)?|box_?2d|bounding_?(box(es)?(_?2d)?|rect(angle)?)|coordinates|coords|roi)$/;

/** A box may be a thing to look for, unless keys are spoken of. */
const plainName = /^(box(es)?|rect(angle)?|location|position)$/;
const keyWords = /\b(?:keys?|fields?|propert(?:y|ies)|attributes?|columns?)\b/i;

const longestPrompt = 8000;

/** What the caller calls a box in a prompt without a schema: Gemini's name unless it puts another in quotes. */
export function callerKey(instructions: string): string {
  const text = instructions.slice(0, longestPrompt);
  if (/\bbox_2d\b/.test(text)) return 'box_2d';
  const quoted = [...text.matchAll(/["'`“]([A-Za-z_]\w{1,39})["'`”](\s{0,4}:)?/g)];
  const found = quoted.find(([, name, colon]) => {
    const plain = snakeCase(name!);
    if (boxName.test(plain)) return true;
    return plainName.test(plain) && (colon !== undefined || keyWords.test(text));
  });
  return found?.[1] ?? 'box_2d';
}
