import { type Command, Option } from 'commander';
import { type SettingName, settingNames, settings, shownDefault } from '../config.js';

/**
 * Adds a flag for every setting, or for some; values stay text and are checked by `loadConfig` with all other sources.
 */
export function addSettingOptions(command: Command, names: readonly SettingName[] = settingNames): Command {
  command.option('--config <file>', 'configuration file (default: drishti.config.json when it exists)');
  for (const name of names) {
    const { flag, description, env, default: fallback } = settings[name];
    // What is on or off may stand by itself, which means on.
    const value = typeof fallback === 'boolean' ? '[value]' : '<value>';
    command.addOption(
      new Option(`--${flag} ${value}`, `${description} [${env}, default ${shownDefault(fallback)}]`),
    );
  }
  return command;
}

/** The flags that were given, by setting name. */
export function settingFlags(command: Command): Partial<Record<SettingName, string | boolean>> {
  const given = command.opts<Record<string, string | boolean>>();
  const byName = settingNames.map((name) => [name, given[camelCase(settings[name].flag)]] as const);
  return Object.fromEntries(byName.filter(([, value]) => value !== undefined));
}

/** Commander's key for a flag: `max-body-mb` → `maxBodyMb`. */
function camelCase(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
