import type { Matcher } from '../../../schema/constrain/matcher.js';
import type { TokenMask } from '../sampling/allowed.js';
import type { TextTokenizer } from '../text/textTokenizer.js';

/** What may come next in an answer. */
export interface TokenSource {
  /** Tokens that come next whatever the model says; empty when it has a choice. They count as accepted. */
  forced(): readonly number[];
  /** Whether nothing more may come. */
  readonly isComplete: boolean;
  /** Tokens that may come; all when undefined. */
  mask(): TokenMask | undefined;
  accept(token: number): void;
}

/** Whatever the model says. */
export const anyTokens: TokenSource = {
  forced: () => [],
  isComplete: false,
  mask: () => undefined,
  accept() {},
};

/** Only what a schema allows. */
export function constrainedTokens(matcher: Matcher, tokenizer: TextTokenizer): TokenSource {
  return {
    forced: () => {
      const bytes = matcher.forced();
      const tokens = bytes.length === 0 ? [] : tokensOf(bytes, tokenizer);
      if (tokens.length > 0) matcher.acceptBytes(bytes);
      return tokens;
    },
    get isComplete() {
      return matcher.isComplete;
    },
    mask: () => matcher.mask(),
    accept: (token) => matcher.accept(token),
  };
}

/** Tokens that stand for exactly these bytes; none when the tokenizer writes them otherwise, or would not say them. */
function tokensOf(bytes: Uint8Array, tokenizer: TextTokenizer): number[] {
  const tokens = tokenizer.encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const written = Buffer.concat(tokens.map((token) => tokenizer.bytes[token] ?? Uint8Array.of()));
  return written.equals(bytes) ? tokens : [];
}
