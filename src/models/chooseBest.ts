import { packById, packOf } from './catalogue/catalogue.js';
import type { InstalledModel } from './installed.js';
import type { ModelKind } from './modelKind.js';

/**
 * The best installed model of a kind: by the catalogue's rank; models that the catalogue does not know come after all
 * others, the largest first.
 */
export function chooseBest(
  installed: readonly InstalledModel[],
  kind: ModelKind = 'vision-language',
): InstalledModel | undefined {
  return bestFirst(installed.filter((model) => model.kind === kind))[0];
}

/** All, in that order. */
export function bestFirst(installed: readonly InstalledModel[]): InstalledModel[] {
  return [...installed].sort((a, b) => rankOf(b) - rankOf(a) || b.bytes - a.bytes || (a.id < b.id ? -1 : 1));
}

function rankOf({ id, repository }: InstalledModel): number {
  return (packOf(repository) ?? packById(id))?.rank ?? Number.NEGATIVE_INFINITY;
}
