import { LogController } from 'fastify';
import { type Logger, pino, stdSerializers } from 'pino';
import type { Config } from '../config.js';

/** Queries hold keys and the names of uploads; wherever one gets into a line, its values are left out. */
const queryValue = /([?&][\w.-]{1,40}=)[^&\s"\\]+/g;

/**
 * The log of the program: JSON lines on stderr. What is handed to it must hold nothing of a caller's key, prompt or
 * pictures; of errors it keeps the message and the stack, and none of the values that libraries hang on them.
 */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  const options = {
    level: logLevel,
    serializers: { req: requestForLog, err: errorForLog },
    hooks: { streamWrite: (line: string) => line.replace(queryValue, '$1[hidden]') },
  };
  return pino(options, process.stderr);
}

function requestForLog({ method, url }: { method: string; url: string }) {
  return { method, path: pathForLog(url) };
}

/** The path of a URL as a line may hold it: short, and never with its query. */
export function pathForLog(url: string): string {
  return (url.split('?')[0] ?? '').slice(0, 300);
}

function errorForLog(error: Error) {
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, ...(code !== undefined && { code }) };
}

/** Leaves the lines about requests to `registerRequestLog`, which says each in one and without the URL. */
export class OwnRequestLines extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' });
  }

  override incomingRequest(): void {}

  override requestCompleted(): void {}
}
