import { addFolder } from '../models/addFolder.js';
import { describe } from '../models/describe.js';
import { prepareDataDir } from '../services/dataDir.js';
import type { ModelsCall } from './modelsAction.js';
import { parseDtypes } from './modelsDtype.js';

/** `drishti models add`: prints the id of the model on stdout. */
export async function addModel({
  config,
  names,
  options,
}: Omit<ModelsCall, 'signal' | 'stop'>): Promise<void> {
  const [folder = '.'] = names;
  const dataDir = prepareDataDir(config.dataDir);
  const model = await addFolder({ dataDir, folder, id: options.id, dtypes: parseDtypes(options.dtype) });
  process.stderr.write(
    `${model.id}: ${describe(model).description}\n` +
      `Its files stay in ${model.folder}. A server that runs uses it once it is started again.\n`,
  );
  process.stdout.write(`${model.id}\n`);
}
