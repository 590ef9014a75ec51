import type { Insertable } from 'kysely';
import type { InteractionEventsTable, InteractionsTable } from '../../store/tables.js';
import type { InteractionEvent } from '../event.js';
import type { InteractionRecord } from '../interaction.js';

/** Status of an interaction whose log has no `finished`. */
export const inProgress = 'in_progress';

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

/** The rows of a new interaction. */
export interface NewRows {
  readonly interaction: Insertable<InteractionsTable> & { readonly size_bytes: number };
  readonly events: Insertable<InteractionEventsTable>;
}

/** @param lifetimeMs how long it is kept */
export function newRows(
  record: InteractionRecord,
  events: readonly InteractionEvent[],
  lifetimeMs: number,
): NewRows {
  const created = record.created.getTime();
  const [json, log] = [writeRecord(record), writeEvents(record.id, 0, events)];
  const interaction = {
    id: record.id,
    owner: record.owner,
    status: statusAfter(events) ?? inProgress,
    created_ms: created,
    expires_ms: created + lifetimeMs,
    attempts: 0,
    size_bytes: Buffer.byteLength(json) + Buffer.byteLength(log.events),
    record: json,
  };
  return { interaction, events: log };
}

/** A row of those that are written down together. */
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

/** What the last of these events says of the status of their interaction. */
export function statusAfter(events: readonly InteractionEvent[]): string | undefined {
  const last = events.at(-1);
  return last?.type === 'finished' ? last.status : undefined;
}
