import type { CataloguePack } from './pack.js';
import { specialistPacks } from './specialists.js';
import { visionLanguagePacks } from './visionLanguage.js';

/** The models that can be pulled by a short name; `docs/models.md` says what is known of them and what is not. */
export const catalogue: readonly CataloguePack[] = [...visionLanguagePacks, ...specialistPacks];

export function packById(id: string): CataloguePack | undefined {
  return catalogue.find((pack) => pack.id === id);
}

/** The pack that comes from a repository of the hub. */
export function packOf(repository: string | undefined): CataloguePack | undefined {
  return catalogue.find((pack) => pack.repository.toLowerCase() === repository?.toLowerCase());
}
