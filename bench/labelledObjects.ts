import sharp from 'sharp';
import type { Box, Point } from '../src/geometry/box.js';
import type { DecodableImage } from '../src/images/image.js';
import { evaluationFolder, readManifest } from './sharedPictures.js';

/** An object with its true outline: rings in pixels, even-odd. */
export interface LabelledObject {
  readonly label: string;
  readonly box: Box;
  readonly rings: readonly (readonly Point[])[];
}

/** A picture with its objects. */
export interface OutlinedPicture {
  readonly image: DecodableImage;
  readonly objects: readonly LabelledObject[];
}

interface Entry {
  readonly file: string;
  readonly objects: {
    readonly label: string;
    readonly box: readonly [number, number, number, number];
    readonly iscrowd: number;
    readonly polygons?: readonly (readonly [number, number][])[];
  }[];
}

/** Smaller objects, as a share of the picture, do not count. */
const minShare = 0.01;

/** Pictures one after the other, with the objects of at least a hundredth of the picture that are no crowd. */
export async function* outlinedPictures(folder = evaluationFolder): AsyncGenerator<OutlinedPicture> {
  for (const { file, objects } of readManifest<Entry>(`${folder}/`, 'segmentation.json')) {
    const image = await open(`${folder}/${file}`);
    yield { image, objects: objects.flatMap((object) => labelledObject(object, image)) };
  }
}

async function open(path: string): Promise<DecodableImage> {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  return { ...size, decode: async () => ({ ...size, data }) };
}

function labelledObject(entry: Entry['objects'][number], image: DecodableImage): LabelledObject[] {
  const [y0, x0, y1, x1] = entry.box;
  const share = ((y1 - y0) * (x1 - x0)) / (image.width * image.height);
  if (entry.iscrowd || !entry.polygons || share < minShare) return [];
  const rings = entry.polygons.map((ring) => ring.map(([x, y]) => ({ x, y })));
  return [{ label: entry.label, box: { x0, y0, x1, y1 }, rings }];
}
