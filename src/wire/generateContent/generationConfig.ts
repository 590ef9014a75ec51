import { z } from 'zod';
import { eitherCaseFields, oneOf, optional, refused } from '../fields.js';
import { sampling } from '../sampling.js';
import { requestResolution } from './mediaResolution.js';
import { answerTypes } from './responseFormat.js';
import { responseSchema } from './schema/responseSchema.js';
import { thinkingConfig } from './thinkingConfig.js';

/** A switch for what is not done here; switched off it is harmless. */
const off = (reason: string) => optional(z.literal(false, { error: reason }));

/** `generationConfig`: how the answer is made. */
export const generationConfig = eitherCaseFields({
  ...sampling,
  candidateCount: optional(z.literal(1, { error: 'only one candidate is made; use 1' })),
  presencePenalty: optional(z.number()),
  frequencyPenalty: optional(z.number()),
  responseMimeType: optional(oneOf(...answerTypes)),
  responseSchema: optional(responseSchema),
  // What a JSON Schema may hold is the business of `src/schema`.
  responseJsonSchema: z.unknown().optional(),
  // As the first versions of the field were called.
  _responseJsonSchema: z.unknown().optional(),
  responseModalities: optional(z.array(oneOf('TEXT'))),
  mediaResolution: optional(requestResolution),
  thinkingConfig: optional(thinkingConfig),
  responseLogprobs: off('probabilities are not told here; leave it out'),
  logprobs: refused('probabilities are not told here; leave it out'),
  enableEnhancedCivicAnswers: off('there are no such answers here; leave it out'),
  audioTimestamp: off('audio cannot be understood here; leave it out'),
  audioTranscriptionConfig: refused('no audio is transcribed here; leave it out'),
  speechConfig: refused('no speech is made here; leave it out'),
  imageConfig: refused('images are understood here, not made; leave it out'),
});

export type GenerationConfig = z.output<typeof generationConfig>;
