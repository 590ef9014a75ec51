import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DrishtiError, invalidRequest } from '../errors.js';
import type { BodyBudget } from './bodyBudget.js';
import { bodyChunks } from './bodyChunks.js';
import { guardJsonShape } from './jsonGuard.js';
import { onRequestEnd } from './requestEnd.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The handler reads the body itself, as it arrives, and bounds what it keeps of it. */
    streamed?: boolean;
  }
}

const releases = new WeakMap<FastifyRequest, () => void>();

/** Lets go of a body that is not needed any more, though its request goes on. */
export function dropBody(request: FastifyRequest): void {
  request.body = undefined;
  releases.get(request)?.();
}

/**
 * Reads every body as JSON whatever its content type says: clients label even empty bodies `application/json`, and
 * `curl -d` sends a form type unless told otherwise. An empty body is `undefined`. Bytes count against the budget
 * as they arrive and until the request is over or its body dropped. The bodies of `streamed` routes are left alone.
 * @param maxBytes largest single body
 */
export function registerBodyParser(app: FastifyInstance, maxBytes: number, budget: BodyBudget): void {
  const held = new WeakMap<FastifyRequest, { bytes: number }>();
  app.addHook('onRequest', async (request, reply) => {
    if (isStreamed(request)) return;
    refuseTooLarge(declaredLength(request), maxBytes);
    budget.check(declaredLength(request));
    held.set(request, holdUntilEnd(request, reply, budget));
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    if (isStreamed(request)) return payload;
    const chunks: Buffer[] = [];
    const share = held.get(request) ?? { bytes: 0 };
    for await (const chunk of bodyChunks(payload)) {
      refuseTooLarge(share.bytes + chunk.length, maxBytes);
      budget.hold(chunk.length);
      share.bytes += chunk.length;
      chunks.push(chunk);
    }
    return chunks.length === 0 ? undefined : parseJson(Buffer.concat(chunks));
  });
}

function isStreamed(request: FastifyRequest): boolean {
  return request.routeOptions.config.streamed ?? false;
}

function holdUntilEnd(request: FastifyRequest, reply: FastifyReply, budget: BodyBudget): { bytes: number } {
  const share = { bytes: 0 };
  const release = () => {
    budget.release(share.bytes);
    share.bytes = 0;
  };
  releases.set(request, release);
  onRequestEnd(request, reply, release);
  return share;
}

function declaredLength({ headers }: FastifyRequest): number {
  return Number(headers['content-length'] ?? 0);
}

function refuseTooLarge(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) {
    throw new DrishtiError('payload_too_large', `request body: at most ${maxBytes} bytes are accepted`);
  }
}

const byteOrderMark = '\uFEFF';

function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw invalidRequest('request body', 'is not valid UTF-8');
  guardJsonShape(body);
  const text = body.toString('utf8');
  try {
    return JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text);
  } catch (cause) {
    throw invalidRequest('request body', `is not valid JSON (${parserMessage(cause)})`, cause);
  }
}

/** The parser quotes the text around the fault; what the caller sent may be a picture, so it is cut short. */
function parserMessage(cause: unknown): string {
  return (cause as Error).message.replace(/\s+/g, ' ').slice(0, 120);
}
