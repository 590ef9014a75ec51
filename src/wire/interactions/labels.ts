import { z } from 'zod';

/** Labels of one interaction. */
export const maxLabels = 64;
const maxCodePoints = 63;
const keyPattern = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{N}_-]*$/u;
const valuePattern = /^[\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{N}_-]*$/u;

/** `labels`: small tags that come back with the interaction. */
export const labels = z.unknown().transform((value, context): Record<string, string> => {
  const problem = problemOf(value);
  if (problem) context.addIssue({ code: 'custom', ...problem });
  return value as Record<string, string>;
});

/** The first thing that is wrong; the rest of a long list is not looked at. */
function problemOf(value: unknown): { path: string[]; message: string } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { path: [], message: 'expected an object of strings' };
  }
  if (Object.keys(value).length > maxLabels) {
    return { path: [], message: `at most ${maxLabels} labels are accepted` };
  }
  for (const [key, text] of Object.entries(value)) {
    const path = [key.slice(0, 100)];
    if (!isShort(key) || !keyPattern.test(key)) {
      return {
        path,
        message: `a label's key has 1 to ${maxCodePoints} lower-case letters, digits, _ or -, a letter first`,
      };
    }
    if (typeof text !== 'string' || !isShort(text) || !valuePattern.test(text)) {
      return {
        path,
        message: `a label's value is a string of at most ${maxCodePoints} lower-case letters, digits, _ or -`,
      };
    }
  }
  return undefined;
}

/** Two code units make a code point at most, so that long texts are never taken apart. */
function isShort(text: string): boolean {
  return text.length <= 2 * maxCodePoints && [...text].length <= maxCodePoints;
}
