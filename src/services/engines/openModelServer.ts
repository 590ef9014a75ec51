import { type Config, ConfigError } from '../../config.js';
import { type FamilyId, familyIds } from '../../engines/grounding/family.js';
import { openRemoteModel } from '../../engines/openai/openRemoteModel.js';
import type { ModelLog } from '../../engines/transformers/options.js';
import type { VisionLanguageModel } from '../../engines/vlm/visionLanguageModel.js';
import { DrishtiError } from '../../errors.js';

/** Longest silence within an answer. */
const idleTimeoutMs = 60_000;

/**
 * The model of the server that the settings name.
 * @throws ConfigError for settings that cannot work with that server
 */
export async function openModelServer(config: Config, log: ModelLog): Promise<VisionLanguageModel> {
  const timeoutMs = config.openaiTimeoutSeconds * 1000;
  try {
    return await openRemoteModel({
      url: config.openaiUrl,
      key: config.openaiKey || undefined,
      model: config.openaiModel || undefined,
      dialect: config.openaiDialect,
      family: familyNamed(config.openaiFamily),
      maxPixels: config.openaiMaxPixels,
      connections: config.openaiConcurrency,
      timeoutMs,
      firstTokenTimeoutMs: timeoutMs / 2,
      idleTimeoutMs: Math.min(idleTimeoutMs, timeoutMs),
      onWarning: (message) => log({ level: 'warn', message }),
    });
  } catch (error) {
    if (error instanceof DrishtiError) throw new ConfigError(error.message);
    throw error;
  }
}

function familyNamed(name: string): FamilyId | 'auto' {
  const known = ['auto', ...familyIds] as const;
  const family = known.find((each) => each === name);
  if (family !== undefined) return family;
  throw new ConfigError(
    `setting openaiFamily (DRISHTI_OPENAI_FAMILY): "${name}" is not a family; there are ${known.join(', ')}`,
  );
}
