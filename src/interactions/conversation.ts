import { DrishtiError } from '../errors.js';
import type { InteractionStore, StoredInteraction } from './interactionStore.js';
import { outputText } from './readLog.js';
import type { InputPart, InputTurn, InteractionRequest } from './request.js';
import { unknownInteraction } from './unknownInteraction.js';

/** A request with the conversation before it, whose pictures stay readable until `release`. */
export interface Conversation {
  readonly request: InteractionRequest;
  /** May be called more than once. */
  release(): void;
}

const field = 'previous_interaction_id';

/**
 * Puts the conversation that a request goes on with before its own turns. Nothing else is inherited.
 * @throws DrishtiError `not_found`; `failed_precondition` while the earlier one is not finished
 */
export async function continueConversation(
  request: InteractionRequest,
  owner: string,
  store: InteractionStore,
): Promise<Conversation> {
  const id = request.previousInteractionId;
  if (id === undefined) return { request, release: () => {} };
  const previous = await store.hold(owner, id);
  if (previous === undefined) throw unknownInteraction(id, field);
  if (previous.events.at(-1)?.type !== 'finished') {
    previous.release();
    throw stillRunning(id);
  }
  const turns = [...conversationOf(previous), ...request.turns];
  return { request: { ...request, turns }, release: previous.release };
}

/** The refusal to go on with what is not finished. */
export function stillRunning(id: string): DrishtiError {
  const message = `${field}: ${shown(id)} is in progress; wait until it is finished, or cancel it`;
  return new DrishtiError('failed_precondition', message);
}

function conversationOf({ record, events }: StoredInteraction): InputTurn[] {
  const turns = record.request.turns.map(inherited);
  const text = outputText(events);
  return text === '' ? turns : [...turns, { role: 'model', parts: [{ type: 'text', text }] }];
}

/** For messages: the field of the new request through which a picture came. */
function inherited({ role, parts }: InputTurn): InputTurn {
  const rename = (part: InputPart): InputPart => (part.type === 'text' ? part : { ...part, path: field });
  return { role, parts: parts.map(rename) };
}

const maxEchoed = 100;

function shown(id: string): string {
  return JSON.stringify(id.slice(0, maxEchoed));
}
