import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Api } from './api.js';
import type { Interaction, StreamEvent } from './interaction.js';

const path = '/v1beta/interactions';

/**
 * Asks, and gives the events of the answer as they come.
 * @param body of the request, without `stream`
 * @throws ApiError for a refusal; a broken connection as the browser does
 */
export async function* streamInteraction(
  api: Api,
  body: object,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const answer = await api.send(path, { method: 'POST', json: { ...body, stream: true }, signal });
  const blocks = answer.body!.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>);
  const reader = blocks.pipeThrough(new EventSourceParserStream()).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value.data === '[DONE]') return;
    yield JSON.parse(next.value.data) as StreamEvent;
  }
}

/** With what was asked first in its steps. @throws ApiError */
export function getInteraction(api: Api, id: string): Promise<Interaction> {
  return api.json(`${path}/${encodeURIComponent(id)}`);
}

/** @throws ApiError */
export async function deleteInteraction(api: Api, id: string): Promise<void> {
  await api.send(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' });
}
