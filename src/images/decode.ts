import { invalidRequest } from '../errors.js';
import type { Size } from '../geometry/box.js';
import { whenThereIsRoom } from './decodeGate.js';
import { digestOf, type EncodedImage, sharpInput } from './encoded.js';
import type { RgbImage, UprightImage } from './image.js';
import { sharp } from './libvips.js';
import { type ImageLimits, type ProbedImage, probeImage } from './probe.js';
import { decodeInSandbox, inSandbox } from './sandbox/sandbox.js';
import { workingSize } from './workingSize.js';

/** An encoded picture whose header was accepted. */
interface OpenedImage {
  readonly encoded: EncodedImage;
  readonly header: ProbedImage;
  readonly limits: ImageLimits;
}

/**
 * Opens an encoded picture as an upright picture: the header is read and checked now, pixels are decoded on demand.
 * @param path the field as the caller wrote it, for messages
 * @throws DrishtiError `invalid_request` as `probeImage`
 */
export async function openImage(
  encoded: EncodedImage,
  limits: ImageLimits,
  path: string,
): Promise<UprightImage> {
  const header = await probeImage(encoded, limits, path);
  const { width, height, decodedPixels } = header;
  const decode = async (size: Size = workingSize(header)) => {
    try {
      return await whenThereIsRoom(decodedPixels, () => decodePixels({ encoded, header, limits }, size));
    } catch (cause) {
      throw invalidRequest(path, isTimeout(cause) ? 'the image takes too long to decode' : broken, cause);
    }
  };
  return { width, height, decode, digest: () => digestOf(encoded) };
}

const broken = 'the image data is truncated or broken';

/** Both sharp and the sandbox say so in this way; sharp may say other things before. */
function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && /^timeout/m.test(cause.message);
}

async function decodePixels(image: OpenedImage, { width, height }: Size): Promise<RgbImage> {
  const { header, limits } = image;
  const seconds = longestDecoding(header);
  const input = await decodableInput(image, seconds);
  // 'error' refuses truncated and broken pixel data but forgives stray bytes between markers, as viewers do.
  const upright = sharp(input, { failOn: 'error', limitInputPixels: Math.floor(limits.maxPixels) })
    .timeout({ seconds })
    .autoOrient()
    .flatten({ background: '#ffffff' });
  const whole = width === header.width && height === header.height;
  const { data, info } = await (whole ? upright : upright.resize(width, height, { fit: 'fill' }))
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** What libvips can read: the picture itself, or what another decoder makes of it. */
async function decodableInput({ encoded, header, limits }: OpenedImage, seconds: number) {
  const { format } = header;
  if (!inSandbox(format)) return sharpInput(encoded);
  const { maxPixels } = limits;
  const describeJob = async () => ({ format, input: await sharpInput(encoded), size: header, maxPixels });
  return decodeInSandbox(describeJob, seconds);
}

/** Seconds after which a decoding is given up: many times what the slowest format takes, and no more than sharp allows. */
function longestDecoding({ decodedPixels }: ProbedImage): number {
  return Math.min(3600, 20 + Math.ceil(decodedPixels / 1e6));
}
