import type { Command } from 'commander';
import { DrishtiError } from '../../errors.js';
import type { FilesApi } from '../../library/api/files.js';
import { exitCodes, UsageError } from '../exitCodes.js';
import { aboutName, oneLine, say } from '../lines.js';
import { type DrishtiFlags, loadCommandConfig, openDrishti } from '../look/openDrishti.js';
import { stoppable } from '../stopping.js';

/** What a command on files is given. */
export interface FilesCall {
  readonly files: FilesApi;
  readonly names: readonly string[];
  readonly json: boolean;
  readonly signal: AbortSignal;
}

const usualServer = 'http://127.0.0.1:8787';

/** An action for Commander, over the files of the server that the flags name. */
export function filesAction(run: (call: FilesCall) => Promise<void>) {
  return async (...args: unknown[]): Promise<void> => {
    const command = args.at(-1) as Command;
    const {
      server = usualServer,
      json = false,
      ...flags
    } = command.opts<DrishtiFlags & { json?: boolean }>();
    if (command.args.includes('')) throw new UsageError('a name is empty');
    await stoppable(async (signal) => {
      await using drishti = await openDrishti(loadCommandConfig(command), { ...flags, server });
      await run({ files: drishti.files, names: command.args, json, signal });
    });
  };
}

/** Does something with each name, and goes on after one that fails. */
export async function forEach(
  { names, signal }: FilesCall,
  work: (name: string) => Promise<void>,
): Promise<void> {
  for (const name of names) {
    signal.throwIfAborted();
    await work(name).catch((error: unknown) => {
      if (!(error instanceof DrishtiError)) throw error;
      say(`drishti: ${aboutName(oneLine(name), error.message)}`);
      process.exitCode = exitCodes.failed;
    });
  }
}
