import { invalidRequest } from '../errors.js';
import type { InputTurn } from '../interactions/request.js';

/** Whether a turn says or shows anything. */
export function hasContent({ parts }: InputTurn): boolean {
  return parts.some((part) => part.type === 'image' || part.text.trim() !== '');
}

/** Whether there is anything in a turn, if only blanks. */
export function hasParts({ parts }: InputTurn): boolean {
  return parts.length > 0;
}

/**
 * @param path the field that the turns stand in
 * @throws DrishtiError `invalid_request` when none of them has what is asked for
 */
export function refuseEmpty(turns: readonly InputTurn[], path: string, has = hasContent): void {
  if (!turns.some(has)) throw invalidRequest(path, 'is empty; give a text or an image');
}
