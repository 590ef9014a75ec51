import { z } from 'zod';
import { eitherCaseFields, listOf, optional } from '../fields.js';

/** `systemInstruction`: a content of texts, whatever its role says; a bare string is understood as well. */
export const systemInstruction = z
  .preprocess(
    (value) => (typeof value === 'string' ? { parts: [{ text: value }] } : value),
    eitherCaseFields({
      role: optional(z.string()),
      parts: listOf(eitherCaseFields({ text: z.string() })),
    }).transform(({ parts }) => parts.map(({ text }) => text).join('\n')),
  )
  .meta({ orText: true });
