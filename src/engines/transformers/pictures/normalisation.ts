import { numberField } from '../folder/field.js';
import type { JsonObject } from '../folder/modelFiles.js';
import type { Normalisation } from './patches.js';

/** How a folder's preprocessor_config.json turns pixels into numbers. */
export function normalisationOf(preprocessor: JsonObject): Normalisation {
  const rescales = preprocessor['do_rescale'] !== false;
  const normalises = preprocessor['do_normalize'] !== false;
  return {
    scale: rescales ? (numberField(preprocessor, 'rescale_factor') ?? 1 / 255) : 1,
    mean: (normalises ? channels(preprocessor['image_mean']) : undefined) ?? [0, 0, 0],
    std: (normalises ? channels(preprocessor['image_std']) : undefined) ?? [1, 1, 1],
  };
}

function channels(value: unknown): number[] | undefined {
  const isThree = Array.isArray(value) && value.length === 3;
  return isThree && value.every((each) => typeof each === 'number') ? value : undefined;
}
