import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, settingNames, settings } from './config.js';

function configFile(content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'drishti-')), 'drishti.config.json');
  writeFileSync(file, content);
  return file;
}

describe('loadConfig', () => {
  it('starts from defaults that its own checks allow', () => {
    const config = loadConfig({});
    for (const name of settingNames) {
      expect(settings[name].schema.safeParse(config[name]).success, name).toBe(true);
    }
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8787 });
  });

  it('lets file, environment and flag override one another in this order', () => {
    const file = configFile('{"port": 1000, "dataDir": "from-file", "maxQueue": 3}');
    const env = { PORT: '2000', DRISHTI_DATA_DIR: 'from-env', HOST: '' };
    expect(loadConfig({ file, env, flags: { port: '3000' } })).toMatchObject({
      port: 3000,
      dataDir: 'from-env',
      maxQueue: 3,
      host: '127.0.0.1',
    });
  });

  const wrong: [string, Parameters<typeof loadConfig>[0], RegExp][] = [
    [
      'environment',
      { env: { PORT: 'http' } },
      /^setting port \(PORT\): "http" from the environment variable PORT .* 0 to 65535$/,
    ],
    ['flag', { flags: { detectorMinScore: '1.5' } }, /detectorMinScore .*"1.5" from the flag --detector-min/],
    ['fraction', { flags: { maxQueue: '1.5' } }, /a whole number from 0 to 10000/],
    ['word', { env: { DRISHTI_LOG_LEVEL: 'loud' } }, /silent, fatal, error/],
    [
      'unknown variable',
      { env: { DRISHTI_PORT: '1' } },
      /^DRISHTI_PORT is not a setting; there are HOST, PORT/,
    ],
    ['two that contradict', { env: { DRISHTI_MAX_BODY_MEMORY_MB: '50' } }, /not below DRISHTI_MAX_BODY_MB/],
    ['missing file', { file: '/nowhere/x.json', fileRequired: true }, /x.json cannot be read/],
    ['broken file', { file: configFile('{') }, /cannot be read as JSON/],
    ['file of a list', { file: configFile('[]') }, /must hold one JSON object/],
    ['file with a boolean number', { file: configFile('{"port": true}') }, /setting port .* true from/],
    ['file with an unknown name', { file: configFile('{"prot": 1}') }, /"prot" is not a setting/],
  ];
  it.each(wrong)('refuses a wrong value: %s', (_name, sources, message) => {
    expect(() => loadConfig(sources)).toThrow(ConfigError);
    expect(() => loadConfig(sources)).toThrow(message);
  });
});
