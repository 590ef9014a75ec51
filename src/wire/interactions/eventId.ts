import { invalidRequest } from '../../errors.js';
import { shown } from '../fields.js';

/** Characters of an interaction's id, after its prefix, that its event ids begin with: 60 random bits. */
const idCharacters = 10;

const pattern = /^([\w-]+)\.(0|[1-9]\d{0,14})$/;

/** The id of an event: as callers see it a word without meaning, the same whenever it is told. */
export function eventId(interactionId: string, seq: number): string {
  return `${beginning(interactionId)}.${seq}`;
}

/**
 * The place of an event in the log of its interaction.
 * @throws DrishtiError `invalid_request` naming `last_event_id` for what is no id of an event of this interaction
 */
export function parseEventId(interactionId: string, id: string): number {
  const [, of, seq] = pattern.exec(id) ?? [];
  if (of === beginning(interactionId)) return Number(seq);
  throw invalidRequest('last_event_id', `${shown(id)} is not the event_id of an event of this interaction`);
}

function beginning(interactionId: string): string {
  return interactionId.replace(/^v1_/, '').slice(0, idCharacters);
}
