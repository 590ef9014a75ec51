import type { Command } from 'commander';
import { type Config, loadConfig } from '../config.js';
import { ModelError } from '../models/modelError.js';
import { settingsEnvironment } from './environment.js';
import { settingFlags } from './options.js';

/** What a command on models is given. */
export interface ModelsCall {
  readonly config: Config;
  /** What the command is about: ids, repositories, a folder. */
  readonly names: readonly string[];
  readonly options: ModelsOptions;
  /** Aborts when the operator stops the program. */
  readonly signal: AbortSignal;
  /** Stops the program as the operator does. */
  stop(): void;
}

/** Flags that are no settings. */
export interface ModelsOptions {
  readonly id?: string;
  readonly dtype?: string;
  readonly yes?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** As shells give it for a program that SIGINT ended. */
const stoppedExitCode = 130;

/**
 * An action for Commander, which is loaded when it is called: other commands need nothing of it. What goes wrong for the operator to mend is one line on stderr and exit code 1; a stop is
 * exit code 130, and leaves what can be gone on with.
 */
export function modelsAction(load: () => Promise<(call: ModelsCall) => Promise<void>>) {
  return async (...args: unknown[]): Promise<void> => {
    const command = args.at(-1) as Command;
    const stop = new AbortController();
    const onSignal = () => stop.abort(new Error('stopped'));
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, onSignal);
    try {
      const run = await load();
      await run({ ...callOf(command), signal: stop.signal, stop: onSignal });
    } catch (error) {
      if (stop.signal.aborted) fail('stopped; the same command goes on from here', stoppedExitCode);
      else if (error instanceof ModelError || isOfFiles(error)) fail(error.message, 1);
      else throw error;
    } finally {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, onSignal);
    }
  };
}

function callOf(command: Command): Omit<ModelsCall, 'signal' | 'stop'> {
  const options = command.opts<ModelsOptions & { config?: string }>();
  const config = loadConfig({
    file: options.config ?? 'drishti.config.json',
    fileRequired: options.config !== undefined,
    env: settingsEnvironment(),
    flags: settingFlags(command),
  });
  return { config, names: command.args, options };
}

/** What the file system refuses is the operator's to mend: its message names the file. */
function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  const { code, path } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof path === 'string';
}

function fail(message: string, exitCode: number): void {
  process.stderr.write(`drishti: ${message}\n`);
  process.exitCode = exitCode;
}
