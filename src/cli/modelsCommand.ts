import { type Command, Option } from 'commander';
import { withExamples } from './examples.js';
import { modelsAction } from './modelsAction.js';
import { addSettingOptions } from './options.js';

const idOption = new Option(
  '--id <id>',
  'name of the model in requests (default: made of where it comes from)',
);
const dtypeOption = new Option(
  '--dtype <precision>',
  'precision of the weights, as q4, or of each part, as decoder_model_merged=q4,vision_encoder=fp16',
);
const jsonOption = new Option('--json', 'answer in JSON');

/** `drishti models …`: what there is, pulling it, removing it. Answers go to stdout, all else to stderr. */
export function addModelsCommand(program: Command): void {
  const models = program.command('models').description('pull, list and remove models');
  withExamples(
    addSettingOptions(models.command('pull <model...>'), ['dataDir', 'hubUrl', 'hubToken'])
      .description(
        'download models: ids of the catalogue, owner/name[@revision], or URLs of the hub; or add a folder',
      )
      .addOption(dtypeOption)
      .addOption(idOption)
      .option('-y, --yes', 'do not ask whether the licence and size are all right')
      .action(modelsAction(async () => (await import('./modelsPull.js')).pullModels)),
    'drishti models pull qwen3.5-0.8b',
    'drishti models pull d-fine-m sam2.1-tiny --yes',
    'drishti models pull onnx-community/Qwen3-VL-2B-Instruct-ONNX@main --dtype q4',
    'DRISHTI_HUB_URL=https://mirror.example drishti models pull florence-2-base',
  );
  withExamples(
    addSettingOptions(models.command('add <folder>'), ['dataDir'])
      .description('use a model in a folder of yours, where it is')
      .addOption(dtypeOption)
      .addOption(idOption)
      .action(modelsAction(async () => (await import('./modelsAdd.js')).addModel)),
    'drishti models add ./my-qwen --id my-qwen',
  );
  withExamples(
    addSettingOptions(models.command('list'), ['dataDir'])
      .alias('ls')
      .description('list the models that are here')
      .option('-a, --all', 'also those of the catalogue that are not')
      .addOption(jsonOption)
      .action(modelsAction(async () => (await import('./modelsList.js')).modelsList)),
    'drishti models list --all',
    'drishti models list --json',
  );
  withExamples(
    addSettingOptions(models.command('show <id>'), ['dataDir'])
      .description('tell what is known of a model, here or of the catalogue')
      .addOption(jsonOption)
      .action(modelsAction(async () => (await import('./modelsShow.js')).showModel)),
    'drishti models show qwen3.5-0.8b',
  );
  withExamples(
    addSettingOptions(models.command('rm <id...>'), ['dataDir'])
      .alias('remove')
      .description('remove models, and what an unfinished pull left; folders that were added stay')
      .action(modelsAction(async () => (await import('./modelsRemove.js')).removeModels)),
    'drishti models rm d-fine-s',
  );
}
