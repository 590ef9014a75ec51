// Memory of the built server with many and with large pictures in one request: `npm run bench:many` (Linux).
import sharp from 'sharp';
import { Agent, request } from 'undici';
import { drawings, drawPicture } from '../tests/pictures/drawings.js';
import { startPictureHost } from '../tests/support/pictureHost.js';
import { startProgram } from '../tests/support/program.js';
import { upload } from '../tests/support/upload.js';
import { residentMemory } from './memory.js';
import { benchmarkJpegs } from './sharedPictures.js';
import { timed } from './statistics.js';

// Node's own fetch gives up after 300 seconds without an answer.
const dispatcher = new Agent({ headersTimeout: 0 });
const host = await startPictureHost();

/** One request against a server of its own, so that its peak is the request's alone. */
async function measure(name: string, images: (url: string) => Promise<object[]>): Promise<void> {
  const server = await startProgram({ DRISHTI_FETCH_HTTP: 'true', DRISHTI_FETCH_ALLOW: '127.0.0.1' });
  const parts = await images(server.url);
  const before = residentMemory(server.child.pid);
  const body = JSON.stringify({
    model: 'gemini-2.5-flash',
    input: [{ type: 'text', text: 'Count the stop signs in these images.' }, ...parts],
  });
  let answer: { usage?: { total_input_tokens: number }; error?: unknown } = {};
  const time = await timed(async () => {
    const response = await request(`${server.url}/v1beta/interactions`, { method: 'POST', body, dispatcher });
    answer = (await response.body.json()) as typeof answer;
  });
  const peak = residentMemory(server.child.pid, 'VmHWM');
  console.log(
    `${name}: ${(body.length / 1e6).toFixed(1)} MB body, ${(time / 1000).toFixed(1)} s, resident MiB before ` +
      `${before}, peak ${peak}; ${answer.error ? JSON.stringify(answer.error) : `${answer.usage?.total_input_tokens} tokens`}`,
  );
  server.child.kill('SIGTERM');
  await server.exited;
}

const inline = (bytes: Buffer) => ({ type: 'image', data: bytes.toString('base64') });

const small = await Promise.all(
  Object.keys(drawings).map(async (name) =>
    sharp(await drawPicture(name as keyof typeof drawings))
      .resize(320)
      .jpeg()
      .toBuffer(),
  ),
);
const manySmall = Array.from({ length: 3600 }, (_, i) => small[i % small.length] as Buffer);
await measure('3,600 small, inline', async () => manySmall.map(inline));

const photographs = await benchmarkJpegs(8);
const large = await Promise.all(
  photographs.map((bytes) => sharp(bytes).resize(4000, 3000).jpeg({ quality: 70 }).toBuffer()),
);
const fortyLarge = Array.from({ length: 40 }, (_, i) => large[i % large.length] as Buffer);
await measure('40 of 12 MP, inline', async () => fortyLarge.map(inline));
await measure('40 of 12 MP, uploaded', async (url) => {
  const uploaded = [];
  for (const bytes of fortyLarge) uploaded.push(await upload(url, bytes, 'image/jpeg'));
  return uploaded.map(({ uri }) => ({ type: 'image', uri }));
});
await measure('40 of 12 MP, by URL', async () =>
  fortyLarge.map((bytes) => ({ type: 'image', uri: host.serve(bytes) })),
);
await host.close();
