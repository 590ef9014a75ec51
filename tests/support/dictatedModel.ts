import type { AnswerEvent, GenerateRequest } from '../../src/engines/engine.js';
import { familyOf } from '../../src/engines/grounding/families.js';
import type { FamilyId } from '../../src/engines/grounding/family.js';
import type { ModelRequest, VisionLanguageModel } from '../../src/engines/vlm/visionLanguageModel.js';
import type { UprightImage } from '../../src/images/image.js';

/** What a dictated model says when it is asked once. */
export type Lines = readonly (string | AnswerEvent)[];

/** A vision-language model that says what a test tells it, answer by answer, and remembers what it was asked. */
export class DictatedModel implements VisionLanguageModel {
  readonly description;
  readonly family;
  readonly pixelBudget = { low: 1e5, medium: 3e5, high: 1e6, ultra_high: 4e6, default: 3e5 };
  readonly enforcesSchemas: boolean;
  readonly asked: ModelRequest[] = [];
  readonly #answers: Lines[];

  constructor(family: FamilyId, answers: readonly Lines[], { enforcesSchemas = false } = {}) {
    const limits = { inputTokenLimit: 1000, outputTokenLimit: 1000 };
    this.description = { id: 'dictated', displayName: 'Dictated', description: '', ...limits };
    this.family = familyOf(family);
    this.#answers = [...answers];
    this.enforcesSchemas = enforcesSchemas;
  }

  async *generate(request: ModelRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    this.asked.push(request);
    const lines = this.#answers.shift() ?? [];
    for (const line of lines) {
      signal.throwIfAborted();
      yield typeof line === 'string' ? { type: 'text', text: line } : line;
    }
    if (!lines.some((line) => typeof line !== 'string' && line.type === 'finish'))
      yield { type: 'finish', reason: 'stop' };
  }

  workers() {
    return { busy: 0, idle: 0 };
  }

  async close() {}

  /** The words of the last turn of what it was asked. */
  prompt(at = 0): string {
    const parts = this.asked[at]?.turns.at(-1)?.parts ?? [];
    return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  }
}

/** A grey picture that is never looked at, unless masks are made. */
export function greyPicture(width: number, height: number): UprightImage {
  return {
    width,
    height,
    decode: async (size = { width, height }) => ({
      ...size,
      data: new Uint8Array(size.width * size.height * 3).fill(128),
    }),
    digest: async () => 'grey',
  };
}

/** A request about pictures. */
export function asking(
  text: string,
  pictures: readonly UprightImage[],
  more: Partial<GenerateRequest> = {},
): GenerateRequest {
  const images = pictures.map((image) => ({ type: 'image' as const, image }));
  return {
    model: 'dictated',
    turns: [{ role: 'user', parts: [{ type: 'text', text }, ...images] }],
    output: { type: 'text' },
    sampling: {},
    stopSequences: [],
    ...more,
  };
}
