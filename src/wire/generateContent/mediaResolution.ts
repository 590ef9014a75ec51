import { z } from 'zod';
import type { Resolution } from '../../interactions/request.js';

/** The names of this surface; unspecified is as good as absent. */
const names = {
  MEDIA_RESOLUTION_UNSPECIFIED: undefined,
  MEDIA_RESOLUTION_LOW: 'low',
  MEDIA_RESOLUTION_MEDIUM: 'medium',
  MEDIA_RESOLUTION_HIGH: 'high',
} as const satisfies Record<string, Resolution | undefined>;

const partNames = { ...names, MEDIA_RESOLUTION_ULTRA_HIGH: 'ultra_high' } as const;

function resolutionOf<Names extends Readonly<Record<string, Resolution | undefined>>>(known: Names) {
  return z.enum(Object.keys(known)).transform((name) => known[name]);
}

/** What a whole request may ask for. */
export const requestResolution = resolutionOf(names);

/** What a single part may ask for. */
export const partResolution = resolutionOf(partNames);
