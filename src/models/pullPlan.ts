import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CataloguePack } from './catalogue/pack.js';
import { chooseFiles, type WantedDtypes } from './chooseFiles.js';
import type { Dtype } from './dtype.js';
import type { HubConnection } from './hub/connection.js';
import { downloadFile } from './hub/download.js';
import type { Repository } from './hub/repository.js';
import { fetchRepositoryInfo, type HubFile, type RepositoryInfo } from './hub/repositoryInfo.js';
import { ModelError } from './modelError.js';
import { checkModelId, modelIdFrom } from './modelId.js';
import { identify, type ModelIdentity } from './modelKind.js';

/** What a pull is going to do, before it does it. */
export interface PullPlan extends ModelIdentity {
  readonly id: string;
  readonly pack: CataloguePack | undefined;
  /** At its commit. */
  readonly repository: Repository;
  /** As the hub tells it, else as the catalogue does. */
  readonly licence: string | undefined;
  readonly dtypes: Readonly<Record<string, Dtype>>;
  readonly files: readonly HubFile[];
  /** Of all files together. */
  readonly bytes: number;
}

export interface PlanRequest {
  readonly repository: Repository;
  readonly pack: CataloguePack | undefined;
  /** Left out, the catalogue's or one made of the repository's name. */
  readonly id?: string | undefined;
  readonly dtypes?: WantedDtypes | undefined;
}

/** Architectures are told by a few kilobytes; more is no settings file. */
const maxConfigBytes = 4_000_000;

/** @throws ModelError when the repository cannot be had or holds nothing that Drishti runs */
export async function planPull(
  connection: HubConnection,
  { repository, pack, id, dtypes: wanted }: PlanRequest,
  signal: AbortSignal,
): Promise<PullPlan> {
  const info = await fetchRepositoryInfo(connection, repository, signal);
  const identity = identify(await fetchConfig(connection, info, signal), repository.name);
  const available = new Map(info.files.map((file) => [file.path, file]));
  const { files: paths, dtypes } = chooseFiles(repository.name, [...available.keys()], identity, wanted);
  const files = paths.flatMap((path) => available.get(path) ?? []);
  return {
    ...identity,
    id: checkModelId(id ?? pack?.id ?? modelIdFrom(repository.name)),
    pack,
    repository: info.repository,
    licence: info.licence ?? pack?.licence,
    dtypes,
    files,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  };
}

async function fetchConfig(
  connection: HubConnection,
  { repository, files }: RepositoryInfo,
  signal: AbortSignal,
): Promise<unknown> {
  const file = files.find(({ path }) => path === 'config.json');
  if (file === undefined || file.size > maxConfigBytes) {
    throw new ModelError(
      `${repository.name} has no config.json; Drishti runs models in the layout of transformers.js`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'drishti-config-'));
  try {
    const target = join(folder, file.path);
    await downloadFile(connection, { repository, file, target, onBytes: () => {}, signal });
    return parseConfig(await readFile(target, 'utf8'), repository.name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws ModelError for what is no JSON */
export function parseConfig(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError(`${name}: its config.json is no JSON`, { cause });
  }
}
