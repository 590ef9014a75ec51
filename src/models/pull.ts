import { namingNoRoom } from './diskSpace.js';
import { type GatherOptions, gather } from './gather.js';
import { type InstalledModel, readInstalled } from './installed.js';
import { ModelError } from './modelError.js';
import { withModelLock } from './modelLock.js';
import { incomingFolder } from './modelsFolder.js';
import { placeModel } from './place.js';
import type { PullPlan } from './pullPlan.js';

export interface PullOptions extends GatherOptions {
  readonly dataDir: string;
  /** Whether to download, asked once nothing else stands in the way. */
  readonly confirm: () => Promise<boolean>;
  /** Whether a server that runs may be using the models: then none is replaced. Left out, none is. */
  readonly isInUse?: (() => boolean) | undefined;
}

/** `same`: it was there already. */
export type PullOutcome =
  | { readonly type: 'pulled' | 'same'; readonly model: InstalledModel }
  | { readonly type: 'declined' };

/**
 * Downloads what a plan names and makes it a model of the data folder. What an earlier pull of the same id left is gone
 * on with. Servers that run see a new model when they start the next time; one that they may use is not replaced.
 * @throws ModelError saying why it is not there; what has come is kept. The signal's reason when it aborts
 */
export function pullModel(options: PullOptions): Promise<PullOutcome> {
  const { dataDir, plan, confirm, isInUse = () => false } = options;
  return withModelLock(dataDir, plan.id, async () => {
    const there = await readInstalled(dataDir, plan.id).catch(() => undefined);
    if (there !== undefined && isSame(there, plan)) return { type: 'same', model: there };
    if (there !== undefined && there.repository !== plan.repository.name) throw taken(there);
    const refuseReplacing = () => {
      if (there !== undefined && isInUse()) throw inUse(plan.id);
    };
    refuseReplacing();
    if (!(await confirm())) return { type: 'declined' };
    const folder = incomingFolder(dataDir, plan.id);
    try {
      const files = await gather(folder, there, options);
      // One may have been started meanwhile.
      refuseReplacing();
      await placeModel(dataDir, { ...manifestOf(plan), files, pulledAt: new Date().toISOString() });
    } catch (error) {
      throw namingNoRoom(error, folder);
    }
    return { type: 'pulled', model: await readInstalled(dataDir, plan.id) };
  });
}

function isSame(there: InstalledModel, { repository, dtypes, files }: PullPlan): boolean {
  return (
    there.repository === repository.name &&
    there.revision === repository.revision &&
    there.files.length === files.length &&
    Object.entries(dtypes).every(([part, dtype]) => there.dtypes[part] === dtype)
  );
}

function taken({ id, repository, folder }: InstalledModel): ModelError {
  return new ModelError(`${id} is a model from ${repository ?? folder}; remove it, or choose another --id`);
}

function inUse(id: string): ModelError {
  return new ModelError(
    `a server runs and may use ${id}, which is to be replaced; stop the server and pull again`,
  );
}

function manifestOf({ id, kind, modelType, family, repository, licence, dtypes }: PullPlan) {
  const from = { repository: repository.name, revision: repository.revision };
  return { id, kind, modelType, family, ...from, ...(licence === undefined ? {} : { licence }), dtypes };
}
