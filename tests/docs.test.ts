import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configurationFile, configurationPage } from '../scripts/configurationPage.js';
import { modelsFile, modelsPage } from '../scripts/modelsPage.js';
import { specialistModelTypes } from '../src/engines/specialists/modelTypes.js';
import { supportedModelTypes } from '../src/engines/transformers/modelTypes.js';

it('docs/configuration.md is what src/config.ts says (`npm run docs` writes it)', () => {
  expect(readFileSync(configurationFile, 'utf8')).toBe(configurationPage());
});

it('docs/models.md has the table of the catalogue (`npx tsx scripts/modelsPage.ts` writes it) and names every type', () => {
  const page = readFileSync(modelsFile, 'utf8');
  expect(page).toBe(modelsPage(page));
  for (const type of [...supportedModelTypes, ...specialistModelTypes()])
    expect(page).toContain(`\`${type}\``);
});
