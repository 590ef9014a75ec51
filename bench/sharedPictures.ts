import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { openImage } from '../src/images/decode.js';
import { encodedBytes } from '../src/images/encoded.js';
import type { UprightImage } from '../src/images/image.js';
import { type DrawingName, drawings, drawPicture } from '../tests/pictures/drawings.js';

/** Labelled photographs beside the checkout; they are not part of the project and may be absent. */
export const evaluationFolder = fileURLToPath(new URL('../../shared/eval/', import.meta.url));

/** One picture of the labelled set. */
export interface LabelledPicture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The entries of a manifest of labelled pictures, or none where it is absent.
 * @param folder ends with a slash
 */
export function readManifest<Entry>(folder: string, name: string): Entry[] {
  const path = `${folder}${name}`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { images: Entry[] }).images : [];
}

/** A picture as the server opens one. */
export function openPicture(bytes: Buffer, name: string): Promise<UprightImage> {
  return openImage(encodedBytes(bytes), { maxPixels: 50e6 }, name);
}

/** JPEGs of 640 × 480: photographs where there are any, else our own drawings. */
export async function benchmarkJpegs(count: number): Promise<Buffer[]> {
  const labelled = readManifest<LabelledPicture>(evaluationFolder, 'detection.json');
  const photographs = labelled.filter(({ width, height }) => width === 640 && height === 480);
  if (photographs.length > 0)
    return Promise.all(photographs.slice(0, count).map(({ file }) => readFile(evaluationFolder + file)));
  const names = Object.keys(drawings) as DrawingName[];
  return Promise.all(
    names.map(async (name) =>
      sharp(await drawPicture(name))
        .jpeg()
        .toBuffer(),
    ),
  );
}
