import type { EventEmitter } from 'node:events';

/** Messages of a process from the time at which it was made, in their order; `close` it in the end. */
export class Inbox<Message> {
  readonly #process: EventEmitter;
  readonly #takes: (message: Message) => boolean;
  readonly #messages: Message[] = [];
  #wake: () => void = () => {};
  #isOver = false;

  /** @param takes which messages */
  constructor(process: EventEmitter, takes: (message: Message) => boolean = () => true) {
    this.#process = process;
    this.#takes = takes;
    process.on('message', this.#receive);
    process.once('exit', this.close);
  }

  /** The next one; undefined once there will be none. One waits at a time. */
  async next(): Promise<Message | undefined> {
    while (this.#messages.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#messages.shift();
  }

  /** Takes no more; also when the process has ended. */
  readonly close = (): void => {
    this.#isOver = true;
    this.#process.off('message', this.#receive);
    this.#process.off('exit', this.close);
    this.#wake();
  };

  readonly #receive = (message: Message): void => {
    if (!this.#takes(message)) return;
    this.#messages.push(message);
    this.#wake();
  };
}
