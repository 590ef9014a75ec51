import type { Config } from '../../config.js';
import type { Detector, OpenVocabularyDetector, Segmenter } from '../../engines/capabilities.js';
import { createSegmenter } from '../../engines/embedded/masks/segmenter.js';
import { openDetector } from '../../engines/specialists/detector/openDetector.js';
import type { SpecialistOptions } from '../../engines/specialists/modelFolder.js';
import { openOpenVocabularyDetector } from '../../engines/specialists/openVocabulary/openOpenVocabularyDetector.js';
import { openSegmenter } from '../../engines/specialists/segmenter/openSegmenter.js';
import type { ModelLog } from '../../engines/transformers/options.js';
import type { InstalledModel } from '../../models/installed.js';
import { chosenModel } from './chosenModel.js';

/** What all engines look with, beside what they have of their own. */
export interface LentSpecialists {
  readonly detector?: Detector | undefined;
  readonly openVocabulary?: OpenVocabularyDetector | undefined;
  /** Draws the masks of every engine. */
  readonly segmenter: Segmenter;
}

/**
 * Opens the pulled specialists that the settings ask for; their threads start when they are first needed. One that cannot
 * be opened is left out and reported.
 * @throws ConfigError for a setting that names a model which is not here
 */
export async function openLentSpecialists(
  config: Config,
  installed: readonly InstalledModel[],
  log: ModelLog,
): Promise<LentSpecialists> {
  const { detectorThreads: threads, vlmDevice: device } = config;
  const open = async <Kind>(
    model: InstalledModel | undefined,
    opener: (options: SpecialistOptions) => Promise<Kind>,
  ) =>
    model &&
    openOrReport(model, () => opener({ folder: model.folder, dtypes: model.dtypes, device, threads }), log);
  const detector = chosenModel('detectorModel', config.detectorModel, 'detector', installed);
  const wordy = chosenModel(
    'openVocabularyModel',
    config.openVocabularyModel,
    'open-vocabulary-detector',
    installed,
  );
  const segmenter = chosenModel('segmenterModel', config.segmenterModel, 'segmenter', installed);
  return {
    detector: await open(detector, openDetector),
    openVocabulary: await open(wordy, openOpenVocabularyDetector),
    segmenter: (await open(segmenter, openSegmenter)) ?? createSegmenter(threads > 0 ? { threads } : {}),
  };
}

async function openOrReport<Kind>(
  { id }: InstalledModel,
  opening: () => Promise<Kind>,
  log: ModelLog,
): Promise<Kind | undefined> {
  try {
    return await opening();
  } catch (error) {
    log({
      level: 'error',
      message: `the model ${id} cannot be opened and is not used: ${(error as Error).message}`,
    });
    return undefined;
  }
}
