import { setTimeout as sleep } from 'node:timers/promises';
import { AdmissionQueue } from '../src/engines/admission.js';
import type { AnswerEvent, Engine, GenerateRequest, Part } from '../src/engines/engine.js';
import { randomNumbers } from '../tests/support/random.js';

/** How a scripted answer is made; a prompt asks for it as JSON. */
export interface Script {
  /** Words of the answer. */
  readonly words: number;
  readonly seed: number;
  /** Milliseconds between two words. */
  readonly pause: number;
}

const vocabulary = ['mug', 'table', 'left', 'of', 'the', 'red', 'चाय', 'naïve', '🫖', 'and'];

/** The words of an answer; the same script always gives the same ones. */
export function scriptedWords({ words, seed }: Pick<Script, 'words' | 'seed'>): string[] {
  const random = randomNumbers(seed);
  return Array.from({ length: words }, () => `${vocabulary[Math.floor(random() * vocabulary.length)]} `);
}

/** An engine that sees nothing and says, word by word, what its prompt asks for; else nothing at all. */
export class ScriptedEngine implements Engine {
  readonly id = 'scripted';
  readonly #admission: AdmissionQueue;

  constructor(concurrency: number, maxQueue: number) {
    this.#admission = new AdmissionQueue({ concurrency, maxQueue });
  }

  models() {
    const description = 'for benchmarks';
    const limits = { inputTokenLimit: 4_194_304, outputTokenLimit: 65_536 };
    return [{ id: 'drishti-embedded', displayName: 'Scripted', description, ...limits }];
  }

  admit(signal: AbortSignal) {
    return this.#admission.enter(signal);
  }

  load() {
    return { active: 0, waiting: 0, workers: { busy: 0, idle: 0 } };
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const script = scriptOf(request);
    for (const text of script === undefined ? ['Seen.'] : scriptedWords(script)) {
      if (script && script.pause > 0) await sleep(script.pause);
      signal.throwIfAborted();
      yield { type: 'text', text };
    }
    yield { type: 'finish', reason: 'stop' };
  }

  async close() {}
}

function scriptOf({ turns }: GenerateRequest): Script | undefined {
  const text = turns
    .at(-1)
    ?.parts.find((part): part is Part & { type: 'text' } => part.type === 'text')?.text;
  return text?.startsWith('{') ? (JSON.parse(text) as Script) : undefined;
}
