import { z } from 'zod';

const maxCodePoints = 63;
const keyPattern = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{N}_-]*$/u;
const valuePattern = /^[\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{N}_-]*$/u;

const short = (text: string) => [...text].length <= maxCodePoints;

/** `labels`: small tags that come back with the interaction. */
export const labels = z.record(z.string(), z.string()).superRefine((value, context) => {
  for (const [key, text] of Object.entries(value)) {
    if (!short(key) || !keyPattern.test(key)) {
      context.addIssue({
        code: 'custom',
        path: [key.slice(0, 100)],
        message: `a label's key has 1 to ${maxCodePoints} lower-case letters, digits, _ or -, a letter first`,
      });
    } else if (!short(text) || !valuePattern.test(text)) {
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `a label's value has at most ${maxCodePoints} lower-case letters, digits, _ or -`,
      });
    }
  }
});
