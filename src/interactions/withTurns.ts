import type { InteractionRecord } from './interaction.js';
import type { InputTurn } from './request.js';

/** The same record with its turns in another form, as when their pictures are kept. */
export function withTurns(record: InteractionRecord, turns: readonly InputTurn[]): InteractionRecord {
  return { ...record, request: { ...record.request, turns } };
}
