import type { InteractionEvent, LoggedEvent, StepKind } from '../../interactions/event.js';
import type { InteractionRecord } from '../../interactions/interaction.js';
import { eventId } from './eventId.js';
import { headFields, tailFields, timestamp } from './interactionFields.js';

/** An event as the API shows it. */
export interface EventBody {
  readonly event_type: string;
  readonly event_id: string;
  readonly [field: string]: unknown;
}

/** The same event is told in the same words each time, so that a stream can be taken up anywhere. */
export function eventBody(record: InteractionRecord, { seq, event }: LoggedEvent): EventBody {
  const [event_type, fields] = describe(record, event);
  return { event_type, event_id: eventId(record.id, seq), ...fields };
}

type Described = readonly [type: string, fields: Record<string, unknown>];

function describe(record: InteractionRecord, event: InteractionEvent): Described {
  switch (event.type) {
    case 'created':
      return ['interaction.created', { interaction: headFields({ ...record, status: 'in_progress' }) }];
    case 'running':
      return ['interaction.status_update', { interaction_id: record.id, status: 'in_progress' }];
    case 'stepStart':
      // Without any content: readers that only look at deltas would lose it.
      return ['step.start', { index: event.index, step: { type: stepTypes[event.step] } }];
    case 'delta':
      return ['step.delta', { index: event.index, delta: deltaBody(event.step, event.text) }];
    case 'stepStop':
      return ['step.stop', { index: event.index }];
    case 'error':
      return ['error', { error: { code: event.code, message: event.message } }];
    case 'finished':
      return ['interaction.completed', { interaction: finishedBody(record, event) }];
  }
}

const stepTypes: Readonly<Record<StepKind, string>> = { thought: 'thought', output: 'model_output' };

function deltaBody(step: StepKind, text: string): Record<string, unknown> {
  return step === 'output'
    ? { type: 'text', text }
    : { type: 'thought_summary', content: { type: 'text', text } };
}

/** The steps were told already. */
function finishedBody(
  record: InteractionRecord,
  { status, atMs, usage }: Extract<InteractionEvent, { type: 'finished' }>,
): Record<string, unknown> {
  return {
    ...headFields({ ...record, status }),
    updated: timestamp(new Date(atMs)),
    ...tailFields({ ...record.request, usage }),
  };
}
