import type { Followed } from '../../interactions/interactions.js';
import { oneLineJson } from '../oneLine.js';
import { eventBody } from './eventBody.js';

/** Clients stop reading at it and close the connection. */
const done = 'event: done\ndata: [DONE]\n\n';

/** The log of an interaction as blocks of server-sent events, and `[DONE]` after the last. @throws as the log does */
export async function* eventBlocks({ record, events }: Followed): AsyncGenerator<string> {
  for await (const event of events) {
    const body = eventBody(record, event);
    yield `event: ${body.event_type}\ndata: ${oneLineJson(body)}\n\n`;
  }
  yield done;
}
