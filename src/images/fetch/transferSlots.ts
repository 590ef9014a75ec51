import pLimit, { type LimitFunction } from 'p-limit';
import { untilAborted } from '../../untilAborted.js';
import { maxTransfers, maxTransfersPerHost } from './limits.js';

interface Host {
  readonly limit: LimitFunction;
  users: number;
}

/** Bounds the transfers at work, so that thousands of URLs open neither thousands of sockets nor a flood on one host. */
export class TransferSlots {
  readonly #all = pLimit(maxTransfers);
  readonly #hosts = new Map<string, Host>();

  /**
   * Does some work when the host's and the common turn come. Whoever waits for a host takes no place from others.
   * @throws the signal's reason when it aborts while waiting; what the work throws
   */
  run<Value>(host: string, signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    const turn = async () => {
      signal.throwIfAborted();
      return work();
    };
    return untilAborted(
      signal,
      this.#ofHost(host, (limit) => limit(() => this.#all(turn))),
    );
  }

  async #ofHost<Value>(name: string, use: (limit: LimitFunction) => Promise<Value>): Promise<Value> {
    const host = this.#hosts.get(name) ?? { limit: pLimit(maxTransfersPerHost), users: 0 };
    this.#hosts.set(name, host);
    host.users++;
    try {
      return await use(host.limit);
    } finally {
      if (--host.users === 0) this.#hosts.delete(name);
    }
  }
}
