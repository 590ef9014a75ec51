import type { Insertable } from 'kysely';
import type { InteractionEventsTable, InteractionsTable } from '../../store/tables.js';
import type { InteractionEvent } from '../event.js';
import type { InteractionRecord } from '../interaction.js';

/** What stands in the column `record`: everything that has no column of its own; times are milliseconds since 1970. */
type RecordJson = Omit<InteractionRecord, 'id' | 'owner' | 'created'> & { readonly created: number };

export function writeRecord({ id: _, owner: __, created, ...record }: InteractionRecord): string {
  const json: RecordJson = { ...record, created: created.getTime() };
  return JSON.stringify(json);
}

export function readRecord(row: Pick<InteractionsTable, 'id' | 'owner' | 'record'>): InteractionRecord {
  const { created, ...record } = JSON.parse(row.record) as RecordJson;
  return { ...record, id: row.id, owner: row.owner, created: new Date(created) };
}

/** Those that were written down together. */
export function writeEvents(
  id: string,
  firstSeq: number,
  events: readonly InteractionEvent[],
): Insertable<InteractionEventsTable> {
  return { interaction_id: id, first_seq: firstSeq, events: JSON.stringify(events) };
}

/** @param rows in the order of their places */
export function readEvents(rows: readonly Pick<InteractionEventsTable, 'events'>[]): InteractionEvent[] {
  return rows.flatMap(({ events }) => JSON.parse(events) as InteractionEvent[]);
}

/** What the events say of the status of their interaction. */
export function statusAfter(events: readonly InteractionEvent[]): string | undefined {
  const last = events.at(-1);
  return last?.type === 'finished' ? last.status : undefined;
}
