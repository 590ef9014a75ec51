import { invalidRequest } from '../errors.js';

export interface PageQuery {
  readonly pageSize?: string | undefined;
  readonly pageToken?: string | undefined;
}

export interface PageSizes {
  readonly default: number;
  /** Larger sizes get this one. */
  readonly max: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page: the client asks on whenever it is present, even when it is empty. */
  readonly nextPageToken?: string;
}

/**
 * One page of a list that is at hand as a whole; the token is the index of the next item.
 * @throws DrishtiError `invalid_request` for a size that is no positive number or a token that was never given out
 */
export function pageOf<Item>(all: readonly Item[], query: PageQuery, sizes: PageSizes): Page<Item> {
  const { pageToken } = query;
  const start = pageToken ? positiveInteger(pageToken, 'pageToken') : 0;
  if (start > 0 && start >= all.length) throw invalidRequest('pageToken', 'is not a token of this list');
  const end = start + pageSizeOf(query, sizes);
  return { items: all.slice(start, end), ...(end < all.length && { nextPageToken: `${end}` }) };
}

/**
 * How many items the caller wants at once.
 * @throws DrishtiError `invalid_request` for what is no positive number
 */
export function pageSizeOf({ pageSize }: PageQuery, sizes: PageSizes): number {
  return Math.min(positiveInteger(pageSize ?? `${sizes.default}`, 'pageSize'), sizes.max);
}

function positiveInteger(text: string, field: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalidRequest(field, `"${text.slice(0, 40)}" is not accepted`);
  return Number(text);
}
