// Writes what the detector sees, down to the noise, in a folder of labelled pictures:
//   npx tsx training/thresholds/detect.ts FOLDER detections.json
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Detection } from '../../src/engines/capabilities.js';
import { createDetector } from '../../src/engines/embedded/detector/detector.js';
import { openImage } from '../../src/images/decode.js';
import { encodedBytes } from '../../src/images/encoded.js';

const [folder, output] = process.argv.slice(2) as [string, string];
const { images } = JSON.parse(await readFile(join(folder, 'segmentation.json'), 'utf8')) as {
  images: { file: string }[];
};
const detector = await createDetector({ dataDir: join(tmpdir(), 'drishti-thresholds') });
const seen: Record<string, Detection[]> = {};
for (const { file } of images) {
  const image = await openImage(encodedBytes(await readFile(join(folder, file))), { maxPixels: 50e6 }, file);
  seen[file] = await detector.detect(image, { minScore: 0.02 });
}
await detector.close();
await writeFile(output, JSON.stringify(seen));
