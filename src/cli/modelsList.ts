import { resolve } from 'node:path';
import { catalogue } from '../models/catalogue/catalogue.js';
import type { CataloguePack } from '../models/catalogue/pack.js';
import { bestFirst } from '../models/chooseBest.js';
import { precisionOf } from '../models/describe.js';
import { shownBytes } from '../models/diskSpace.js';
import { type InstalledModel, listInstalled } from '../models/installed.js';
import type { ModelsCall } from './modelsAction.js';
import { table } from './modelsTable.js';

/** `drishti models list`: what is here, and with `--all` what could be. */
export async function modelsList({ config, options }: ModelsCall): Promise<void> {
  const installed = await listInstalled(resolve(config.dataDir), ({ id, problem }) => {
    process.stderr.write(`drishti: ${id} cannot be used: ${problem}\n`);
  });
  const here = new Set(installed.map(({ id }) => id));
  const others = options.all ? catalogue.filter(({ id }) => !here.has(id)) : [];
  if (options.json) return printJson([...installed.map(shownModel), ...others.map(shownPack)]);
  if (installed.length + others.length === 0) {
    process.stderr.write('No model has been pulled yet; drishti models list --all shows which there are.\n');
    return;
  }
  const head = ['ID', 'KIND', 'SIZE', 'PRECISION', 'LICENCE', 'FROM'];
  const rows = [...bestFirst(installed).map(rowOfModel), ...others.map(rowOfPack)];
  process.stdout.write(table([head, ...rows]));
}

function rowOfModel(model: InstalledModel): string[] {
  const { id, kind, bytes, licence = '-', repository, folder } = model;
  return [id, kind, shownBytes(bytes), precisionOf(model), licence, repository ?? folder];
}

function rowOfPack({ id, kind, megabytes, licence, repository }: CataloguePack): string[] {
  return [id, kind, `~${shownBytes(megabytes * 1e6)}`, 'not here', licence, repository];
}

/** Without its files, of which a model may have many. */
function shownModel({ files: _, ...model }: InstalledModel): object {
  return { ...model, here: true };
}

function shownPack(pack: CataloguePack): object {
  return { ...pack, here: false };
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
