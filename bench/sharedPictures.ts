import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { type DrawingName, drawings, drawPicture } from '../tests/pictures/drawings.js';

/** Labelled photographs beside the checkout; they are not part of the project and may be absent. */
export const evaluationFolder = fileURLToPath(new URL('../../shared/eval/', import.meta.url));

/** One picture of the labelled set. */
export interface LabelledPicture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** The labelled pictures, or undefined where they are absent. */
export async function labelledPictures(): Promise<LabelledPicture[] | undefined> {
  const manifest = `${evaluationFolder}detection.json`;
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(await readFile(manifest, 'utf8')) as { images: LabelledPicture[] }).images;
}

/** JPEGs of 640 × 480: photographs where there are any, else our own drawings. */
export async function benchmarkJpegs(count: number): Promise<Buffer[]> {
  const labelled = (await labelledPictures()) ?? [];
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
