import type { Dialect } from './options.js';

/** What a server was found to be, and its model. */
export interface ServerModel {
  readonly dialect: Dialect;
  /** As the server calls it. */
  readonly name: string;
  /** Further names of it or of its kind, by which its family may be told. */
  readonly kinds: readonly string[];
  /** Tokens of prompt and answer together, where the server says so. */
  readonly contextLength: number | undefined;
  /** Whether it can be told to think or not to; undefined when the server does not say. */
  readonly thinks: boolean | undefined;
}
