import type { FastifyInstance } from 'fastify';
import { invalidRequest } from '../errors.js';
import { guardJsonShape } from './jsonGuard.js';

/**
 * Reads every body as JSON whatever its content type says: clients label even empty bodies `application/json`, and
 * `curl -d` sends a form type unless told otherwise. An empty body is `undefined`.
 */
export function registerBodyParser(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    body.length === 0 ? undefined : parseJson(body),
  );
}

function parseJson(body: Buffer): unknown {
  guardJsonShape(body);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw invalidRequest('request body', `is not valid JSON (${parserMessage(cause)})`, cause);
  }
}

/** The parser quotes the text around the fault; what the caller sent may be a picture, so it is cut short. */
function parserMessage(cause: unknown): string {
  return (cause as Error).message.replace(/\s+/g, ' ').slice(0, 120);
}
