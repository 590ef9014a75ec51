import { invalidRequest } from '../errors.js';

export interface PageQuery {
  readonly pageSize?: string | undefined;
  readonly pageToken?: string | undefined;
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
export function pageOf<Item>(
  all: readonly Item[],
  { pageSize, pageToken }: PageQuery,
  limits: { readonly default: number; readonly max: number },
): Page<Item> {
  const size = Math.min(positiveInteger(pageSize ?? `${limits.default}`, 'pageSize'), limits.max);
  const start = pageToken ? positiveInteger(pageToken, 'pageToken') : 0;
  if (start > 0 && start >= all.length) throw invalidRequest('pageToken', 'is not a token of this list');
  const end = start + size;
  return { items: all.slice(start, end), ...(end < all.length && { nextPageToken: `${end}` }) };
}

function positiveInteger(text: string, field: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalidRequest(field, `"${text.slice(0, 40)}" is not accepted`);
  return Number(text);
}
