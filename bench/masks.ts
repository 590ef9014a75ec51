// Overlap of masks with true outlines, given the true boxes, and their time: `npm run bench:masks [folder]`.
import sharp from 'sharp';
import type { ObjectMask } from '../src/engines/capabilities.js';
import { maskPng } from '../src/engines/embedded/masks/maskPng.js';
import { maskPolygon } from '../src/engines/embedded/masks/maskPolygon.js';
import { createSegmenter } from '../src/engines/embedded/masks/segmenter.js';
import { mean } from '../src/engines/embedded/numbers.js';
import type { Box, Size } from '../src/geometry/box.js';
import { openBareMasks } from './bareMasks.js';
import { type Bitmap, bitmapOf, bitmapOverlap, fillRings } from './bitmap.js';
import { type LabelledObject, outlinedPictures } from './labelledObjects.js';
import { percentile, timed } from './statistics.js';

const overlaps = { rectangle: [], ellipse: [], PNG: [], polygon: [], confidence: [] } as Record<
  string,
  number[]
>;
const perObject: number[] = [];
const bare: number[] = [];
const pngBytes: number[] = [];
const points: number[] = [];

const inside = ({ x0, y0, x1, y1 }: Box, x: number, y: number) => x >= x0 && x < x1 && y >= y0 && y < y1;
const inEllipse = ({ x0, y0, x1, y1 }: Box, x: number, y: number) =>
  ((2 * x - x0 - x1) / (x1 - x0)) ** 2 + ((2 * y - y0 - y1) / (y1 - y0)) ** 2 < 1;

/** Reads the PNG as Gemini's readers do: stretched over the box in whole pixels, above 127. */
async function pasted(png: string, box: Box, size: Size): Promise<Bitmap> {
  const [x0, y0, x1, y1] = [box.x0, box.y0, box.x1, box.y1].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  const [width, height] = [Math.max(x1 - x0, 1), Math.max(y1 - y0, 1)];
  const bytes = Buffer.from(png.slice(png.indexOf(',') + 1), 'base64');
  pngBytes.push(bytes.length);
  const data = await sharp(bytes)
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return bitmapOf(size, (x, y) => {
    const [column, row] = [Math.floor(x) - x0, Math.floor(y) - y0];
    return column >= 0 && column < width && row >= 0 && row < height && data[row * width + column]! > 127;
  });
}

async function measure(mask: ObjectMask, { box, rings }: LabelledObject, size: Size): Promise<void> {
  const truth = fillRings(size, rings);
  const polygon = maskPolygon(mask);
  points.push(polygon.length);
  const bitmaps = {
    rectangle: bitmapOf(size, (x, y) => inside(box, x, y)),
    ellipse: bitmapOf(size, (x, y) => inEllipse(box, x, y)),
    PNG: await pasted(maskPng(mask), box, size),
    polygon: fillRings(size, [polygon]),
  };
  for (const [name, bitmap] of Object.entries(bitmaps)) overlaps[name]!.push(bitmapOverlap(truth, bitmap));
  overlaps['confidence']!.push(mask.confidence);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (p: readonly number[], q: readonly number[], mp: number, mq: number) =>
    mean(p.map((value, i) => (value - mp) * (q[i]! - mq)));
  return product(a, b, meanA, meanB) / Math.sqrt(product(a, a, meanA, meanA) * product(b, b, meanB, meanB));
}

function print(): void {
  const { confidence, ...shapes } = overlaps as Record<string, number[]>;
  for (const [name, values] of Object.entries(shapes)) {
    const share = (least: number) => mean(values.map((value) => Number(value >= least))).toFixed(3);
    console.log(
      `${name.padEnd(10)} mean IoU ${mean(values).toFixed(4)}   >= .5 ${share(0.5)}   >= .75 ${share(0.75)}`,
    );
  }
  const trust = correlation(confidence!, shapes['PNG']!).toFixed(2);
  console.log(`confidence mean ${mean(confidence!).toFixed(3)}, correlation with the IoU ${trust}`);
  for (const floor of [0, 0.5, 0.6, 0.7, 0.8]) {
    const those = shapes['PNG']!.filter(
      (_, i) => confidence![i]! >= floor && confidence![i]! < (floor || 0.4) + 0.1,
    );
    if (those.length > 0)
      console.log(`  from ${floor}: ${those.length} objects, mean IoU ${mean(those).toFixed(3)}`);
  }
  console.log(
    `PNG p50 ${percentile(pngBytes, 0.5)} bytes, p95 ${percentile(pngBytes, 0.95)}; polygon p50 ${percentile(points, 0.5)} points`,
  );
  const [ours, least] = [percentile(perObject, 0.5), percentile(bare, 0.5)];
  console.log(
    `ms an object, one thread, p50: ${ours.toFixed(2)}, session alone ${least.toFixed(2)}, ratio ${(ours / least).toFixed(2)}`,
  );
}

const segmenter = createSegmenter({ threads: 1 });
const runBare = await openBareMasks();
for await (const { image, objects } of outlinedPictures(process.argv[2])) {
  if (objects.length === 0) continue;
  const boxes = objects.map(({ box }) => box);
  let masks: ObjectMask[] = [];
  const time = await timed(async () => {
    masks = await segmenter.segment(image, boxes);
  });
  perObject.push(time / boxes.length);
  const count = Math.min(boxes.length, 8);
  bare.push((await timed(() => runBare(count))) / count);
  for (const [i, object] of objects.entries()) await measure(masks[i]!, object, image);
}
await segmenter.close();
if (points.length > 0) {
  console.log(`${points.length} objects`);
  print();
} else console.log('no outlined pictures: nothing measured');
