import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answer, beginAnswer, withEvent } from '../answer/answer.js';
import type { Api } from '../api/api.js';
import { ApiError } from '../api/apiError.js';
import { streamInteraction } from '../api/interactions.js';
import { asApiError } from './useModels.js';

/** What an answer is about, and whether the server is to keep it. */
export type Question = Pick<Answer, 'pictures' | 'isKept'>;

export interface Asked {
  readonly answer: Answer | undefined;
  /** Asks; `makeBody` is called first, and what it throws becomes the answer's problem. */
  ask(question: Question, makeBody: (signal: AbortSignal) => Promise<object>): Promise<Answer>;
  stop(): void;
  /** Shows another answer; what runs is given up. */
  show(answer: Answer): void;
}

/** The answer to the last question, as it comes. */
export function useAnswer(api: Api): Asked {
  const [answer, setAnswer] = useState<Answer>();
  const running = useRef<AbortController>(undefined);
  const stop = useCallback(() => running.current?.abort(), []);
  const replace = useCallback((next: Answer | undefined) => {
    running.current?.abort();
    running.current = undefined;
    setAnswer(next);
  }, []);
  // With another key somebody else asks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the key changes
  useEffect(() => () => replace(undefined), [api, replace]);
  const ask = useCallback(
    async ({ pictures, isKept }: Question, makeBody: (signal: AbortSignal) => Promise<object>) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const { signal } = own;
      let current = beginAnswer(pictures, isKept);
      const tell = (next: Answer) => {
        current = next;
        // Of a question that was given up for another nothing is shown any more.
        if (running.current === own) setAnswer(next);
      };
      tell(current);
      const start = performance.now();
      try {
        const body = await makeBody(signal);
        for await (const event of streamInteraction(api, body, signal)) {
          tell(withEvent(current, event, performance.now() - start));
        }
        if (!current.isDone) tell(brokenOff(current));
      } catch (error) {
        tell(signal.aborted ? { ...current, isDone: true, status: 'cancelled' } : ended(current, error));
      }
      return current;
    },
    [api],
  );
  return { answer, ask, stop, show: replace };
}

function brokenOff(answer: Answer): Answer {
  return { ...answer, isDone: true, problem: { status: 0, code: 'broken', message: '' } };
}

/** Browsers tell of a connection that breaks off in words of their own. */
function ended(answer: Answer, error: unknown): Answer {
  const hasBegun = answer.id !== undefined;
  return hasBegun && !(error instanceof ApiError) ? brokenOff(answer) : failed(answer, error);
}

function failed(answer: Answer, error: unknown): Answer {
  const { status, code, message } = asApiError(error);
  return { ...answer, isDone: true, problem: { status, code, message } };
}
