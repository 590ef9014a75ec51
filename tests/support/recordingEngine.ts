import type { AnswerEvent, Engine, GenerateRequest } from '../../src/engines/engine.js';
import { untilAborted } from '../../src/untilAborted.js';

/** An engine for tests of everything around engines: it keeps what it was asked and says what it was told to. */
export class RecordingEngine implements Engine {
  readonly id = 'recording';
  readonly requests: GenerateRequest[] = [];
  readonly signals: AbortSignal[] = [];
  events: AnswerEvent[] = [
    { type: 'text', text: 'Seen.' },
    { type: 'finish', reason: 'stop' },
  ];
  /** Answers in the place of `events`. */
  answer: (request: GenerateRequest, signal: AbortSignal) => AsyncIterable<AnswerEvent> = () =>
    tell(this.events);
  /** Answers that are being made now, and the most that ever were at the same time. */
  running = 0;
  mostRunning = 0;
  /** Called before the answer; a test may wait or throw here. */
  beforeAnswer: (request: GenerateRequest, signal: AbortSignal) => Promise<void> | void = () => {};

  models() {
    return [
      {
        id: 'drishti-embedded',
        displayName: 'Recording',
        description: 'for tests',
        inputTokenLimit: 4_194_304,
        outputTokenLimit: 65_536,
      },
    ];
  }

  #active = 0;

  async admit(_signal?: AbortSignal, _owner?: string) {
    this.#active++;
    return () => {
      this.#active--;
    };
  }

  load() {
    return { active: this.#active, waiting: 0, workers: { busy: 0, idle: 0 } };
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    this.requests.push(request);
    this.signals.push(signal);
    this.running++;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    try {
      await untilAborted(signal, Promise.resolve(this.beforeAnswer(request, signal)));
      yield* this.answer(request, signal);
    } finally {
      this.running--;
    }
  }

  async close() {}
}

async function* tell(events: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  yield* events;
}
