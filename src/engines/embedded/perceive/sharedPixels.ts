import type { Size } from '../../../geometry/box.js';
import type { DecodableImage, RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { workingSize } from '../../../images/workingSize.js';

/** Pixels of a glance: enough for colours, layout and texture. */
const glancePixels = 256 ** 2;

/** A picture that several specialists look at: each size is decoded once, and kept as long as this lives. */
export class SharedPixels implements DecodableImage {
  readonly width: number;
  readonly height: number;
  readonly #image: DecodableImage;
  readonly #decoded = new Map<string, { readonly size: Size; readonly pixels: Promise<RgbImage> }>();
  #glance: Promise<RgbImage> | undefined;

  constructor(image: DecodableImage) {
    this.width = image.width;
    this.height = image.height;
    this.#image = image;
  }

  decode(size: Size = workingSize(this)): Promise<RgbImage> {
    const key = `${size.width}x${size.height}`;
    const held = this.#decoded.get(key);
    if (held !== undefined) return held.pixels;
    const pixels = this.#image.decode(size);
    this.#decoded.set(key, { size, pixels });
    return pixels;
  }

  /**
   * The whole picture in about 256 × 256 pixels of its own aspect, never enlarged; made from what another specialist had
   * decoded, if any had.
   * @throws as `decode`
   */
  glance(): Promise<RgbImage> {
    this.#glance ??= this.#makeGlance();
    return this.#glance;
  }

  async #makeGlance(): Promise<RgbImage> {
    const size = glanceSize(this);
    const held = this.#smallestOf(size);
    return held === undefined ? this.decode(size) : resizeImage(await held, size);
  }

  /** Of the pixels at hand the fewest that are no fewer than those of `size`. */
  #smallestOf(size: Size): Promise<RgbImage> | undefined {
    const enough = [...this.#decoded.values()].filter((held) => held.size.width >= size.width);
    return enough.sort((a, b) => a.size.width - b.size.width)[0]?.pixels;
  }
}

function glanceSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(glancePixels / (width * height)));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}
