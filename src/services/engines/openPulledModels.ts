import type { Config } from '../../config.js';
import { familyOf } from '../../engines/grounding/families.js';
import type { ModelLog } from '../../engines/transformers/options.js';
import { openTransformersModel } from '../../engines/transformers/transformersModel.js';
import type { VisionLanguageModel } from '../../engines/vlm/visionLanguageModel.js';
import { bestFirst } from '../../models/chooseBest.js';
import { describe } from '../../models/describe.js';
import type { InstalledModel } from '../../models/installed.js';

const minuteMs = 60_000;

/** The pulled vision-language models, the best first. One that cannot be opened is left out and reported. */
export async function openPulledModels(
  config: Config,
  installed: readonly InstalledModel[],
  log: ModelLog,
): Promise<VisionLanguageModel[]> {
  const pulled = bestFirst(installed.filter(({ kind }) => kind === 'vision-language'));
  const opened = await Promise.all(pulled.map((model) => openOrReport(model, config, log)));
  return opened.filter((model) => model !== undefined);
}

async function openOrReport(
  model: InstalledModel,
  config: Config,
  log: ModelLog,
): Promise<VisionLanguageModel | undefined> {
  const { id, folder, family, dtypes } = model;
  try {
    return await openTransformersModel({
      folder,
      id,
      ...describe(model),
      family: familyOf(family),
      dtype: dtypes,
      device: config.vlmDevice,
      threads: config.vlmThreads,
      maxPixels: config.vlmMaxPixels || undefined,
      contextLength: config.vlmContext,
      ...(config.vlmIdleMinutes > 0 && { idleUnloadMs: config.vlmIdleMinutes * minuteMs }),
      onLog: ({ message, ...entry }) => log({ ...entry, message: `${id}: ${message}` }),
    });
  } catch (error) {
    const problem = (error as Error).message;
    log({ level: 'error', message: `the model ${id} cannot be opened and is not served: ${problem}` });
    return undefined;
  }
}
