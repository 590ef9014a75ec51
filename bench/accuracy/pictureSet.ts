import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluationFolder, readManifest } from '../sharedPictures.js';

/** An object as people labelled it. */
export interface Labelled {
  readonly label: string;
  /** Pixels, [ymin, xmin, ymax, xmax]. */
  readonly box: readonly [number, number, number, number];
  readonly iscrowd: number;
}

/** A photograph with what people say is in it. */
export interface Photograph {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly objects: readonly Labelled[];
  /** Five by five people, or none. */
  readonly captions: readonly string[];
}

/** A folder of labelled pictures. */
export interface PictureSet {
  readonly name: 'eval' | 'train';
  /** Ends with a slash. */
  readonly folder: string;
  /** The manifest of true boxes. */
  readonly boxesManifest: string;
  readonly photographs: readonly Photograph[];
}

/** Another set of the same kind, which thresholds and masks were fitted to: it shows how far figures differ. */
const trainingFolder = fileURLToPath(new URL('../../../shared/train/', import.meta.url));

/** The sets that are beside the checkout, those to report on first. */
export function pictureSets(): PictureSet[] {
  const places = [
    { name: 'eval', folder: evaluationFolder, manifest: 'detection.json' },
    { name: 'train', folder: trainingFolder, manifest: 'segmentation.json' },
  ] as const;
  return places.flatMap(({ name, folder, manifest }) => {
    const boxesManifest = `${folder}${manifest}`;
    if (!existsSync(boxesManifest)) return [];
    return [{ name, folder, boxesManifest, photographs: readPhotographs(folder, manifest) }];
  });
}

/** The JPEG of a picture of the set. */
export function readPicture({ folder }: PictureSet, { file }: { readonly file: string }): Buffer {
  return readFileSync(folder + file);
}

/** Share of the picture that the box of an object covers. */
export function shareOf({ box: [y0, x0, y1, x1] }: Labelled, { width, height }: Photograph): number {
  return ((y1 - y0) * (x1 - x0)) / (width * height);
}

/** The kinds that are labelled in a photograph. */
export function kindsIn({ objects }: Photograph): Set<string> {
  return new Set(objects.map(({ label }) => label));
}

/** Those that people captioned; all where none is. */
export function captionedOf({ photographs }: PictureSet): readonly Photograph[] {
  const captioned = photographs.filter(({ captions }) => captions.length > 0);
  return captioned.length > 0 ? captioned : photographs;
}

function readPhotographs(folder: string, manifest: string): Photograph[] {
  const captioned = readManifest<{ file: string; captions: string[] }>(folder, 'captions.json');
  const captions = new Map(captioned.map((entry) => [entry.file, entry.captions]));
  const images = readManifest<Omit<Photograph, 'captions'>>(folder, manifest);
  return images.map((image) => ({ ...image, captions: captions.get(image.file) ?? [] }));
}
