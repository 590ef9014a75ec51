import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileService } from '../../src/files/fileService.js';
import type { FileService } from '../../src/files/files.js';
import { type EncodedImage, encodedBytes, firstBytes } from '../../src/images/encoded.js';
import type { InteractionEvent } from '../../src/interactions/event.js';
import type { InteractionRecord } from '../../src/interactions/interaction.js';
import type { InteractionStore, KeptBlobs, KeptTurns } from '../../src/interactions/interactionStore.js';
import type { ImageInput, ImageSource, InputTurn, StoredPicture } from '../../src/interactions/request.js';
import {
  type InteractionLimits,
  openInteractionStore,
} from '../../src/interactions/stored/openInteractionStore.js';
import { openStore, type Store } from '../../src/store/store.js';
import { Restartable } from './restartable.js';

const fileLimits = {
  maxFileBytes: 5_000_000,
  maxFilesBytes: 20_000_000,
  lifetimeMs: 48 * 3_600_000,
  uploadIdleMs: 3_600_000,
};

/** Stored interactions, and files beside them, in a folder of their own, with a clock that a test sets. */
export class TestInteractions extends Restartable {
  readonly #limits: InteractionLimits;
  #made = 0;
  store!: Store;
  files!: FileService;
  service!: InteractionStore;

  private constructor(limits: Partial<InteractionLimits>) {
    super();
    this.#limits = { lifetimeMs: 3_600_000, maxBytes: 1_000_000_000, ...limits };
  }

  static async open(limits: Partial<InteractionLimits> = {}): Promise<TestInteractions> {
    const interactions = new TestInteractions(limits);
    await interactions.start();
    return interactions;
  }

  async start(): Promise<void> {
    this.store = await openStore({ dataDir: this.dataDir, ...this.background });
    const imageLimits = { maxPixels: 1_000_000 };
    this.files = await openFileService({
      store: this.store,
      limits: fileLimits,
      imageLimits,
      ...this.background,
    });
    this.service = await openInteractionStore({
      store: this.store,
      limits: this.#limits,
      ...this.background,
    });
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.files.close();
    await this.store.close();
  }

  /** A new one, created now. */
  record({ request, ...rest }: PartialRecord = {}): InteractionRecord {
    return {
      id: `v1_${++this.#made}`,
      owner: '',
      model: 'gemini-3-flash',
      created: new Date(this.now),
      background: false,
      ownTurns: 1,
      ...rest,
      request: {
        model: 'gemini-3-flash',
        turns: [],
        output: { type: 'text' },
        sampling: {},
        stopSequences: [],
        ...request,
      },
    };
  }

  /** Stores a finished one; gives its record. */
  async insert(record = this.record(), kept: KeptBlobs = { blobs: new Map() }): Promise<InteractionRecord> {
    await this.service.insert(record, finishedLog('yes'), kept);
    return record;
  }

  /** Stores a finished one with pictures of these bytes, kept together; gives its record. */
  async insertWith(pictures: readonly Uint8Array[], partial: PartialRecord = {}): Promise<InteractionRecord> {
    const kept = await this.keep(pictures);
    const request = { ...partial.request, turns: kept.turns };
    const record = await this.insert(this.record({ ...partial, request }), kept);
    kept.release();
    return record;
  }

  /** Keeps pictures of these bytes together. */
  keep(pictures: readonly Uint8Array[]): Promise<KeptTurns> {
    const turns = turnsOf(pictures.map((_, index) => ({ type: 'inline', base64: String(index) })));
    return this.service.keep(turns, async (image) => encodedBytes(pictures[indexOf(image)] as Uint8Array));
  }

  /** The bytes that a kept picture has now. */
  async read(picture: StoredPicture): Promise<Uint8Array> {
    const { image, release } = await this.service.openPicture(picture);
    try {
      return await firstBytes(image, picture.length);
    } finally {
      release();
    }
  }

  /** Names of the stored blobs, of both kinds. */
  async blobs(): Promise<string[]> {
    return [...(await this.blobFiles()), ...(await this.store.smallBlobs.list())];
  }

  /** Names of the blobs that are files. */
  async blobFiles(): Promise<string[]> {
    const entries = await readdir(join(this.dataDir, 'blobs'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  /** Names of the temporary files. */
  packs(): Promise<string[]> {
    return readdir(join(this.dataDir, 'packs'));
  }
}

type PartialRecord = Partial<Omit<InteractionRecord, 'request'>> & {
  readonly request?: Partial<InteractionRecord['request']>;
};

function indexOf({ source }: ImageInput): number {
  return source.type === 'inline' ? Number(source.base64) : -1;
}

/** A turn with a question and pictures. */
export function turnsOf(sources: readonly ImageSource[]): InputTurn[] {
  const images = sources.map(
    (source, index) => ({ type: 'image', path: `input[${index}]`, source }) as const,
  );
  return [{ role: 'user', parts: [{ type: 'text', text: 'What is there?' }, ...images] }];
}

/** Where the pictures of turns are kept. */
export function picturesOf(turns: readonly InputTurn[]): StoredPicture[] {
  return turns
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.type === 'image' && part.source.type === 'stored' ? [part.source] : []));
}

/** The log of an interaction that answered with a text. */
export function finishedLog(text: string): InteractionEvent[] {
  const input = { inputTextTokens: 4, inputImageTokens: 258 };
  return [
    { type: 'created' },
    { type: 'running', input },
    { type: 'stepStart', index: 0, step: 'output' },
    { type: 'delta', index: 0, step: 'output', text },
    { type: 'stepStop', index: 0 },
    {
      type: 'finished',
      status: 'completed',
      atMs: 1_893_456_001_000,
      usage: { ...input, outputTokens: 1, thoughtTokens: 0 },
    },
  ];
}

/** A picture whose bytes can be made only so often. */
export function countedBytes(bytes: Uint8Array): EncodedImage & { readonly made: () => number } {
  let made = 0;
  const make = () => {
    made++;
    return bytes;
  };
  return { type: 'bytes', bytes: make, made: () => made };
}
