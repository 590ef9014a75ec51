/**
 * Draws the scenes of seeds FIRST…FIRST+COUNT-1 for training:
 *   npx tsx training/tiny-vlm/drawScenes.ts FOLDER FIRST COUNT
 * FOLDER/pixels.raw gets all pictures, 8 bits of red, green and blue; FOLDER/scenes.jsonl a line for each.
 */

import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import sharp from 'sharp';
import { drawScene } from '../../tests/pictures/scenes.js';

const [folder, first, count] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4])];
mkdirSync(folder, { recursive: true });
sharp.concurrency(1);
const pixels = createWriteStream(`${folder}/pixels.raw`);
const scenes = createWriteStream(`${folder}/scenes.jsonl`);
let offset = 0;
for (let start = first; start < first + count; start += 16) {
  const seeds = Array.from({ length: Math.min(16, first + count - start) }, (_, i) => start + i);
  for (const [seed, picture] of await Promise.all(
    seeds.map(async (seed) => [seed, await draw(seed)] as const),
  )) {
    const { svg, ...scene } = drawScene(seed);
    scenes.write(`${JSON.stringify({ seed, offset, ...scene })}\n`);
    offset += picture.length;
    if (!pixels.write(picture)) await once(pixels, 'drain');
  }
}
pixels.end();
scenes.end();

function draw(seed: number): Promise<Buffer> {
  return sharp(Buffer.from(drawScene(seed).svg))
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer();
}
