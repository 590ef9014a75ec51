import { createRequire } from 'node:module';
import type { PartOfSpeech, WinkMethods } from 'wink-nlp';

/** A word or mark of a text. */
export interface Token {
  /** In lower case, as everything the tagger is given. */
  readonly text: string;
  readonly tag: PartOfSpeech;
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number;
}

let loaded: WinkMethods | undefined;

/** Loads the language model at the first call: a fifth of a second and some 50 MB. Best called before the first prompt. */
export function loadTagger(): WinkMethods {
  loaded ??= load();
  return loaded;
}

function load(): WinkMethods {
  // `require` loads in place where `import` would make all planning wait for a promise.
  const require = createRequire(import.meta.url);
  return require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
}

/** The sentences of one line of lower-case text as tagged tokens (wink-nlp's universal parts of speech). */
export function taggedSentences(line: string): Token[][] {
  const { readDoc, its } = loadTagger();
  const document = readDoc(line);
  const tags = document.tokens().out(its.pos) as PartOfSpeech[];
  const starts = startsOf(line, document.tokens().out());
  const tokens = document
    .tokens()
    .out()
    .map((text, at) => ({ text, tag: tags[at]!, start: starts[at]! }));
  const spans = document.sentences().out(its.span) as unknown as [number, number][];
  return spans.map(([first, last]) => tokens.slice(first, last + 1));
}

function startsOf(line: string, texts: readonly string[]): number[] {
  let at = 0;
  return texts.map((text) => {
    const start = Math.max(at, line.indexOf(text, at));
    at = start + text.length;
    return start;
  });
}
