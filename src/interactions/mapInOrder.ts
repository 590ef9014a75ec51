import pLimit from 'p-limit';

/** How a list is worked through. */
export interface MapOptions {
  /** Items at work at the same time. */
  readonly atOnce: number;
  /** Aborted by the first failure, so that nothing more is begun and what is running may stop. */
  readonly failed: AbortController;
}

/** Works through a list and waits for all. @throws the first failure by position, not by time */
export async function mapInOrder<Item, Result>(
  items: readonly Item[],
  { atOnce, failed }: MapOptions,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  if (items.length === 0) return [];
  const limit = pLimit(atOnce);
  const begin = async (item: Item): Promise<Result> => {
    failed.signal.throwIfAborted();
    try {
      return await work(item);
    } catch (error) {
      // Here, before the next item gets the place.
      failed.abort(error);
      throw error;
    }
  };
  const running = items.map((item) => limit(begin, item));
  return (await Promise.allSettled(running)).map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
