import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Followed, Interactions } from '../interactions/interactions.js';
import { TextMeter } from '../interactions/usage.js';
import { googleErrorBody } from '../wire/errors.js';
import { Chunks } from '../wire/generateContent/chunks.js';
import { type Framing, framingOf } from '../wire/generateContent/framing.js';
import { parseGenerateContent } from '../wire/generateContent/request.js';
import { toDrishtiError } from './errors.js';
import { sendEventStream } from './eventStream.js';
import { hostOf } from './host.js';
import type { ModelCall } from './modelCall.js';
import { noteInteraction } from './requestLog.js';

/** Answers while the answer is being made, as server-sent events or as an array that grows. */
export async function streamGenerateContent(
  { request, reply, model, caller }: ModelCall,
  interactions: Interactions,
): Promise<FastifyReply> {
  const framing = framingOf((request.query as { alt?: unknown }).alt);
  const parsed = parseGenerateContent(request.body, model, hostOf(request));
  const followed = await interactions.stream({ request: parsed, store: false }, caller);
  noteInteraction(request, followed.record);
  const chunks = new Chunks(followed.record, () => new TextMeter());
  return sendEventStream(request, reply, blocks(followed, chunks, framing, request), {
    contentType: framing.contentType,
    keepAlive: () => framing.keepAlive(() => chunks.empty()),
  });
}

/** What goes wrong on the way is told in the stream. */
async function* blocks(
  { events }: Followed,
  chunks: Chunks,
  framing: Framing,
  { log }: FastifyRequest,
): AsyncGenerator<string> {
  try {
    for await (const { event } of events) {
      const chunk = chunks.of(event);
      if (chunk !== undefined) yield framing.block(chunk);
    }
  } catch (error) {
    const known = toDrishtiError(error as Error);
    if (known.code === 'api_error') log.error({ err: error }, 'stream failed');
    yield framing.block(googleErrorBody(known));
  }
  const end = framing.end();
  if (end !== '') yield end;
}
