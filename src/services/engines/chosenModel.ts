import { ConfigError, settings } from '../../config.js';
import { chooseBest } from '../../models/chooseBest.js';
import type { InstalledModel } from '../../models/installed.js';
import type { ModelKind } from '../../models/modelKind.js';

type SpecialistSetting = 'detectorModel' | 'openVocabularyModel' | 'segmenterModel';

/** The words that ask for no pulled model. */
const ownWords: readonly string[] = ['embedded', 'none'];

/**
 * The pulled model that a setting asks for: the one it names, the best of its kind for `auto`, none where there is none.
 * @throws ConfigError for a name that is no pulled model of that kind
 */
export function chosenModel(
  setting: SpecialistSetting,
  wanted: string,
  kind: ModelKind,
  installed: readonly InstalledModel[],
): InstalledModel | undefined {
  if (ownWords.includes(wanted)) return undefined;
  if (wanted === 'auto') return chooseBest(installed, kind);
  const ofKind = installed.filter((model) => model.kind === kind);
  const model = ofKind.find(({ id }) => id === wanted);
  if (model !== undefined) return model;
  const ids = ofKind.map(({ id }) => id).join(', ') || 'none';
  const { env, allowed } = settings[setting];
  throw new ConfigError(
    `setting ${setting} (${env}): "${wanted}" was not pulled as ${kind}; there is ${ids}. It must be ${allowed}`,
  );
}
