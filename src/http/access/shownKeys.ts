import type { FastifyRequest } from 'fastify';

/** The API keys that a request shows, in all three places together: `x-goog-api-key`, `authorization`, `?key=`. */
export function shownKeys({
  headers,
  query,
}: Pick<FastifyRequest, 'headers' | 'query'>): ReadonlySet<string> {
  const { key } = query as { readonly key?: string | readonly string[] };
  const [, bearer] = /^bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '') ?? [];
  const shown = [headers['x-goog-api-key'], bearer, key].flat();
  return new Set(shown.filter((each) => each !== undefined && each !== '') as string[]);
}
