import { createParser, type ParseError } from 'eventsource-parser';
import { nonsense } from './failures.js';
import { longestEvent } from './limits.js';

/**
 * The data of server-sent events, as they come. What older llama.cpp sends as a field of its own, `error:`, counts as data.
 * @throws DrishtiError `service_unavailable` for an event of more than a million characters
 */
export async function* serverSentEvents(
  body: AsyncIterable<Uint8Array>,
  server: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let ready: string[] = [];
  const parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ data }) => ready.push(data),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') throw tooLong(server);
      if (isErrorField(error)) ready.push(error.value as string);
    },
  });
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    const events = ready;
    ready = [];
    yield* events;
  }
}

function isErrorField({ field, value }: ParseError): boolean {
  return field === 'error' && value !== undefined;
}

/**
 * Lines of a body, without those that are empty; the last need not be ended.
 * @throws DrishtiError `service_unavailable` for a line of more than a million characters
 */
export async function* lines(body: AsyncIterable<Uint8Array>, server: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    // What is not split is not copied: a line may come byte by byte.
    const pieces = text.includes('\n') ? (rest + text).split('\n') : [rest + text];
    rest = pieces.pop() as string;
    if (rest.length > longestEvent) throw tooLong(server);
    yield* pieces.filter((piece) => piece.trim() !== '');
  }
  if (rest.trim() !== '') yield rest;
}

function tooLong(server: string): Error {
  return nonsense(server, `sends more than ${longestEvent} characters in one event`);
}
