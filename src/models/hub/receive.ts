import { connectionError, type HubConnection, type HubReply } from './connection.js';
import type { PartialFile } from './partialFile.js';
import { TransientError } from './transientError.js';

export interface Receiving {
  /** Of the file on the hub. */
  readonly path: string;
  readonly partial: PartialFile;
  /** Told how many bytes are there. */
  readonly onBytes: (received: number) => void;
  /** Told when much has come that never came before. */
  readonly gotOn: () => void;
  readonly signal: AbortSignal;
}

/** A hub that sends less than this before it breaks off might do so for ever. */
const worthwhileBytes = 1_000_000;

/**
 * Gets what is missing of a file, in one go.
 * @throws TransientError when it breaks off; what came stays
 */
export async function receive(connection: HubConnection, receiving: Receiving): Promise<void> {
  const { path, partial, signal } = receiving;
  if (partial.isWhole) return;
  const range = partial.length > 0 ? { range: `bytes=${partial.length}-` } : {};
  const reply = await connection.get(path, { accept: '*/*', ...range }, [200, 206, 416], signal);
  try {
    await prepare(reply, receiving);
    await store(reply, receiving);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    reply.body.on('error', () => {}).destroy();
  }
  if (!partial.isWhole) throw new TransientError(`${path} breaks off after ${partial.length} bytes`);
}

/** A hub may send the rest, or everything again; what is neither is asked for from the beginning. */
async function prepare({ status, headers }: HubReply, { path, partial }: Receiving): Promise<void> {
  const first = /^bytes (\d+)-/.exec(String(headers['content-range'] ?? ''))?.[1];
  if (status === 206 && first !== undefined && Number(first) === partial.length) return;
  await partial.clear();
  if (status !== 200) throw new TransientError(`${path}: the hub does not send the rest of it`);
}

async function store(reply: HubReply, { partial, path, onBytes, gotOn, signal }: Receiving): Promise<void> {
  let gained = 0;
  for await (const chunk of chunksOf(reply, path)) {
    gained += await partial.append(chunk);
    if (gained >= worthwhileBytes) gotOn();
    onBytes(partial.length);
    signal.throwIfAborted();
    if (partial.isWhole) return;
  }
}

/** What goes wrong with the disk is not the connection's fault; so only its own errors are named. */
async function* chunksOf({ body, url }: HubReply, path: string): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>;
  } catch (error) {
    const { message } = connectionError(error, url);
    throw new TransientError(`${path} breaks off: ${message}`, { cause: error });
  }
}
