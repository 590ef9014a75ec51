import type { JsonObject } from '../folder/modelFiles.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import type { Architecture } from './architecture.js';
import { florence2 } from './florence2.js';
import { lfm2Vl } from './lfm2Vl.js';
import { qwenVl } from './qwenVl.js';
import { smolVlm } from './smolVlm.js';

const architectures: readonly Architecture[] = [qwenVl, smolVlm, lfm2Vl, florence2];

/**
 * What runs models of a kind.
 * @param config config.json
 * @throws ModelFolderError for a kind that nothing here runs, naming those that are
 */
export function architectureOf(config: JsonObject): Architecture {
  const type = config['model_type'];
  const found = architectures.find(({ modelTypes }) => modelTypes.some((known) => known === type));
  if (found !== undefined) return found;
  const known = architectures.flatMap(({ modelTypes }) => modelTypes).join(', ');
  throw new ModelFolderError(
    `config.json: models of model_type ${JSON.stringify(type)} are not supported; these are: ${known}`,
  );
}
