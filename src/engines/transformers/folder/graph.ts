import { basename } from 'node:path';
import { InferenceSession, type Tensor } from 'onnxruntime-node';
import type { Device, GraphFile } from './graphFile.js';
import { ModelFolderError } from './modelFolderError.js';

export type Feeds = Readonly<Record<string, Tensor>>;

/** A graph that is ready to run. One run at a time; each blocks its thread. */
export interface Graph {
  readonly inputs: readonly InferenceSession.ValueMetadata[];
  readonly outputNames: readonly string[];
  run(feeds: Feeds): Promise<Feeds>;
}

export interface GraphOptions {
  readonly device: Device;
  /** Threads of one run. */
  readonly threads: number;
}

/** @throws ModelFolderError when onnxruntime cannot read the file */
export async function openGraph({ path }: GraphFile, options: GraphOptions): Promise<Graph> {
  const session = await createSession(path, options);
  return {
    inputs: session.inputMetadata,
    outputNames: session.outputNames,
    run: (feeds) => session.run(feeds) as Promise<Feeds>,
  };
}

async function createSession(path: string, { device, threads }: GraphOptions): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(path, {
      executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
      // No slower, and what one large picture took is given back.
      enableCpuMemArena: false,
      // Waiting threads may spin while a run lasts, not between two: the cores are for others then.
      extra: { session: { force_spinning_stop: '1' } },
    });
  } catch (cause) {
    throw new ModelFolderError(`onnx/${basename(path)} cannot be opened: ${(cause as Error).message}`, {
      cause,
    });
  }
}
