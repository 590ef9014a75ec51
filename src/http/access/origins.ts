import { isLoopbackName, nameOf } from './hostName.js';

const webOrigin = /^https?:\/\/([^/]+)$/;

/** The origins whose web pages may use the server. */
export class Origins {
  readonly #listed: ReadonlySet<string>;

  /** @param listed origins as browsers write them; `*` stands for every one */
  constructor(listed: readonly string[]) {
    this.#listed = new Set(listed);
  }

  /** Whether pages of every origin may. */
  get all(): boolean {
    return this.#listed.has('*');
  }

  allows(origin: string): boolean {
    return this.all || this.#listed.has(origin) || isLoopbackOrigin(origin);
  }

  /** Whether pages may that a host of this name has sent. */
  allowsHost(name: string): boolean {
    return this.all || [...this.#listed].some((origin) => nameOf(origin.replace(/^[^/]*\/\//, '')) === name);
  }
}

/** Whether pages of an origin come from the machine that shows them. */
function isLoopbackOrigin(origin: string): boolean {
  const [, host] = webOrigin.exec(origin) ?? [];
  return host !== undefined && isLoopbackName(nameOf(host));
}
