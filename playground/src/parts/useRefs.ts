import { type RefCallback, useCallback } from 'react';

/** One reference to an element for two that each return how to let go of it. */
export function useRefs(
  first: RefCallback<HTMLElement>,
  second: RefCallback<HTMLElement>,
): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement) => {
      const ends = [first(element), second(element)];
      return () => {
        for (const end of ends) end?.();
      };
    },
    [first, second],
  );
}
