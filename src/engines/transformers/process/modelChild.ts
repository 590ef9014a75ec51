import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { workerModule } from '../../../threads/workerModule.js';
import { Inbox } from './inbox.js';
import { logLines } from './lineLog.js';
import type { FromChild, LoadOptions, ToChild } from './protocol.js';

/** Says how a child has ended, such as `signal SIGKILL`. */
type Ending = string;

export type Loaded = Extract<FromChild, { type: 'loaded' }>;

/** Why a child has not loaded its model. */
export class LoadFailure extends Error {
  override readonly name = 'LoadFailure';
}

/** A process that runs one model. */
export class ModelChild {
  readonly #process: ChildProcess;
  /** @throws LoadFailure */
  readonly loaded: Promise<Loaded>;
  readonly ended: Promise<Ending>;
  #hasEnded = false;
  #answers = 0;

  /** @param print told of what it prints */
  constructor(options: LoadOptions, print: (line: string) => void) {
    this.#process = forkChild();
    this.ended = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        this.#hasEnded = true;
        resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
      });
    });
    // One that could not be started has no exit of its own; other failures are followed by one.
    this.#process.on('error', () => this.pid ?? this.#process.emit('exit', -1, null));
    logLines([this.#process.stdout as Readable, this.#process.stderr as Readable], print);
    this.loaded = this.#load(options);
    this.loaded.catch(() => {});
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** A number for the next answer. */
  nextId(): number {
    return ++this.#answers;
  }

  send(message: ToChild): void {
    // What cannot be sent goes to a process that is about to be found ended.
    this.#process.send(message, () => {});
  }

  /** What it says from now on. */
  inbox(takes?: (message: FromChild) => boolean): Inbox<FromChild> {
    const inbox = new Inbox<FromChild>(this.#process, takes);
    if (this.#hasEnded) inbox.close();
    return inbox;
  }

  /** Ends it at once, whatever it is at. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Asks it to end, and ends it when it does not within a while; at once without patience. */
  async end(patienceMs: number): Promise<void> {
    if (patienceMs > 0 && this.#process.connected) {
      this.#process.disconnect();
      await Promise.race([this.ended, sleep(patienceMs)]);
    }
    this.kill();
    await this.ended;
  }

  async #load(options: LoadOptions): Promise<Loaded> {
    const inbox = this.inbox(({ type }) => type === 'loaded' || type === 'loadFailed');
    this.send({ type: 'load', options });
    const message = await inbox.next();
    inbox.close();
    if (message?.type === 'loaded') return message;
    if (message?.type === 'loadFailed') throw new LoadFailure(message.message);
    throw new LoadFailure(`its process ended while it loaded (${await this.ended})`);
  }
}

function forkChild(): ChildProcess {
  const { filename, execArgv = [] } = workerModule('../child/childMain', import.meta.url);
  return fork(fileURLToPath(filename), [], {
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: environment(),
  });
}

/** The server's, less its settings: they hold secrets, and are none of the child's business. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DRISHTI_')));
}
