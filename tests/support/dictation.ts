import type { AnswerEvent } from '../../src/engines/engine.js';

/** An answer that a test says piece by piece. Whoever asks again is told all of it from the beginning. */
export class Dictation {
  readonly #events: AnswerEvent[] = [];
  readonly #listeners = new Set<() => void>();

  say(...texts: string[]): this {
    return this.#add(...texts.map((text) => ({ type: 'text', text }) as const));
  }

  think(text: string): this {
    return this.#add({ type: 'thought', text });
  }

  finish(reason: 'stop' | 'length' = 'stop'): this {
    return this.#add({ type: 'finish', reason });
  }

  /** For `RecordingEngine.answer`. */
  readonly answer = (_request: unknown, signal: AbortSignal) => this.#answer(signal);

  async *#answer(signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    for (let at = 0; ; at++) {
      while (at >= this.#events.length) await this.#more(signal);
      signal.throwIfAborted();
      const event = this.#events[at] as AnswerEvent;
      yield event;
      if (event.type === 'finish') return;
    }
  }

  #add(...events: AnswerEvent[]): this {
    this.#events.push(...events);
    for (const listener of this.#listeners) listener();
    return this;
  }

  #more(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#listeners.delete(heard);
        signal.removeEventListener('abort', stopped);
      };
      const heard = () => {
        leave();
        resolve();
      };
      const stopped = () => {
        leave();
        reject(signal.reason);
      };
      this.#listeners.add(heard);
      signal.addEventListener('abort', stopped);
    });
  }
}
