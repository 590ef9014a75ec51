import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { route } from './resource.js';

/** Where the page is when it is built, seen from `src/` and from `dist/` alike. */
const builtPage = fileURLToPath(new URL('../../playground/dist/', import.meta.url));

/** Names of assets have a hash of what is in them, so that none ever changes. */
const yearMs = 365 * 24 * 3600 * 1000;

/**
 * Only our own scripts and styles run, and they speak to this server only. Pictures may come from anywhere, because
 * whoever links one wants to see it.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data: https: http:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Hosts of linked pictures are not told where they are shown.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const notBuilt =
  '<!doctype html><html lang="en"><title>Drishti</title><h1>The playground is not built</h1>' +
  '<p>Run <code>npm run build:playground</code> where Drishti is installed and load this page again. ' +
  'The API is served all the same.</p></html>';

/**
 * `/`: the playground, a page that uses the API like any other caller. Anybody may have the page: it holds nothing.
 * @param folder of the built page
 */
export function registerPlayground(app: FastifyInstance, folder = builtPage): void {
  const assets = `${folder}assets/`;
  // Not told of a folder that is not there yet: it would be warned of at every start.
  app.register(fastifyStatic, { serve: false, preCompressed: true, cacheControl: false });
  route(app, '/', {
    GET: async (_request, reply) => {
      reply.headers({ ...pageHeaders, 'cache-control': 'no-cache' });
      if (existsSync(`${folder}index.html`)) return reply.sendFile('index.html', folder);
      return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
    },
  });
  route(app, '/assets/:name', { GET: async (request, reply) => sendAsset(request, reply, assets) });
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, folder: string): FastifyReply {
  const { name } = request.params as { name: string };
  reply.headers(pageHeaders);
  return reply.sendFile(name, folder, { cacheControl: true, immutable: true, maxAge: yearMs });
}
