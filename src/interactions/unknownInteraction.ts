import { DrishtiError } from '../errors.js';

/** Characters of an unknown id that a message repeats: every real one is shorter. */
const maxEchoed = 60;

/**
 * For an interaction that is not there, or not the caller's.
 * @param field where it was named, when that was in a body
 */
export function unknownInteraction(id: string, field?: string): DrishtiError {
  const name = JSON.stringify(id.slice(0, maxEchoed));
  const message = `there is no interaction ${name}; it may have expired, been deleted, or not been stored`;
  return new DrishtiError('not_found', field === undefined ? message : `${field}: ${message}`);
}
