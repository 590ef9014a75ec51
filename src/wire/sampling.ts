import { z } from 'zod';
import { optional } from './fields.js';

const int32 = 2 ** 31;
const positiveInt32 = z
  .int()
  .min(1)
  .max(int32 - 1);

/** How an answer is made, with the ranges that both surfaces accept. */
export const sampling = {
  maxOutputTokens: optional(positiveInt32),
  temperature: optional(z.number().min(0).max(2)),
  topP: optional(z.number().min(0).max(1)),
  topK: optional(positiveInt32),
  seed: optional(
    z
      .int()
      .min(-int32)
      .max(int32 - 1),
  ),
  stopSequences: optional(z.array(z.string().min(1)).max(16)),
};
