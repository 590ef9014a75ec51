import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

/** Root of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The pages that people read, from the root of the repository. */
export const pages = globSync(['README*.md', 'docs/**/*.md', 'examples/**/*.md'], { cwd: root }).sort();

/** A page's text. */
export function readPage(page: string): string {
  return readFileSync(`${root}${page}`, 'utf8');
}
