import type { RgbImage } from '../../images/image.js';
import { sharp } from '../../images/libvips.js';

/** A picture as a model server gets it. */
export interface EncodedPicture {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly base64: string;
}

/** Pictures of at most so many pixels go as PNG: they are small anyway, and each pixel counts. */
const mostLosslessPixels = 65_536;

/** No loss can be seen, and none in colours: drawings and small text have edges of pure colour. */
const jpegOptions = { quality: 92, chromaSubsampling: '4:4:4' } as const;

/** Encodes pixels as every server reads them; llama.cpp knows no WebP. */
export async function encodePicture({ data, width, height }: RgbImage): Promise<EncodedPicture> {
  const pixels = sharp(data, { raw: { width, height, channels: 3 } });
  const lossless = width * height <= mostLosslessPixels;
  const encoded = await (lossless ? pixels.png() : pixels.jpeg(jpegOptions)).toBuffer();
  return { mediaType: lossless ? 'image/png' : 'image/jpeg', base64: encoded.toString('base64') };
}
