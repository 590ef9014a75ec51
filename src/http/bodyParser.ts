import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DrishtiError, invalidRequest } from '../errors.js';
import { ArrivingBodies, HeldBody } from './arrivingBodies.js';
import { type BodyBudget, memoryFull } from './bodyBudget.js';
import { readAll } from './bodyChunks.js';
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
 * as they arrive (`ArrivingBodies`) and until the request is over or its body dropped. The bodies of `streamed` routes
 * are left alone.
 * @param maxBytes largest single body
 */
export function registerBodyParser(app: FastifyInstance, maxBytes: number, budget: BodyBudget): void {
  const bodies = new ArrivingBodies(budget);
  const held = new WeakMap<FastifyRequest, HeldBody>();
  app.addHook('onRequest', async (request, reply) => {
    if (isStreamed(request)) return;
    const length = declaredLength(request);
    refuseTooLarge(length, maxBytes);
    // It would be the newest, so that sending it would be in vain.
    if (!budget.fits(length)) throw memoryFull();
    held.set(request, holdUntilEnd(request, reply, bodies));
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    if (isStreamed(request)) return payload;
    const body = held.get(request) ?? new HeldBody();
    const chunks: Buffer[] = [];
    await readAll(payload, body.refused, (chunk) => {
      if (body.bytes + chunk.length > maxBytes) return body.refuse(tooLarge(maxBytes));
      bodies.hold(body, chunk.length);
      chunks.push(chunk);
    });
    bodies.keep(body);
    return chunks.length === 0 ? undefined : parseJson(Buffer.concat(chunks));
  });
}

function isStreamed(request: FastifyRequest): boolean {
  return request.routeOptions.config.streamed ?? false;
}

function holdUntilEnd(request: FastifyRequest, reply: FastifyReply, bodies: ArrivingBodies): HeldBody {
  const body = new HeldBody();
  const release = () => bodies.release(body);
  releases.set(request, release);
  onRequestEnd(request, reply, release);
  return body;
}

function declaredLength({ headers }: FastifyRequest): number {
  return Number(headers['content-length'] ?? 0);
}

function refuseTooLarge(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): DrishtiError {
  return new DrishtiError('payload_too_large', `request body: at most ${maxBytes} bytes are accepted`);
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
