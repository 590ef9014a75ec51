import sharp from 'sharp';
import { type DrawingName, drawPicture } from '../pictures/drawings.js';

/** A drawing as a phone stores one that was held upright: lying on its side, with a tag (6) that says how to turn it. */
export async function turnedDrawing(name: DrawingName): Promise<Buffer> {
  const lying = await sharp(await drawPicture(name))
    .rotate(-90)
    .png()
    .toBuffer();
  return sharp(lying).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
}
