import type { FastifyInstance } from 'fastify';

/** The samples of `/metrics` as they are written: name and labels, then the value. */
export async function figures(app: FastifyInstance): Promise<Map<string, number>> {
  const { body } = await app.inject('/metrics');
  const samples = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}
