import { type Config, loadConfig, type SettingName } from '../../src/config.js';

/** Default settings, silent, with the given ones changed. */
export function testConfig(flags: Partial<Record<SettingName, unknown>> = {}): Config {
  return loadConfig({ flags: { logLevel: 'silent', ...flags } });
}
