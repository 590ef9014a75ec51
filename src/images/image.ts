import type { Size } from '../geometry/box.js';

/** Decoded pixels: interleaved 8-bit sRGB, `data[(y * width + x) * 3 + channel]`, alpha already over white. */
export interface RgbImage extends Size {
  readonly data: Uint8Array;
}

/** How closely the caller wants a picture looked at (Gemini's media resolution). */
export type Resolution = 'low' | 'medium' | 'high' | 'ultra_high';

/**
 * A picture whose header was read and found acceptable, and whose pixels are decoded only when asked for.
 * `width` and `height` are those of the upright picture: orientation tags are already applied.
 */
export interface UprightImage extends Size {
  /**
   * Decodes to exactly `size` (stretching when the aspect differs), or, when absent, to a working copy of at most
   * one megapixel in the picture's aspect, never enlarged. An engine that needs more asks for it, up to the picture's
   * own size. Resampling follows libvips' Lanczos-3 reduction; decoding is repeated on each call, nothing is cached.
   * @throws DrishtiError `invalid_request` when the pixel data turns out to be broken or takes too long to decode
   */
  decode(size?: Size): Promise<RgbImage>;
}
