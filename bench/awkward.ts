// Every awkward file through all three ways in, on the built server: `npm run bench:awkward` (Linux).
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { startPictureHost } from '../tests/support/pictureHost.js';
import { startProgram } from '../tests/support/program.js';
import { UploadRefused, upload } from '../tests/support/upload.js';
import { residentMemory } from './memory.js';
import { evaluationFolder } from './sharedPictures.js';

interface AwkwardFile {
  readonly file: string;
  readonly kind: string;
  readonly expect: 'ok' | 'reject' | 'either';
}

/** What came of one file by one way: an answer, or the status of the refusal. */
type Outcome = 'answered' | number;

const manifest = `${evaluationFolder}awkward.json`;
if (!existsSync(manifest)) throw new Error('the labelled pictures are not beside this checkout');
const { images } = JSON.parse(await readFile(manifest, 'utf8')) as { images: AwkwardFile[] };

const host = await startPictureHost();
const server = await startProgram({ DRISHTI_FETCH_HTTP: 'true', DRISHTI_FETCH_ALLOW: '127.0.0.1' });
const idle = residentMemory(server.child.pid);

async function ask(image: object): Promise<Outcome> {
  const response = await fetch(`${server.url}/v1beta/interactions`, {
    method: 'POST',
    body: JSON.stringify({
      model: 'drishti-embedded',
      input: [
        { type: 'text', text: 'Caption this image.' },
        { type: 'image', ...image },
      ],
    }),
  });
  await response.arrayBuffer();
  return response.ok ? 'answered' : response.status;
}

async function askUploaded(bytes: Buffer): Promise<Outcome> {
  try {
    const { uri } = await upload(server.url, bytes, 'image/png');
    return await ask({ uri });
  } catch (error) {
    if (error instanceof UploadRefused) return error.status;
    throw error;
  }
}

const isAsExpected = (expected: AwkwardFile['expect'], outcome: Outcome): boolean => {
  const refused = outcome !== 'answered' && outcome >= 400 && outcome < 500;
  return { ok: outcome === 'answered', reject: refused, either: outcome === 'answered' || refused }[expected];
};

let wrong = 0;
for (const { file, kind, expect } of images) {
  const bytes = await readFile(evaluationFolder + file);
  const outcomes = {
    inline: await ask({ data: bytes.toString('base64') }),
    upload: await askUploaded(bytes),
    url: await ask({ uri: host.serve(bytes) }),
  };
  const good = Object.values(outcomes).every((outcome) => isAsExpected(expect, outcome));
  if (!good) wrong++;
  if (!good || process.argv.includes('--all')) console.log(file, kind, expect, JSON.stringify(outcomes));
}

console.log(`${images.length} files by three ways, ${wrong} not as expected`);
console.log(
  `resident memory, MiB: idle ${idle}, peak ${residentMemory(server.child.pid, 'VmHWM')}, ` +
    `after ${residentMemory(server.child.pid)}`,
);
server.child.kill('SIGTERM');
await Promise.all([server.exited, host.close()]);
process.exit(wrong === 0 ? 0 : 1);
