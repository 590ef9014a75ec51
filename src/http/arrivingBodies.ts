import { type BodyBudget, memoryFull } from './bodyBudget.js';

/** What the budget knows of one body. */
export class HeldBody {
  readonly #refusal = new AbortController();
  /** Bytes that are kept of it. */
  bytes = 0;

  /** Aborts, with the error for its sender, when no more of it is to arrive. */
  get refused(): AbortSignal {
    return this.#refusal.signal;
  }

  refuse(error: unknown): void {
    this.#refusal.abort(error);
  }
}

/**
 * Shares a budget among the bodies that arrive. When it is full, the newest of them is refused, until there is room:
 * else all would grow together until none fits any more, and all that was sent would have been sent in vain. Nothing is
 * reserved, so that who announces much and sends nothing keeps nobody out.
 */
export class ArrivingBodies {
  readonly #budget: BodyBudget;
  /** By their first bytes, oldest first. Those of which nothing is here have nothing to give. */
  readonly #arriving = new Set<HeldBody>();

  constructor(budget: BodyBudget) {
    this.#budget = budget;
  }

  /** Counts bytes of a body that have arrived, and refuses the newest bodies, perhaps this one, when they do not fit. */
  hold(body: HeldBody, bytes: number): void {
    if (body.refused.aborted) return;
    this.#arriving.add(body);
    while (!this.#budget.fits(bytes) && !body.refused.aborted) this.#refuseNewest();
    if (body.refused.aborted) return;
    this.#budget.hold(bytes);
    body.bytes += bytes;
  }

  /** All of it is here: from now on nobody takes its place. */
  keep(body: HeldBody): void {
    this.#arriving.delete(body);
  }

  /** Gives back what a body takes. */
  release(body: HeldBody): void {
    this.#arriving.delete(body);
    this.#budget.release(body.bytes);
    body.bytes = 0;
  }

  #refuseNewest(): void {
    let newest: HeldBody | undefined;
    for (newest of this.#arriving);
    if (newest === undefined) return;
    this.release(newest);
    newest.refuse(memoryFull());
  }
}
