import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { PictureSource } from '../../library/pictures/source.js';
import { UsageError } from '../exitCodes.js';
import { oneLine } from '../lines.js';
import { stdinName } from './stdin.js';

/** A picture that the command was given, or what is wrong with it. */
export type Input = {
  /** As answers and messages call it. */
  readonly name: string;
} & ({ readonly source: () => Promise<PictureSource> } | { readonly problem: string });

/** Where a picture is read that was named `-`. */
export type ReadStdin = () => Promise<PictureSource>;

/**
 * The pictures that arguments name: files, URLs, `-` for stdin, and patterns where the shell has not expanded them.
 * @throws UsageError when stdin is named twice, and for an empty name
 */
export async function findInputs(names: readonly string[], readStdin: ReadStdin): Promise<Input[]> {
  if (names.filter((name) => name === '-').length > 1) throw new UsageError('- can be named only once');
  if (names.includes('')) throw new UsageError('the name of a picture is empty');
  const found = await Promise.all(names.map((name) => inputsOf(name, readStdin)));
  return found.flat();
}

async function inputsOf(name: string, readStdin: ReadStdin): Promise<Input[]> {
  const shown = oneLine(name);
  if (name === '-') return [{ name: stdinName, source: readStdin }];
  if (/^https?:\/\//i.test(name)) return [{ name: shown, source: async () => name }];
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) {
    return [{ name: shown, problem: "is a folder; name the pictures in it, as 'folder/*.jpg'" }];
  }
  // A file may have brackets in its name.
  if (found !== undefined || !isDynamicPattern(name)) return [{ name: shown, source: async () => name }];
  const paths = await glob(name, {
    absolute: isAbsolute(name),
    expandDirectories: false,
    onlyFiles: true,
  });
  if (paths.length === 0) return [{ name: shown, problem: 'no file is named so' }];
  return paths.sort().map((path) => ({ name: oneLine(path), source: async () => path }));
}
