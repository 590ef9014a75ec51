import type { AnswerEvent, Engine, GenerateRequest } from '../../src/engines/engine.js';

/** An engine for tests of everything around engines: it keeps what it was asked and says what it was told to. */
export class RecordingEngine implements Engine {
  readonly id = 'recording';
  readonly requests: GenerateRequest[] = [];
  readonly signals: AbortSignal[] = [];
  events: AnswerEvent[] = [
    { type: 'text', text: 'Seen.' },
    { type: 'finish', reason: 'stop' },
  ];
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

  async admit() {
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
    await this.beforeAnswer(request, signal);
    yield* this.events;
  }

  async close() {}
}
