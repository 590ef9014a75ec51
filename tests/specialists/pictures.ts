import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Box, Size } from '../../src/geometry/box.js';
import type { UprightImage } from '../../src/images/image.js';
import { workingSize } from '../../src/images/workingSize.js';

/** Where which colours are, in sides of the picture. */
export type Blocks = Readonly<Record<string, Box>>;

export const blocks = {
  both: {
    red: { x0: 0.25, y0: 0.5, x1: 0.75, y1: 1 },
    blue: { x0: 0, y0: 0, x1: 0.25, y1: 0.25 },
  },
} as const;

/** Grey with blocks of colour on it, which stand for objects. */
export async function drawBlocks({ width, height }: Size, shown: Blocks): Promise<Buffer> {
  const rectangles = Object.entries(shown).map(([colour, { x0, y0, x1, y1 }]) => {
    const [x, y, wide, tall] = [x0 * width, y0 * height, (x1 - x0) * width, (y1 - y0) * height];
    return `<rect x="${x}" y="${y}" width="${wide}" height="${tall}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#808080"/>${rectangles.join('')}</svg>`;
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** The same as an engine gets it. */
export async function openBlocks(size: Size, shown: Blocks): Promise<UprightImage> {
  const png = await drawBlocks(size, shown);
  const decode = async (wanted: Size = workingSize(size)) => {
    const { width, height } = wanted;
    const data = await sharp(png).resize(width, height, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    return { width, height, data };
  };
  const digest = async () => createHash('sha256').update(png).digest('hex');
  return { ...size, decode, digest };
}
