import type { Answer } from '../answer/answer.js';
import type { Words } from '../words/english.js';
import { useWords } from '../words/useWords.js';

export interface AnswerFactsProps {
  readonly answer: Answer;
  /** Nothing where there is nothing to go on with. */
  readonly onGoOn: (() => void) | undefined;
}

/** How it ended, tokens, times. */
export function AnswerFacts({ answer, onGoOn }: AnswerFactsProps) {
  const words = useWords();
  const facts = factsOf(answer, words);
  return (
    <>
      {facts.length > 0 && (
        <ul className="facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      {answer.id && <code className="id">{answer.id}</code>}
      {onGoOn && (
        <button type="button" onClick={onGoOn}>
          {words.goOn}
        </button>
      )}
    </>
  );
}

function factsOf({ status, usage, firstMs, totalMs }: Answer, words: Words): string[] {
  const seconds = (ms: number) => (ms / 1000).toFixed(ms < 10_000 ? 2 : 1);
  const known: Readonly<Record<string, string>> = words.statuses;
  return [
    ...(status ? [known[status] ?? status] : []),
    ...(usage ? [words.tokens(usage.total_input_tokens ?? 0, usage.total_output_tokens ?? 0)] : []),
    ...(usage?.total_thought_tokens ? [words.thoughtTokens(usage.total_thought_tokens)] : []),
    ...(totalMs === undefined ? [] : [words.seconds(seconds(totalMs))]),
    ...(firstMs === undefined ? [] : [words.firstWords(seconds(firstMs))]),
  ];
}
