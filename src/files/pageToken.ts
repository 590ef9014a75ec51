import { invalidRequest } from '../errors.js';

/** Where a page of files ended: the last file on it. Unlike a count it stays right when files come and go. */
export interface PagePosition {
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly id: string;
}

export function writePageToken({ created, id }: PagePosition): string {
  return Buffer.from(`${created}/${id}`).toString('base64url');
}

/** @throws DrishtiError `invalid_request` for what `writePageToken` never wrote */
export function readPageToken(token: string): PagePosition {
  const [, created, id] =
    /^(\d{1,15})\/([a-z0-9-]{1,40})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (created === undefined || id === undefined) {
    throw invalidRequest('pageToken', 'was not given out by this server; leave it out for the first page');
  }
  return { created: Number(created), id };
}
