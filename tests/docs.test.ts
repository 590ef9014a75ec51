import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configurationFile, configurationPage } from '../scripts/configurationPage.js';

it('docs/configuration.md is what src/config.ts says (`npm run docs` writes it)', () => {
  expect(readFileSync(configurationFile, 'utf8')).toBe(configurationPage());
});
