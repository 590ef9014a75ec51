import { z } from 'zod';
import { invalidRequest } from '../../errors.js';
import type { PictureSource } from '../pictures/source.js';
import type { Asking } from './asking.js';
import { readJson } from './json.js';
import type { Answered, TaskOptions } from './options.js';

export interface ClassifyOptions extends TaskOptions {
  /** The classes, at least two. */
  readonly labels: readonly string[];
}

export interface Classification extends Answered {
  /** The class that fits, or `null` when none does or the model cannot tell. */
  readonly label: string | null;
}

/** Tells which of some classes a picture is of. @throws DrishtiError `invalid_request` for fewer than two */
export async function classify(
  asking: Asking,
  image: PictureSource,
  options: ClassifyOptions,
): Promise<Classification> {
  const labels = [...new Set(options.labels)];
  if (labels.length < 2) throw invalidRequest('labels', 'give at least two classes');
  const prompt = `Classify this image as one of: ${labels.join(', ')}.`;
  const label = { type: ['string', 'null'], enum: [...labels, null], description: 'the class of the image' };
  const schema = { type: 'object', properties: { label }, required: ['label'] };
  const { text, model, usage } = await asking.ask({ pictures: [image], prompt, schema }, options);
  return { ...readJson(text, z.object({ label: z.enum(labels).nullable() })), model, usage };
}
