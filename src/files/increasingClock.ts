/** A clock that never says the same twice, so that files made within a millisecond keep their order. */
export function increasingClock(now: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(now(), last + 1);
    return last;
  };
}
