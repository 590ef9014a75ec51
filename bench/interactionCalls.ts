import { request } from 'undici';

/** An event of a stream, as far as benchmarks look at it. */
export interface StreamedEvent {
  readonly event_type: string;
  readonly event_id: string;
  readonly delta?: { readonly text?: string };
  readonly interaction?: { readonly id: string; readonly status: string };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into as they come
export type InteractionJson = any;

/** The server answered that it will not. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;

  constructor(status: number, text: string) {
    super(`${status}: ${text.slice(0, 300)}`);
    this.status = status;
  }
}

/** Sends a request and reads JSON. @throws RefusedError; or what the connection does */
export async function call(
  url: string,
  method: 'GET' | 'POST' | 'DELETE',
  body?: object,
): Promise<InteractionJson> {
  const answer = await send(url, method, body);
  return JSON.parse(await answer.body.text());
}

/** Sends a request and reads server-sent events, each as soon as it is there. @throws as `call` */
export async function* streamEvents(
  url: string,
  method: 'GET' | 'POST',
  body?: object,
): AsyncGenerator<StreamedEvent> {
  const answer = await send(url, method, body);
  let rest = '';
  for await (const chunk of answer.body.setEncoding('utf8')) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() as string;
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined && data !== '[DONE]') yield JSON.parse(data) as StreamedEvent;
    }
  }
}

async function send(url: string, method: 'GET' | 'POST' | 'DELETE', body?: object) {
  const headers = { 'content-type': 'application/json' };
  const answer = await request(url, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (answer.statusCode !== 200) throw new RefusedError(answer.statusCode, await answer.body.text());
  return answer;
}

/** The text of the last step. */
export function textOf(interaction: InteractionJson): string {
  return interaction.steps?.at(-1)?.content?.[0]?.text ?? '';
}
