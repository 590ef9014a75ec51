import type { Box } from '../../geometry/box.js';
import type { Convention } from '../embedded/answer/fill/boxes/convention.js';
import type { NativeBoxes } from './family.js';
import type { Frame } from './places/frame.js';

/** What is the same for all places of a request. */
export interface PlaceContext {
  /** How the model writes them. */
  readonly native: NativeBoxes;
  /** What the caller's prompt says about how to write boxes; Gemini's way where it says nothing. */
  readonly prompted: Partial<Convention>;
  /** Order of the two numbers of a point, where its field does not say; Gemini's where the prompt says nothing. */
  readonly pointOrder: 'yx' | 'xy';
  /** The pictures of the conversation, in its order; at least one. */
  readonly frames: readonly Frame[];
  /** Which of them a place is in where the answer does not tell. */
  readonly picture: number;
  /** The model is asked which picture a thing is in. */
  readonly asksPicture: boolean;
}

/** Name of the property in which a model says which picture a thing is in, counted from 1. */
export const pictureKey = 'image_number';

/** A thing that a model placed. */
export interface Thing {
  /** Pixels of the upright original. */
  readonly box: Box;
  /** Which of the frames it is in. */
  readonly picture: number;
}

/** Which picture a model says that something is in; else the one that is spoken of. */
export function pictureSaid(value: unknown, { frames, picture }: PlaceContext): number {
  const said = typeof value === 'string' ? Number(value) : value;
  return Number.isInteger(said) && frames[(said as number) - 1] !== undefined
    ? (said as number) - 1
    : picture;
}
