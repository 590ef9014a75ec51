/** An event as it went over the wire. */
export interface WireEvent {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into events of many shapes
  readonly data: any;
}

/** The events of a body of server-sent events; comments are skipped and `[DONE]` stays text. */
export function parseEvents(body: string): WireEvent[] {
  const blocks = body.split('\n\n');
  if (blocks.pop() !== '') throw new Error(`the last event is not whole: ${body.slice(-200)}`);
  return blocks.filter((block) => !block.startsWith(':')).map(parseBlock);
}

function parseBlock(block: string): WireEvent {
  const [, name, text] = /^event: (\S+)\ndata: ([^\r\n]*)$/.exec(block) ?? [];
  if (name === undefined || text === undefined) throw new Error(`no event: ${block}`);
  return { name, data: text === '[DONE]' ? text : JSON.parse(text) };
}

/** Reads events one by one from an answer that goes on. */
export async function* readEvents(answer: Response): AsyncGenerator<WireEvent> {
  let text = '';
  const body = answer.body as ReadableStream<Uint8Array>;
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const end = text.lastIndexOf('\n\n') + 2;
    if (end < 2) continue;
    yield* parseEvents(text.slice(0, end));
    text = text.slice(end);
  }
}

/** The text of all deltas of output. */
export function textOf(events: readonly WireEvent[]): string {
  return events
    .map(({ data }) => data)
    .filter((data) => data.event_type === 'step.delta' && data.delta.type === 'text')
    .map((data) => data.delta.text)
    .join('');
}
