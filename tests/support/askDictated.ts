import type { ObjectMask, Segmenter } from '../../src/engines/capabilities.js';
import type { AnswerEvent, GenerateRequest } from '../../src/engines/engine.js';
import { createVisionLanguageEngine } from '../../src/engines/vlm/visionLanguageEngine.js';
import { checkSchema } from '../../src/schema/check.js';
import type { DictatedModel } from './dictatedModel.js';

/** Takes all of each box for the thing. */
export const wholeBoxes: Segmenter = {
  segment: async (_, boxes) =>
    boxes.map(
      (box): ObjectMask => ({
        box,
        side: 2,
        probabilities: Uint8Array.of(255, 255, 255, 255),
        outline: [],
        confidence: 1,
      }),
    ),
  workers: () => ({ busy: 0, idle: 0 }),
  close: async () => {},
};

function engineOf(model: DictatedModel, masks: Segmenter = wholeBoxes) {
  return createVisionLanguageEngine({
    id: 'test',
    models: [model],
    segmenter: masks,
    concurrency: 1,
    maxQueue: 1,
  });
}

/** All that a dictated model's engine says to a request. */
export async function eventsOf(
  model: DictatedModel,
  request: GenerateRequest,
  masks?: Segmenter,
  signal = new AbortController().signal,
) {
  const events: AnswerEvent[] = [];
  for await (const event of engineOf(model, masks).generate(request, signal)) events.push(event);
  return events;
}

/** The same as one text. */
export async function answerOf(model: DictatedModel, request: GenerateRequest, masks?: Segmenter) {
  const events = await eventsOf(model, request, masks);
  return events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');
}

/** An output that follows a schema. */
export const json = (schema: unknown) =>
  ({
    output: { type: 'json', schema: checkSchema(schema, 'schema'), schemaPath: 'response_format.schema' },
  }) as const;
