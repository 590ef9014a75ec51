import type { Settings } from '../ask/settings.js';

/** What the page remembers of an interaction that the server keeps; everything else is the server's to tell. */
export interface HistoryRecord {
  readonly id: string;
  /** RFC 3339. */
  readonly created: string;
  readonly pictures: number;
  readonly settings: Settings;
}

/** So many are remembered; the oldest go. */
export const maxRecords = 200;

/** @returns those that were kept; none for what is not a list of ours */
export function readRecords(text: string | null): HistoryRecord[] {
  try {
    const records = JSON.parse(text ?? '[]') as HistoryRecord[];
    return records.filter(
      ({ id, settings }) => typeof id === 'string' && typeof settings.prompt === 'string',
    );
  } catch {
    return [];
  }
}

/** With a new one at the front. */
export function withRecord(records: readonly HistoryRecord[], record: HistoryRecord): HistoryRecord[] {
  return [record, ...records.filter(({ id }) => id !== record.id)].slice(0, maxRecords);
}
