import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { pMapIterable } from 'p-map';
import type { Config } from '../../config.js';
import { DrishtiError } from '../../errors.js';
import type { Annotator } from '../annotate/annotator.js';
import { exitCodes, UsageError } from '../exitCodes.js';
import { aboutName, say } from '../lines.js';
import { stoppable } from '../stopping.js';
import type { LookFlags } from './flags.js';
import { findInputs, type Input } from './inputs.js';
import { loadCommandConfig, openDrishti } from './openDrishti.js';
import { shownFound } from './printFound.js';
import { Progress } from './progress.js';
import { readStdin } from './stdin.js';
import type { Found, Task, TaskCall } from './task.js';

/** What an action is made of. */
export interface LookCommand {
  readonly task: Task;
  /** Whether all pictures are asked about at once. */
  readonly together?: boolean;
  /** Fewest pictures that it is about. */
  readonly least?: number;
  /** Whether the first argument is a question. */
  readonly asks?: boolean;
}

/** An answer about a picture, or what went wrong with it. */
type Outcome = { readonly name: string } & ({ readonly found: Found } | { readonly error: unknown });

/** What is done with each picture. */
interface Looking extends TaskCall {
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly annotator: Annotator | undefined;
}

/** An action for Commander: looks at every picture, prints answers in the order of the pictures, and goes on after one that fails. */
export function lookAction({ task, together = false, least = 1, asks = false }: LookCommand) {
  return async (...args: unknown[]): Promise<void> => {
    const command = args.at(-1) as Command;
    const flags = command.opts<LookFlags>();
    const names = asks ? command.args.slice(1) : command.args;
    const config = loadCommandConfig(command);
    await stoppable(async (signal) => {
      const inputs = await findInputs(names, () => readStdin(config.maxBodyMegabytes, signal));
      refuseTooFew(inputs, least);
      const annotator = await openAnnotator(flags, config);
      const one = together || flags.together === true;
      await using drishti = await openDrishti(one ? config : settingsFor(inputs.length, config), flags);
      const { model, prompt, resolution } = flags;
      const call = {
        drishti,
        flags,
        question: command.args[0] ?? '',
        options: { model, prompt, resolution, signal },
      };
      const looking = { ...call, task, signal, annotator };
      if (one) await lookTogether(inputs, looking);
      else await lookAtEach(inputs, looking);
    });
  };
}

/** @throws UsageError; what a name is that is no picture is told first */
function refuseTooFew(inputs: readonly Input[], least: number): void {
  const isAmiss = inputs.some((input) => 'problem' in input);
  if (inputs.length < least && !isAmiss) throw new UsageError(`give at least ${least} pictures`);
}

/** From so many pictures on, a thread of the detector for each core is worth its start. */
const manyPictures = 50;

/** Many pictures are looked at sooner side by side, a few sooner by all threads together. */
function settingsFor(pictures: number, config: Config): Config {
  const { detectorThreadsPerPicture } = config;
  if (detectorThreadsPerPicture > 0 || pictures < manyPictures) return config;
  return { ...config, detectorThreadsPerPicture: 1 };
}

async function openAnnotator({ out }: LookFlags, config: Config): Promise<Annotator | undefined> {
  if (out === undefined) return undefined;
  const { Annotator } = await import('../annotate/annotator.js');
  return Annotator.open(out, config);
}

async function lookAtEach(inputs: readonly Input[], looking: Looking): Promise<void> {
  const { flags, signal } = looking;
  const concurrency = flags.concurrency ?? Math.max(4, 2 * availableParallelism());
  const several = inputs.length > 1;
  const progress = new Progress(inputs.length);
  try {
    const look = async (input: Input) => {
      const outcome = await lookAt(input, looking);
      progress.step();
      return outcome;
    };
    for await (const outcome of pMapIterable(inputs, look, { concurrency })) {
      signal.throwIfAborted();
      progress.clear();
      tell(outcome, several || flags.json === true, flags);
    }
  } finally {
    progress.end();
  }
}

async function lookAt(input: Input, looking: Looking): Promise<Outcome> {
  const { name } = input;
  const { task, annotator, signal } = looking;
  // Before anything is waited for, so that the names of files go by the order of the pictures.
  const file = annotator?.fileFor(name);
  try {
    signal.throwIfAborted();
    const source = await sourceOf(input);
    if (annotator === undefined || file === undefined) return { name, found: await task([source], looking) };
    const picture = await annotator.open(source, signal);
    // As a file, so that a refusal names it.
    const found = await task([new File([picture.bytes as Uint8Array<ArrayBuffer>], name)], looking);
    await annotator.write(file, picture, found.marks ?? []);
    return { name, found };
  } catch (error) {
    signal.throwIfAborted();
    return { name, error };
  }
}

async function lookTogether(inputs: readonly Input[], looking: Looking): Promise<void> {
  try {
    const sources = [];
    for (const input of inputs) sources.push(await sourceOf(input));
    const found = await looking.task(sources, looking);
    tell({ name: '', found }, false, looking.flags);
  } catch (error) {
    looking.signal.throwIfAborted();
    tell({ name: '', error }, false, looking.flags);
  }
}

/** @throws DrishtiError for an input that is none */
async function sourceOf(input: Input) {
  if ('source' in input) return input.source();
  throw new DrishtiError('invalid_request', `${input.name}: ${input.problem}`);
}

function tell(outcome: Outcome, named: boolean, { json = false }: LookFlags): void {
  const name = named ? outcome.name : undefined;
  if ('found' in outcome) process.stdout.write(shownFound(outcome.found, { name, json }));
  else fail(outcome.name, outcome.error);
}

/** What was refused is told in a line; what is our mistake needs its stack. */
function fail(name: string, error: unknown): void {
  if (!(error instanceof DrishtiError)) throw error;
  say(`drishti: ${aboutName(name, error.message)}`);
  process.exitCode = exitCodes.failed;
}
