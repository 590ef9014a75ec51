// Writes the table of the catalogue into docs/models.md: `npx tsx scripts/modelsPage.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../src/models/catalogue/catalogue.js';
import type { CataloguePack } from '../src/models/catalogue/pack.js';

export const modelsFile = new URL('../docs/models.md', import.meta.url);

const marks = ['<!-- catalogue: written by scripts/modelsPage.ts -->', '<!-- end of catalogue -->'] as const;

/** The page with the table as the catalogue is now; a test compares it with the file. */
export function modelsPage(page: string): string {
  const [before = '', rest = ''] = page.split(marks[0]);
  const after = rest.split(marks[1])[1] ?? '';
  return `${before}${marks[0]}\n\n${table()}\n\n${marks[1]}${after}`;
}

function table(): string {
  const head = [
    '| id | kind | repository | download MB | memory MB | licence | languages | can | not checked |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  return [...head, ...catalogue.map(row)].join('\n');
}

function row(pack: CataloguePack): string {
  const { id, kind, repository, revision, megabytes, memoryMegabytes, licence, languages, can, unchecked } =
    pack;
  const from = `\`${repository}${revision === undefined ? '' : `@${revision}`}\``;
  const cells = [
    megabytes,
    memoryMegabytes,
    licence,
    languages ?? '–',
    can.join(', '),
    unchecked.join(', ') || '–',
  ];
  return `| \`${id}\` | ${kind} | ${from} | ${cells.join(' | ')} |`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(modelsFile, modelsPage(readFileSync(modelsFile, 'utf8')));
}
