#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ConfigError, loadConfig } from '../config.js';
import { DrishtiError } from '../errors.js';
import { version } from '../services/version.js';
import { addDoctorCommand } from './doctor/doctorCommand.js';
import { forgetSecrets } from './environment.js';
import { exitCodes, UsageError } from './exitCodes.js';
import { addFilesCommand } from './files/filesCommand.js';
import { keyInstructions, newKey } from './key.js';
import { addLookCommands } from './look/lookCommands.js';
import { addModelsCommand } from './modelsCommand.js';
import { addSettingOptions, settingFlags } from './options.js';
import { watchOutput } from './output.js';

watchOutput();

const program = new Command('drishti')
  .description("Gemini's image-understanding API, answered by models on this machine")
  .version(version)
  // Inherited by every command: what was typed wrong is told apart from what went wrong.
  .exitOverride();

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
    forgetSecrets();
    // The other commands need nothing of the server, which takes a while to load.
    const { serve } = await import('./serve.js');
    await serve(config);
  });

refuseUnknownCommands(program);

program
  .command('key')
  .description('make an API key')
  .action(() => {
    process.stdout.write(keyInstructions(newKey()));
  });

addLookCommands(program);
addFilesCommand(program);
addModelsCommand(program);
addDoctorCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exit(told(error));
}

/**
 * Has a mistyped command called so: what is no command goes to the default one, which says of it that it takes no arguments.
 */
function refuseUnknownCommands(command: Command): void {
  command.hook('preSubcommand', () => {
    const [name = ''] = command.args;
    const known = command.createHelp().visibleCommands(command);
    if (name.startsWith('-') || name === '' || known.some((each) => each.name() === name)) return;
    // It suggests the nearest command; its types leave it out.
    (command as Command & { unknownCommand(): never }).unknownCommand();
  });
}

/** Tells what went wrong, and gives the exit code. */
function told(error: unknown): number {
  // Commander has told it already, and ends with 0 after help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  // What the user can mend needs no more than its message. Anything else is ours and needs its stack.
  const known = [ConfigError, DrishtiError, UsageError].some((type) => error instanceof type);
  console.error(known ? `drishti: ${(error as Error).message}` : error);
  return error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
}
