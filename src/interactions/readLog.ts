import type { InteractionEvent } from './event.js';
import type { Interaction, InteractionRecord, Step } from './interaction.js';

/** An interaction as its log tells it. */
export function readLog(record: InteractionRecord, events: readonly InteractionEvent[]): Interaction {
  const { id, model, created, request } = record;
  const finished = events.findLast((event) => event.type === 'finished');
  const error = events.findLast((event) => event.type === 'error');
  return {
    id,
    model,
    created,
    status: finished?.status ?? 'in_progress',
    updated: finished === undefined ? created : new Date(finished.atMs),
    steps: readSteps(events),
    usage: finished?.usage,
    error: error && { code: error.code, message: error.message },
    previousInteractionId: request.previousInteractionId,
    labels: request.labels,
    serviceTier: request.serviceTier,
  };
}

function readSteps(events: readonly InteractionEvent[]): Step[] {
  const steps: { type: Step['type']; texts: string[] }[] = [];
  for (const event of events) {
    if (event.type === 'stepStart') steps[event.index] = { type: event.step, texts: [] };
    if (event.type === 'delta') steps[event.index]?.texts.push(event.text);
  }
  return steps.map(({ type, texts }) => ({ type, text: texts.join('') }));
}

/** The answer so far. */
export function outputText(events: readonly InteractionEvent[]): string {
  return readSteps(events)
    .filter(({ type }) => type === 'output')
    .map(({ text }) => text)
    .join('');
}
