// Boxes around things, also drawn into a copy: node javascript/detect.js street.jpg boxes.png
import { readFileSync } from 'node:fs';
import { GoogleGenAI } from '@google/genai';
import sharp from 'sharp';
import { z } from 'zod';

const [file = 'street.jpg', drawn = 'boxes.png'] = process.argv.slice(2);
const ai = new GoogleGenAI({});

const Items = z.array(
  z.object({
    box_2d: z.array(z.int()).length(4).describe('[ymin, xmin, ymax, xmax] normalized to 0-1000'),
    label: z.string(),
  }),
);
const interaction = await ai.interactions.create({
  model: 'gemini-3-flash-preview',
  input: [
    { type: 'text', text: 'Detect all of the prominent items in the image.' },
    { type: 'image', data: readFileSync(file, 'base64'), mime_type: 'image/jpeg' },
  ],
  response_format: { type: 'text', mime_type: 'application/json', schema: z.toJSONSchema(Items) },
});

// Boxes lie in the upright picture, y first.
const { data, info } = await sharp(file).autoOrient().toBuffer({ resolveWithObject: true });
const { width, height } = info;
const shapes = Items.parse(JSON.parse(interaction.output_text)).map(({ label, box_2d }) => {
  const [y0, x0, y1, x1] = box_2d.map((place, index) =>
    Math.round((place / 1000) * (index % 2 === 0 ? height : width)),
  );
  console.log(`${label}: ${x0}, ${y0} to ${x1}, ${y1}`);
  return `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}"/>`;
});
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"
  fill="none" stroke="magenta" stroke-width="4">${shapes.join('')}</svg>`;
await sharp(data)
  .composite([{ input: Buffer.from(svg) }])
  .png()
  .toFile(drawn);
