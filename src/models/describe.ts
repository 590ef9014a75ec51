import { packById, packOf } from './catalogue/catalogue.js';
import type { CataloguePack } from './catalogue/pack.js';
import type { InstalledModel } from './installed.js';

/** What is said of a model to people. */
export interface Description {
  readonly displayName: string;
  readonly description: string;
}

/** The pack of the catalogue that an installed model is. */
export function packOfInstalled({ id, repository }: InstalledModel): CataloguePack | undefined {
  return packOf(repository) ?? packById(id);
}

/** What `GET /models` says of an installed model: its name, what it can do, where it is from and on what terms. */
export function describe(model: InstalledModel): Description {
  const pack = packOfInstalled(model);
  const sentences = [
    `${kindNames[model.kind]} that runs in this server, ${precisionOf(model)}.`,
    pack === undefined ? '' : `It can: ${pack.can.join(', ')}.`,
    pack?.languages === undefined ? '' : `Languages: ${pack.languages}.`,
    model.repository === undefined ? '' : `From ${model.repository}.`,
    model.licence === undefined ? '' : `Licence: ${model.licence}.`,
  ];
  return { displayName: pack?.name ?? model.id, description: sentences.filter(Boolean).join(' ') };
}

const kindNames = {
  'vision-language': 'Vision-language model',
  detector: 'Object detector',
  'open-vocabulary-detector': 'Detector of whatever is named',
  segmenter: 'Segmenter',
} as const;

/** `q4`, or each part's where they differ. */
export function precisionOf({ dtypes }: Pick<InstalledModel, 'dtypes'>): string {
  const different = new Set(Object.values(dtypes));
  if (different.size === 1) return [...different].join();
  return Object.entries(dtypes)
    .map(([part, dtype]) => `${part} ${dtype}`)
    .join(', ');
}
