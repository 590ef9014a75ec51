import type { Problem } from '../answer/answer.js';
import { useWords } from '../words/useWords.js';

/** What went wrong, in the words of the API where it said any. */
export function ProblemNote({ problem: { status, code, message } }: { readonly problem: Problem }) {
  const words = useWords();
  const own: Readonly<Record<string, string>> = { unreachable: words.unreachable, broken: words.broken };
  return (
    <div role="alert" className="problem box">
      <strong>{words.errorAt(status, code)}</strong>
      <p>{own[code] ?? message}</p>
    </div>
  );
}
