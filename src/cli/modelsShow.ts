import { resolve } from 'node:path';
import { packById } from '../models/catalogue/catalogue.js';
import type { CataloguePack } from '../models/catalogue/pack.js';
import { packOfInstalled, precisionOf } from '../models/describe.js';
import { shownBytes } from '../models/diskSpace.js';
import { type InstalledModel, listInstalled } from '../models/installed.js';
import { ModelError } from '../models/modelError.js';
import type { ModelsCall } from './modelsAction.js';
import { table } from './modelsTable.js';

/** `drishti models show`: what is known of a model. */
export async function showModel({ config, names, options }: ModelsCall): Promise<void> {
  const [id = ''] = names;
  const models = await listInstalled(resolve(config.dataDir), (model) => {
    if (model.id === id) process.stderr.write(`drishti: ${id} cannot be used: ${model.problem}\n`);
  });
  const installed = models.find((model) => model.id === id);
  const pack = installed === undefined ? packById(id) : packOfInstalled(installed);
  if (installed === undefined && pack === undefined) {
    throw new ModelError(`${id} is neither here nor in the catalogue; see drishti models list --all`);
  }
  const text = options.json
    ? `${JSON.stringify({ installed, catalogue: pack }, undefined, 2)}\n`
    : table([...linesOfPack(pack), ...linesOfModel(installed)]);
  process.stdout.write(text);
}

function linesOfPack(pack: CataloguePack | undefined): string[][] {
  if (pack === undefined) return [];
  return [
    ['name', pack.name],
    ['kind', pack.kind],
    ['can', pack.can.join(', ')],
    ...(pack.languages === undefined ? [] : [['languages', pack.languages]]),
    ['licence', pack.licence],
    ['repository', pack.repository],
    ['download', `about ${shownBytes(pack.megabytes * 1e6)}`],
    ['memory', `roughly ${shownBytes(pack.memoryMegabytes * 1e6)}`],
    ...(pack.unchecked.length === 0 ? [] : [['unchecked', pack.unchecked.join(', ')]]),
  ];
}

function linesOfModel(model: InstalledModel | undefined): string[][] {
  if (model === undefined) return [['here', 'no']];
  const { repository, revision, licence, modelType, bytes, files, folder, pulledAt } = model;
  return [
    ['here', `since ${pulledAt}`],
    ['type', modelType],
    ['precision', precisionOf(model)],
    ['size', `${shownBytes(bytes)} in ${files.length} files`],
    ...(licence === undefined ? [] : [['terms', licence]]),
    ...(repository === undefined ? [] : [['from', `${repository} at ${revision}`]]),
    ['folder', folder],
  ];
}
