import type { Size } from '../geometry/box.js';

/** Decoded pixels: interleaved 8-bit sRGB, `data[(y * width + x) * 3 + channel]`, alpha already over white. */
export interface RgbImage extends Size {
  readonly data: Uint8Array;
}

/** How closely the caller wants a picture looked at (Gemini's media resolution). */
export type Resolution = 'low' | 'medium' | 'high' | 'ultra_high';

/**
 * A picture whose pixels are decoded only when asked for. `width` and `height` are those of the upright picture:
 * orientation tags are already applied.
 */
export interface DecodableImage extends Size {
  /**
   * Decodes to exactly `size` (stretching when the aspect differs), or, when absent, to a working copy of at most
   * one megapixel in the picture's aspect, never enlarged. An engine that needs more asks for it, up to the picture's
   * own size. Resampling follows libvips' Lanczos-3 reduction; expect that each call decodes anew.
   * @throws DrishtiError `invalid_request` when the pixel data turns out to be broken or takes too long to decode
   */
  decode(size?: Size): Promise<RgbImage>;
}

/** A picture whose header was read and found acceptable. */
export interface UprightImage extends DecodableImage {
  /**
   * SHA-256 of the encoded bytes, lower-case hexadecimal: the same for the same bytes, whichever way they came. The bytes
   * are read on each call.
   */
  digest(): Promise<string>;
}
