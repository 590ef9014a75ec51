import { join } from 'node:path';

/** Where models are kept. */
export function modelsFolder(dataDir: string): string {
  return join(dataDir, 'models');
}

/** Where a model gathers its files until it is whole; kept when a pull breaks off, so that the next one goes on. */
export function incomingFolder(dataDir: string, id: string): string {
  return join(modelsFolder(dataDir), '.incoming', id);
}

/** Where a model is moved before it is deleted, so that half of one is never taken for a whole. */
export function outgoingFolder(dataDir: string, id: string): string {
  return join(modelsFolder(dataDir), '.outgoing', id);
}

/** The file whose lock says that somebody works on a model. */
export function lockFile(dataDir: string, id: string): string {
  return join(modelsFolder(dataDir), '.locks', id);
}
