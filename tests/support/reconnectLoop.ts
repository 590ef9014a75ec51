import type { ClientEvent, InteractionCalls } from './majors.js';

/** What a client was told, over all its connections. */
export interface Told {
  readonly id: string;
  readonly events: readonly ClientEvent[];
  readonly text: string;
  readonly eventIds: readonly string[];
}

/**
 * The loop of the documentation: begins in the background and, whenever the stream breaks or ends early, goes on after
 * the last event that came, until the interaction is completed.
 * @param onEvent told of every event at once
 */
export async function reconnectLoop(
  calls: InteractionCalls,
  body: object,
  onEvent: (event: ClientEvent) => unknown = () => {},
): Promise<Told> {
  const events: ClientEvent[] = [];
  const isComplete = () => events.at(-1)?.event_type === 'interaction.completed';
  const read = async (stream: AsyncIterable<ClientEvent>) => {
    for await (const event of stream) {
      events.push(event);
      await onEvent(event);
    }
  };
  const broken: unknown[] = [];
  await read(await calls.create({ ...body, background: true, stream: true })).catch((error) =>
    broken.push(error),
  );
  const id = events[0]?.interaction?.id;
  if (id === undefined) throw new Error(`nothing was told: ${broken[0]}`);
  while (!isComplete()) {
    const stream = await calls.get(id, { stream: true, last_event_id: events.at(-1).event_id });
    await read(stream).catch((error) => broken.push(error));
  }
  return { id, events, text: textOf(events), eventIds: events.map(({ event_id }) => event_id) };
}

function textOf(events: readonly ClientEvent[]): string {
  return events.map(({ delta }) => (delta?.type === 'text' ? delta.text : '')).join('');
}
