import sharp, { type Sharp } from 'sharp';

/** How a picture is stored so that an EXIF orientation (1…8) turns it upright: what the tag asks for, undone. */
const undone: Readonly<Record<number, readonly ((picture: Sharp) => Sharp)[]>> = {
  1: [],
  2: [(picture) => picture.flop()],
  3: [(picture) => picture.rotate(180)],
  4: [(picture) => picture.flip()],
  5: [(picture) => picture.rotate(90), (picture) => picture.flop()],
  6: [(picture) => picture.rotate(-90)],
  7: [(picture) => picture.rotate(90), (picture) => picture.flip()],
  8: [(picture) => picture.rotate(90)],
};

/** The same picture, stored turned, with the EXIF orientation that turns it upright. */
export async function orientedPicture(
  upright: Buffer,
  orientation: number,
  format: 'png' | 'jpeg' | 'webp',
): Promise<Buffer> {
  let stored = upright;
  // One step a pipeline: within one, sharp has an order of its own.
  for (const step of undone[orientation] ?? []) stored = await step(sharp(stored)).png().toBuffer();
  const tagged = sharp(stored).removeAlpha().withMetadata({ orientation });
  return tagged.toFormat(format, { quality: 100, lossless: true, chromaSubsampling: '4:4:4' }).toBuffer();
}
