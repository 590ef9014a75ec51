import pMap from 'p-map';

/**
 * Does some work for each item, and none of it any longer once one fails: otherwise a request that was refused for one of its
 * pictures would keep the workers busy with the others.
 * @param work stops soon after its signal aborts
 * @returns results in the order of the items
 * @throws what the first failing work threw, when all that had begun is over
 */
export async function allOrNone<Item, Result>(
  items: readonly Item[],
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  { concurrency, signal }: { concurrency: number; signal: AbortSignal },
): Promise<Result[]> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const begun: Promise<Result>[] = [];
  const begin = (item: Item) => {
    const running = work(item, either);
    begun.push(running);
    return running;
  };
  try {
    return await pMap(items, begin, { concurrency });
  } catch (error) {
    failure.abort(error);
    await Promise.allSettled(begun);
    throw error;
  }
}
