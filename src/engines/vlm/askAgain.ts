import type { ModelRequest } from './visionLanguageModel.js';

const longestAnswer = 8000;
const mostProblems = 4;
const longestProblem = 120;

/** What is wrong with an answer, in a few hundred characters at most. */
export function problemWords(problems: readonly string[]): string {
  const shown = problems.slice(0, mostProblems).map((problem) => problem.slice(0, longestProblem));
  const more = problems.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** The request once more, with the answer that is no good and what is wrong with it. */
export function askAgain(request: ModelRequest, answer: string, problems: readonly string[]): ModelRequest {
  const said = answer.length > longestAnswer ? `${answer.slice(0, longestAnswer)}…` : answer;
  const words = `That answer cannot be used: ${problemWords(problems)}. Answer again with the whole JSON and nothing else.`;
  return {
    ...request,
    turns: [
      ...request.turns,
      { role: 'model', parts: [{ type: 'text', text: said }] },
      { role: 'user', parts: [{ type: 'text', text: words }] },
    ],
  };
}
