// What stands out, cut out of the picture along its outline, a PNG each: node javascript/segment.js street.jpg
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';
import sharp from 'sharp';
import { z } from 'zod';

const [file = 'street.jpg'] = process.argv.slice(2);
const ai = new GoogleGenAI({});

const Items = z.array(
  z.object({
    box_2d: z.array(z.int()).length(4).describe('[ymin, xmin, ymax, xmax] normalized to 0-1000'),
    mask: z.array(z.array(z.int()).length(2)).describe('outline as [x, y] points normalized to 0-1000'),
    label: z.string(),
  }),
);
const interaction = await ai.interactions.create({
  model: 'gemini-3-flash-preview',
  input: [
    { type: 'text', text: 'Segment all of the prominent items in the image.' },
    { type: 'image', data: readFileSync(file, 'base64'), mime_type: 'image/jpeg' },
  ],
  response_format: { type: 'text', mime_type: 'application/json', schema: z.toJSONSchema(Items) },
});

const upright = sharp(file).autoOrient().ensureAlpha();
const { data, info } = await upright.png().toBuffer({ resolveWithObject: true });
for (const [index, { label, mask }] of Items.parse(JSON.parse(interaction.output_text)).entries()) {
  // Points are x first, unlike boxes.
  const points = mask.map(([x, y]) => `${(x / 1000) * info.width},${(y / 1000) * info.height}`);
  const outline = `<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${info.height}">
    <polygon points="${points.join(' ')}"/></svg>`;
  const cut = `${index + 1}-${label.replaceAll(' ', '-')}.png`;
  await sharp(data)
    .composite([{ input: Buffer.from(outline), blend: 'dest-in' }])
    .png()
    .toFile(cut);
  console.log(`${cut}: ${mask.length} points`);
}
