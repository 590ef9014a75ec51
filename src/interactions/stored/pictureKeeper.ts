import type { DiskReserve } from '../../store/diskReserve.js';
import type { PartialFiles } from '../../store/partialFiles.js';
import type { SharedBlobs } from '../../store/sharedBlobs.js';
import { imagesOf } from '../checkPrompt.js';
import type { InteractionStore, KeptTurns, PictureToKeep } from '../interactionStore.js';
import type { ImageInput, ImageSource, InputPart, InputTurn, StoredPicture } from '../request.js';
import { PicturePack, type Range } from './picturePack.js';
import { PinnedBlobs } from './pinnedBlobs.js';

export interface PictureKeeperOptions {
  readonly blobs: SharedBlobs;
  readonly packs: PartialFiles;
  readonly disk: DiskReserve;
}

/** Writes the pictures of a prompt down. */
export class PictureKeeper {
  readonly #options: PictureKeeperOptions;

  constructor(options: PictureKeeperOptions) {
    this.#options = options;
  }

  /** As `InteractionStore.keep`. */
  async keep(
    turns: readonly InputTurn[],
    locate: Parameters<InteractionStore['keep']>[1],
  ): Promise<KeptTurns> {
    const { blobs, packs, disk } = this.#options;
    const pins = new PinnedBlobs(blobs);
    const pack = new PicturePack(packs, disk);
    try {
      const places = await placeAll(imagesOf({ turns }), locate, { pins, pack });
      const sha256 = pack.isEmpty ? undefined : await storePack(pack, pins);
      return {
        turns: withSources(
          turns,
          places.map((place) => sourceAt(place, sha256)),
        ),
        blobs: await pins.sizes(),
        release: () => pins.release(),
      };
    } catch (error) {
      pins.release();
      throw error;
    } finally {
      await pack.discard();
    }
  }
}

/** Where a picture is kept: in a blob, or in the pack that is being written. */
type Place = StoredPicture | Range;

interface Keeping {
  readonly pins: PinnedBlobs;
  readonly pack: PicturePack;
}

async function placeAll(
  images: readonly ImageInput[],
  locate: (image: ImageInput) => Promise<PictureToKeep | undefined>,
  keeping: Keeping,
): Promise<(Place | undefined)[]> {
  const places: (Place | undefined)[] = [];
  const known = new Map<string, Place>();
  for (const image of images) {
    const picture = await locate(image);
    // A small request may name the same large picture a thousand times.
    const name = nameOf(image.source);
    const place = known.get(name ?? '') ?? (picture && (await placeOf(picture, keeping)));
    places.push(place);
    if (name !== undefined && place !== undefined) known.set(name, place);
  }
  return places;
}

async function placeOf(picture: PictureToKeep, { pins, pack }: Keeping): Promise<Place> {
  if (picture.type !== 'stored') return pack.add(picture);
  pins.pin(picture.sha256);
  return picture;
}

/** What tells that two pictures are the same one. */
function nameOf(source: ImageSource): string | undefined {
  if (source.type === 'url') return `url ${source.url}`;
  if (source.type === 'file') return `file ${source.id}`;
  return undefined;
}

async function storePack(pack: PicturePack, pins: PinnedBlobs): Promise<string> {
  const sha256 = await pack.finish();
  let isTaken = false;
  await pins.put(sha256, () => {
    isTaken = true;
    return pack.path();
  });
  if (isTaken) pack.moved();
  return sha256;
}

function sourceAt(place: Place | undefined, pack: string | undefined): StoredPicture | undefined {
  if (place === undefined || 'sha256' in place || pack === undefined)
    return place as StoredPicture | undefined;
  return { type: 'stored', sha256: pack, ...place };
}

/** @param sources of every picture, in order; nothing leaves it as it is */
function withSources(
  turns: readonly InputTurn[],
  sources: readonly (ImageSource | undefined)[],
): InputTurn[] {
  let next = 0;
  const withSource = (part: InputPart): InputPart => {
    if (part.type === 'text') return part;
    return { ...part, source: sources[next++] ?? part.source };
  };
  return turns.map(({ role, parts }) => ({ role, parts: parts.map(withSource) }));
}
