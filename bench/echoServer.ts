// Fastify, and nothing but it: answers every body with itself. Started by overhead.ts.
import Fastify from 'fastify';

const app = Fastify({ bodyLimit: 100_000_000 });
app.post('/v1beta/interactions', async (request) => request.body);
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ url });
process.once('SIGTERM', () => process.exit(0));
