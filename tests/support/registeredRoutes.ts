import type { FastifyInstance } from 'fastify';

/** A route without its version, as the list of routes has it: no slash before a star, and colons once. */
export function withoutVersion(url: string): string {
  return url
    .replace(/\/v1(beta|alpha)?\//g, '/{version}/')
    .replace('/*', '*')
    .replace('::', ':');
}

/** Of the playground: a page, and no part of the API. */
export const pageRoutes: readonly string[] = ['GET /', 'GET /assets/:name'];

/** Every route that there is, as `GET /{version}/files`, but for those that only refuse a method. */
export async function registeredRoutes(app: FastifyInstance): Promise<string[]> {
  const kept: string[] = [];
  for (const route of listed(app)) if (!(await isRefused(app, route))) kept.push(withoutVersion(route));
  return [...new Set(kept)];
}

/** What every path answers, or none. */
const everywhere = ['HEAD', 'OPTIONS'];

function listed(app: FastifyInstance): string[] {
  const path: string[] = [];
  const found: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).trimEnd().split('\n')) {
    const [, indent = '', part = '', methods = ''] = /^(.*[├└]── )(\S+) \((.*)\)$/.exec(line) ?? [];
    path.splice(indent.length / 4 - 1, path.length, part);
    const url = path.join('');
    for (const method of methods.split(', '))
      if (!everywhere.includes(method)) found.push(`${method} ${url}`);
  }
  return found;
}

async function isRefused(app: FastifyInstance, route: string): Promise<boolean> {
  const [method, url] = route.split(' ') as ['GET', string];
  const sample = url.replace(/:(id|model)/, 'x').replace('*', '/x');
  return (await app.inject({ method, url: sample })).statusCode === 405;
}
