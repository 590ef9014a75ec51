import type { Followed } from '../../interactions/interactions.js';
import { eventBody } from './eventBody.js';

/** Clients stop reading at it and close the connection. */
const done = 'event: done\ndata: [DONE]\n\n';

/** The log of an interaction as blocks of server-sent events, and `[DONE]` after the last. @throws as the log does */
export async function* eventBlocks({ record, events }: Followed): AsyncGenerator<string> {
  for await (const event of events) {
    const body = eventBody(record, event);
    yield `event: ${body.event_type}\ndata: ${onOneLine(JSON.stringify(body))}\n\n`;
  }
  yield done;
}

/** JSON may hold line ends that only Unicode knows; many readers, those of Python above all, split at them as well. */
function onOneLine(json: string): string {
  return json.replace(/[\u0085\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
