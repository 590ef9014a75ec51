import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Resolution } from '../../images/image.js';
import { checkSchema } from '../../schema/check.js';
import { addSettingOptions } from '../options.js';

/** The flags of the commands that look at pictures, as Commander gives them. */
export interface LookFlags {
  readonly model?: string;
  readonly prompt?: string;
  readonly resolution?: Resolution;
  readonly json?: boolean;
  readonly out?: string;
  readonly labels?: readonly string[];
  readonly schema?: unknown;
  readonly together?: boolean;
  readonly server?: string;
  readonly key?: string;
  readonly concurrency?: number;
  readonly config?: string;
}

/** The flags that every command has which looks at pictures. */
export function addLookOptions(command: Command): Command {
  command
    .option('-m, --model <name>', 'model that answers (default: the default model)')
    .addOption(
      new Option('-r, --resolution <detail>', 'how closely pictures are looked at').choices([
        'low',
        'medium',
        'high',
        'ultra_high',
      ]),
    )
    .option('--json', 'answer in JSON, a line for each picture')
    .option(
      '-c, --concurrency <n>',
      'pictures at the same time (default: twice the processor cores, at least 4)',
      atOnce,
    );
  addServerOptions(command);
  return addSettingOptions(command, ['dataDir', 'detectorMinScore', 'fetchHttp', 'fetchAllow']);
}

/** Where another Drishti is, that is asked in place of this process. */
export function addServerOptions(
  command: Command,
  description = 'ask this server, as http://127.0.0.1:8787, and not this process',
): Command {
  return command
    .option('-s, --server <url>', description)
    .option('--key <key>', 'key of that server (default: the environment variable DRISHTI_API_KEY)');
}

export function addPromptOption(command: Command): Command {
  return command.option('-p, --prompt <text>', "words to ask with in place of the command's own");
}

export function addOutOption(command: Command): Command {
  return command.option('-o, --out <folder>', 'write each picture there with what was found drawn over it');
}

/** Words with commas between them. */
export function listOf(text: string): string[] {
  const words = text.split(',').map((word) => word.trim());
  const known = words.filter((word) => word !== '');
  if (known.length === 0) throw new InvalidArgumentError('Give words with commas between them.');
  return known;
}

/** Classes with commas between them, of which one alone says nothing. */
export function classesOf(text: string): string[] {
  const classes = [...new Set(listOf(text))];
  if (classes.length < 2) throw new InvalidArgumentError('Give at least two classes.');
  return classes;
}

/** A file with a JSON Schema, which is refused before any picture is looked at. */
export function schemaFile(path: string): unknown {
  const schema = jsonFile(path);
  try {
    checkSchema(schema, 'schema');
    return schema;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** Editors on Windows begin a file with it. */
const byteOrderMark = /^\ufeff/;

function jsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(byteOrderMark, ''));
  } catch (error) {
    throw new InvalidArgumentError(`It cannot be read as JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

const mostAtOnce = 64;

function atOnce(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= mostAtOnce) return number;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${mostAtOnce}.`);
}
