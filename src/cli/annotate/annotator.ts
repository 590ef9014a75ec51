import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pLimit from 'p-limit';
import type { Config } from '../../config.js';
import type { Size } from '../../geometry/box.js';
import { sharp } from '../../images/libvips.js';
import { type OpenPicture, PictureOpener } from '../../library/pictures/pictureOpener.js';
import type { PictureSource } from '../../library/pictures/source.js';
import { makeFolder } from '../../services/folder.js';
import { UsageError } from '../exitCodes.js';
import type { Mark } from './mark.js';
import { overlay } from './overlay.js';

/** Largest side of a drawing in pixels: it and its overlay take 120 MB then. */
const maxSide = 4096;

/** Writes pictures with marks over them into a folder, one at a time. */
export class Annotator {
  readonly #folder: string;
  readonly #opener: PictureOpener;
  readonly #limit = pLimit(1);
  readonly #taken = new Set<string>();

  private constructor(folder: string, opener: PictureOpener) {
    this.#folder = folder;
    this.#opener = opener;
  }

  /** Makes the folder if it is missing. @throws UsageError when it cannot be made */
  static async open(folder: string, config: Config): Promise<Annotator> {
    try {
      makeFolder(folder);
    } catch (error) {
      throw new UsageError(`--out: the folder cannot be made: ${(error as Error).message}`);
    }
    // Only overlays are SVG: what a picture is was told by its signature before libvips sees it.
    sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
    return new Annotator(folder, new PictureOpener(config));
  }

  /** Reads a picture once, for those who look at it and for the drawing. @throws DrishtiError as `PictureOpener` */
  open(source: PictureSource, signal: AbortSignal): Promise<OpenPicture> {
    return this.#opener.open(source, signal);
  }

  /**
   * Writes a JPEG of the upright picture with marks over it.
   * @param file as `fileFor` names it
   * @throws DrishtiError for a picture that cannot be decoded, UsageError when the file cannot be written
   */
  write(file: string, picture: OpenPicture, marks: readonly Mark[]): Promise<void> {
    return this.#limit(async () => {
      const jpeg = await draw(picture, marks);
      try {
        await writeFile(file, jpeg);
      } catch (error) {
        throw new UsageError(`--out: ${(error as Error).message}`);
      }
    });
  }

  /**
   * The file for a picture: `photo.annotated.jpg` for `photo.jpg`, and `photo-2.annotated.jpg` for the next of that name.
   * None is given twice.
   */
  fileFor(name: string): string {
    const path = /^https?:/i.test(name) ? (URL.parse(name)?.pathname ?? '') : name;
    const stem = basename(path)
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .replace(/[^\p{L}\p{N}._ -]/gu, '_')
      .slice(0, 100);
    for (let count = 1; ; count++) {
      const file = `${stem || 'picture'}${count > 1 ? `-${count}` : ''}.annotated.jpg`;
      if (this.#taken.has(file.toLowerCase())) continue;
      this.#taken.add(file.toLowerCase());
      return join(this.#folder, file);
    }
  }
}

async function draw({ image }: OpenPicture, marks: readonly Mark[]): Promise<Buffer> {
  const { data, width, height } = await image.decode(drawnSize(image));
  const svg = Buffer.from(overlay(marks, image, { width, height }));
  return sharp(data, { raw: { width, height, channels: 3 } })
    .composite([{ input: svg }])
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

function drawnSize({ width, height }: Size): Size {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
