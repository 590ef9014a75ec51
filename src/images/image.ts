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
   * Decodes to exactly `size` (stretching when the aspect differs), or to the full size when absent.
   * Resampling follows libvips' Lanczos-3 reduction; decoding is repeated on each call, nothing is cached.
   * @throws DrishtiError `invalid_request` when the pixel data turns out to be broken.
   */
  decode(size?: Size): Promise<RgbImage>;
}
