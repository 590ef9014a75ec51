import type { PictureReference } from '../text/conversation.js';

/** A picture in a prompt. */
export interface PlacedPicture {
  readonly picture: PictureReference;
  /** Where its features go: indexes of tokens, ascending. */
  readonly places: readonly number[];
}

/** A conversation in tokens, up to where the answer begins. */
export interface Prompt {
  readonly tokens: readonly number[];
  /** In the order of their places. */
  readonly pictures: readonly PlacedPicture[];
  /**
   * Lengths at which other conversations may part from this one, ascending, less than the whole: what was read up to there
   * is worth remembering.
   */
  readonly partings: readonly number[];
}
