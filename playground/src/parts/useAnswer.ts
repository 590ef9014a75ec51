import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answer, beginAnswer, withEvent } from '../answer/answer.js';
import type { Api } from '../api/api.js';
import { streamInteraction } from '../api/interactions.js';
import { asApiError } from './useModels.js';

export interface Asked {
  readonly answer: Answer | undefined;
  /** Asks; `makeBody` is called first, and what it throws becomes the answer's problem. */
  ask(pictures: readonly string[], makeBody: () => Promise<object>): Promise<Answer>;
  stop(): void;
  show(answer: Answer | undefined): void;
}

/** The answer to the last question, as it comes. */
export function useAnswer(api: Api): Asked {
  const [answer, show] = useState<Answer>();
  const running = useRef<AbortController>(undefined);
  const stop = useCallback(() => running.current?.abort(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the key changes
  useEffect(
    () => () => {
      // With another key somebody else asks.
      running.current?.abort();
      running.current = undefined;
      show(undefined);
    },
    [api],
  );
  const ask = useCallback(
    async (pictures: readonly string[], makeBody: () => Promise<object>) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const { signal } = own;
      let current = beginAnswer(pictures);
      const tell = (next: Answer) => {
        current = next;
        // Of a question that was given up for another nothing is shown any more.
        if (running.current === own) show(next);
      };
      tell(current);
      const start = performance.now();
      try {
        const body = await makeBody();
        for await (const event of streamInteraction(api, body, signal)) {
          tell(withEvent(current, event, performance.now() - start));
        }
        if (!current.isDone) tell(brokenOff(current));
      } catch (error) {
        tell(signal.aborted ? { ...current, isDone: true, status: 'cancelled' } : failed(current, error));
      }
      return current;
    },
    [api],
  );
  return { answer, ask, stop, show };
}

function brokenOff(answer: Answer): Answer {
  return { ...answer, isDone: true, problem: { status: 0, code: 'broken', message: '' } };
}

function failed(answer: Answer, error: unknown): Answer {
  const { status, code, message } = asApiError(error);
  return { ...answer, isDone: true, problem: { status, code, message } };
}
