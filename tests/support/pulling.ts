import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WantedDtypes } from '../../src/models/chooseFiles.js';
import type { PullProgress } from '../../src/models/gather.js';
import { HubConnection } from '../../src/models/hub/connection.js';
import type { HubOptions } from '../../src/models/hub/hubOptions.js';
import { type PullOutcome, pullModel } from '../../src/models/pull.js';
import { planPull } from '../../src/models/pullPlan.js';
import { parseReference } from '../../src/models/reference.js';
import { type Files, type HubMirror, hubMirror } from './hubMirror.js';

export interface Wishes {
  readonly reference?: string;
  readonly dtypes?: WantedDtypes;
  readonly id?: string;
  readonly signal?: AbortSignal;
  readonly hub?: Partial<HubOptions>;
  readonly confirm?: () => Promise<boolean>;
  readonly isInUse?: () => boolean;
  readonly measureFree?: (folder: string) => Promise<number>;
  readonly onProgress?: (progress: PullProgress) => void;
}

/** A mirror, a data folder, and pulls from the one into the other that do not wait long. */
export class Pulling {
  readonly mirror: HubMirror;
  readonly dataDir: string;
  readonly progress: PullProgress[] = [];
  readonly retries: string[] = [];

  private constructor(mirror: HubMirror, dataDir: string) {
    this.mirror = mirror;
    this.dataDir = dataDir;
  }

  static async of(files: Files): Promise<Pulling> {
    return new Pulling(await hubMirror(files), await mkdtemp(join(tmpdir(), 'drishti-pull-')));
  }

  async pull(wishes: Wishes = {}): Promise<PullOutcome> {
    const { reference = this.mirror.repository, id, dtypes, signal = new AbortController().signal } = wishes;
    const connection = new HubConnection({
      url: this.mirror.url,
      userAgent: 'drishti/test',
      retryMs: 5,
      retries: 3,
      onRetry: (reason) => this.retries.push(reason),
      ...wishes.hub,
    });
    const parsed = parseReference(reference, this.mirror.url);
    if (parsed.type === 'folder') throw new Error('a folder is not pulled');
    try {
      return await pullModel({
        connection,
        dataDir: this.dataDir,
        plan: await planPull(connection, { ...parsed, id, dtypes }, signal),
        confirm: wishes.confirm ?? (async () => true),
        isInUse: wishes.isInUse,
        onProgress: (progress) => {
          this.progress.push(progress);
          wishes.onProgress?.(progress);
        },
        signal,
        measureFree: wishes.measureFree,
      });
    } finally {
      await connection.close();
    }
  }

  path(...names: string[]): string {
    return join(this.dataDir, 'models', ...names);
  }

  async close(): Promise<void> {
    await this.mirror.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
