import type { Command } from 'commander';
import { withExamples } from '../examples.js';
import { exitCodes } from '../exitCodes.js';
import { loadCommandConfig } from '../look/openDrishti.js';
import { addSettingOptions } from '../options.js';

/** `drishti doctor`: looks whether everything is there that the server needs, and says what to do where it is not. */
export function addDoctorCommand(program: Command): void {
  const doctor = program.command('doctor').description('look whether everything is there that Drishti needs');
  withExamples(
    addSettingOptions(doctor, ['host', 'port', 'dataDir']).action(async (_flags, command: Command) => {
      const { examine } = await import('./examine.js');
      const isWell = await examine(loadCommandConfig(command), (line) => process.stdout.write(`${line}\n`));
      if (!isWell) process.exitCode = exitCodes.failed;
    }),
    'drishti doctor',
    'drishti doctor --port 9000 --data-dir /var/lib/drishti',
  );
}
