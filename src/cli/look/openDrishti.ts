import type { Command } from 'commander';
import { type Config, loadConfig } from '../../config.js';
import type { Drishti } from '../../library/drishti.js';
import { forgetSecrets, keyVariable, settingsEnvironment } from '../environment.js';
import { UsageError } from '../exitCodes.js';
import { say } from '../lines.js';
import { settingFlags } from '../options.js';

/** Which Drishti a command asks. */
export interface DrishtiFlags {
  readonly server?: string;
  readonly key?: string;
  readonly config?: string;
}

/** The settings of a command, which has a flag for some of them. @throws ConfigError as `loadConfig` */
export function loadCommandConfig(command: Command): Config {
  const { config: file } = command.opts<DrishtiFlags>();
  return loadConfig({
    file: file ?? 'drishti.config.json',
    fileRequired: file !== undefined,
    env: settingsEnvironment(),
    flags: settingFlags(command),
  });
}

/**
 * Opens the Drishti that the flags name: a server, or else this process.
 * @throws ConfigError for settings that cannot be used, UsageError for a key without a server
 */
export async function openDrishti(config: Config, { server, key }: DrishtiFlags): Promise<Drishti> {
  const shownKey = key ?? (process.env[keyVariable] || undefined);
  forgetSecrets();
  // Each way loads only what it needs.
  if (server !== undefined) {
    const { connectDrishti } = await import('../../library/remote/connectDrishti.js');
    return connectDrishti({ url: server, key: shownKey }, config);
  }
  if (key !== undefined) throw new UsageError('--key is shown to a server; name one with --server');
  const { openLocal } = await import('../../library/local/openLocal.js');
  return openLocal(config, { onReport: (message) => say(`drishti: ${message}`) });
}
