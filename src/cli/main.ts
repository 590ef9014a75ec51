#!/usr/bin/env node
import { Command } from 'commander';
import { ConfigError, loadConfig, type Setting, settings } from '../config.js';
import { version } from '../services/version.js';
import { keyInstructions, newKey } from './key.js';
import { addModelsCommand } from './modelsCommand.js';
import { addSettingOptions, settingFlags } from './options.js';

const program = new Command('drishti')
  .description("Gemini's image-understanding API, answered by models on this machine")
  .version(version);

addSettingOptions(program.command('serve', { isDefault: true }).description('start the server'))
  .addHelpText(
    'after',
    '\nSettings come from drishti.config.json, then the environment, then flags.\n' +
      '\nExamples:\n  drishti serve\n  drishti serve --port 9000 --detector-min-score 0.5\n  PORT=9000 drishti serve',
  )
  .action(async (_options, command: Command) => {
    const { config: file } = command.opts<{ config?: string }>();
    const config = loadConfig({
      file: file ?? 'drishti.config.json',
      fileRequired: file !== undefined,
      env: process.env,
      flags: settingFlags(command),
    });
    // Nothing that is started from here on needs them, and some of it runs foreign models.
    for (const { env, secret } of Object.values<Setting>(settings)) if (secret) delete process.env[env];
    // The other commands need nothing of the server, which takes a while to load.
    const { serve } = await import('./serve.js');
    await serve(config);
  });

program
  .command('key')
  .description('make an API key')
  .action(() => {
    process.stdout.write(keyInstructions(newKey()));
  });

addModelsCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  // A wrong setting is the user's to mend: the message is enough. Anything else is ours and needs its stack.
  console.error(error instanceof ConfigError ? `drishti: ${error.message}` : error);
  process.exit(1);
}
