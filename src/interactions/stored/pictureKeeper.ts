import type { DiskReserve } from '../../store/diskReserve.js';
import { noRoom } from '../../store/noRoom.js';
import type { PartialFiles } from '../../store/partialFiles.js';
import type { SharedBlobs } from '../../store/sharedBlobs.js';
import type { ByteRange } from '../../store/smallBlobs.js';
import { imagesOf } from '../checkPrompt.js';
import type { InteractionStore, KeptBlobs, KeptTurns, PictureToKeep } from '../interactionStore.js';
import type { ImageInput, ImageSource, InputPart, InputTurn, StoredPicture } from '../request.js';
import { type FinishedPack, PicturePack } from './picturePack.js';
import { PinnedBlobs } from './pinnedBlobs.js';
import { remedy } from './remedy.js';

export interface PictureKeeperOptions {
  readonly blobs: SharedBlobs;
  readonly packs: PartialFiles;
  /** The room for files. */
  readonly disk: DiskReserve;
  /** The room for rows. */
  readonly rows: DiskReserve;
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
    const { blobs, packs, disk, rows } = this.#options;
    const pins = new PinnedBlobs(blobs);
    const pack = new PicturePack(packs, disk);
    try {
      const places = await placeAll(imagesOf({ turns }), locate, { pins, pack });
      const stored = pack.isEmpty ? undefined : await storePack(pack, pins, rows);
      const sources = places.map((place) => sourceAt(place, stored?.sha256));
      return {
        turns: withSources(turns, sources),
        ...withNewBlob(await pins.sizes(), stored),
        release: () => pins.release(),
      };
    } catch (error) {
      pins.release();
      throw error;
    } finally {
      // What cannot be removed now the next start removes.
      await pack.discard().catch(() => {});
    }
  }
}

/** Where a picture is kept: in a blob, or in the pack that is being written. */
type Place = StoredPicture | ByteRange;

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

/** What is small is written down later, and has its room now. */
async function storePack(pack: PicturePack, pins: PinnedBlobs, rows: DiskReserve): Promise<FinishedPack> {
  const finished = await pack.finish();
  const { sha256, length, bytes } = finished;
  if (bytes === undefined) await storeFile(pack, pins, { sha256, length });
  else if (!(await rows.take(length))) throw noRoom(undefined, remedy);
  return finished;
}

async function storeFile(
  pack: PicturePack,
  pins: PinnedBlobs,
  { sha256, length }: FinishedPack,
): Promise<void> {
  let isTaken = false;
  await pins.put(sha256, length, () => {
    isTaken = true;
    return pack.path();
  });
  if (isTaken) pack.moved();
}

function withNewBlob(blobs: Map<string, number>, pack: FinishedPack | undefined): KeptBlobs {
  if (pack?.bytes === undefined) return { blobs };
  const { sha256, length, bytes } = pack;
  return { blobs: blobs.set(sha256, length), newBlob: { sha256, bytes } };
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
