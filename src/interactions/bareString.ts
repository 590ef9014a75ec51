import type { AnswerEvent } from '../engines/engine.js';

/**
 * An answer of JSON whose text is a string, without the quotes; any other answer stays what it is. Such answers are a
 * word or two, so that they are told whole.
 */
export async function* tellBareString(answer: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
  let json = '';
  for await (const event of answer) {
    if (event.type === 'text') {
      json += event.text;
      continue;
    }
    if (event.type === 'finish') yield { type: 'text', text: bare(json) };
    yield event;
  }
}

function bare(json: string): string {
  const value = parse(json);
  return typeof value === 'string' ? value : json;
}

/** What an engine cut short is no JSON. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
