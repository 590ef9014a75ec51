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
    [
      'option',
      { options: { detectorMinScore: 7 } },
      /detectorMinScore .*: 7 from the option detectorMinScore is/,
    ],
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

  it('keeps of keys only their hashes', () => {
    const hash = 'f39dac6cbaba535e2c207cd0cd8f154974223c848f727f98b3564cea569b41cf';
    const { apiKeys } = loadConfig({
      env: { DRISHTI_API_KEYS: `abcdefghijklmnop, sha256:${hash.toUpperCase()},` },
    });
    expect(apiKeys).toEqual([hash, hash]);
  });

  it.each([
    ['shortkeyshortke'],
    ['key with spaces in it'],
    ['ключключключключ'],
    [`sha256:${'g'.repeat(64)}`],
    ['sha256:abcdefabcdefabcdef'],
    ['x'.repeat(513)],
  ])('names a wrong key by its number and never shows it: %s', (key) => {
    const sources = { flags: { apiKeys: ['abcdefghijklmnop', key] } };
    expect(() => loadConfig(sources)).toThrow(
      /^setting apiKeys .*: entry 2 from .* must be keys of 16 to 512/,
    );
    expect(() => loadConfig(sources)).not.toThrow(key);
    expect(() => loadConfig(sources)).not.toThrow('abcdefghijklmnop');
  });

  it('shows nothing of a broken file, which may hold keys', () => {
    const file = configFile('{"apiKeys": secretsecretsecret}');
    expect(() => loadConfig({ file })).toThrow(/cannot be read as JSON: Unexpected token 's'$/);
  });

  it.each([
    'ftp://hub',
    'hub.example',
    'https://',
    'https://me:word@hub/',
    'https://hub/?token=1',
    'https://hub/#x',
  ])('refuses %s as a hub, and shows no password', (hubUrl) => {
    expect(() => loadConfig({ flags: { hubUrl } })).toThrow(
      /^setting hubUrl .* must be an http or https URL/,
    );
    expect(() => loadConfig({ flags: { hubUrl } })).not.toThrow('word@');
  });

  it('shows no password of a model server whose address is none', () => {
    const env = { DRISHTI_OPENAI_URL: 'htp://me:word/@server' };
    expect(() => loadConfig({ env })).toThrow(/^setting openaiUrl .*: "htp:\/\/…@server" from/);
  });

  it('takes slashes off the end of a URL', () => {
    expect(loadConfig({ flags: { hubUrl: ' https://hub/models// ' } }).hubUrl).toBe('https://hub/models');
  });

  it('writes origins as browsers do', () => {
    const given = 'https://App.example.com:443/, http://x:8080,tauri://localhost,null,*';
    expect(loadConfig({ flags: { corsOrigins: given } }).corsOrigins).toEqual([
      'https://app.example.com',
      'http://x:8080',
      'tauri://localhost',
      'null',
      '*',
    ]);
  });

  it.each(['app.example.com', 'https://app.example.com/path', 'https://', 'https://a b'])(
    'refuses %s as an origin',
    (origin) => {
      expect(() => loadConfig({ flags: { corsOrigins: [origin] } })).toThrow(/^setting corsOrigins/);
    },
  );
});
