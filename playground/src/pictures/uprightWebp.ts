import { part, word } from './isoBoxes.js';

/** How a picture has to be turned to stand upright: the value of the EXIF tag `Orientation`, 1 to 8. */
type Orientation = number;

/**
 * A WebP that a camera has turned, drawn upright: browsers turn JPEG and PNG by themselves, but not all of them WebP. Anything
 * else comes back as it is.
 */
export async function uprightBytes(bytes: Blob): Promise<Blob> {
  const orientation = await orientationOf(bytes);
  if (orientation === 1) return bytes;
  const picture = await createImageBitmap(bytes, { imageOrientation: 'none' }).catch(() => undefined);
  if (picture === undefined) return bytes;
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(...sides(orientation, width, height));
  const context = canvas.getContext('2d')!;
  context.setTransform(...turning(orientation, width, height));
  context.drawImage(picture, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

async function orientationOf(bytes: Blob): Promise<Orientation> {
  try {
    const header = new DataView(await bytes.slice(0, 12).arrayBuffer());
    return isWebp(header) ? orientationIn(new DataView(await bytes.arrayBuffer())) : 1;
  } catch (error) {
    // Lengths that lead beyond the end.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

function isWebp(header: DataView): boolean {
  return header.byteLength === 12 && word(header, 0) === 'RIFF' && word(header, 8) === 'WEBP';
}

/** RFC 9649 §2.7: chunks of a name, a length, and content that fills an even number of bytes. */
function orientationIn(file: DataView): Orientation {
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const size = file.getUint32(at + 4, true);
    if (word(file, at) === 'EXIF') return orientationInExif(part(file, at + 8, size));
    at += 8 + size + (size % 2);
  }
  return 1;
}

/** The first directory of TIFF 6.0 §2: entries of twelve bytes, tag and value among them. */
function orientationInExif(chunk: DataView): Orientation {
  const tiff = word(chunk, 0) === 'Exif' ? part(chunk, 6) : chunk;
  const isLittle = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  for (let i = tiff.getUint16(directory, isLittle) - 1; i >= 0; i--) {
    const entry = directory + 2 + 12 * i;
    if (tiff.getUint16(entry, isLittle) !== 0x0112) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

function sides(orientation: Orientation, width: number, height: number): [number, number] {
  return orientation >= 5 ? [height, width] : [width, height];
}

/** Where x and y of the stored picture go, as `setTransform` takes it. */
function turning(orientation: Orientation, width: number, height: number) {
  const turnings: readonly (readonly [number, number, number, number, number, number])[] = [
    [1, 0, 0, 1, 0, 0],
    [-1, 0, 0, 1, width, 0],
    [-1, 0, 0, -1, width, height],
    [1, 0, 0, -1, 0, height],
    [0, 1, 1, 0, 0, 0],
    [0, 1, -1, 0, height, 0],
    [0, -1, -1, 0, height, width],
    [0, -1, 1, 0, 0, width],
  ];
  return turnings[orientation - 1]!;
}
