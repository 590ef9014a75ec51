import { DrishtiError } from '../errors.js';
import type { EncodedImage } from '../images/encoded.js';
import { mimeTypes } from '../images/format.js';
import { type ImageLimits, probeImage } from '../images/probe.js';

const heifFamily: ReadonlySet<string> = new Set(['image/heic', 'image/heif']);

/**
 * What a file is: for a usable picture what its bytes say, for anything else what the uploader says.
 * @throws DrishtiError `invalid_request` when the label says picture and the bytes are none that could be used
 */
export async function mediaTypeOf(bytes: EncodedImage, label: string, limits: ImageLimits): Promise<string> {
  try {
    const type = mimeTypes[(await probeImage(bytes, limits, 'file')).format];
    return heifFamily.has(type) && heifFamily.has(label) ? label : type;
  } catch (error) {
    const unusable = error instanceof DrishtiError && error.code === 'invalid_request';
    if (unusable && !label.startsWith('image/')) return label;
    throw error;
  }
}
