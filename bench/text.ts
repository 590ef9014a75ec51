// Reading text, beside other readers and beside the networks alone: `npm run bench:text`.
import { readFileSync } from 'node:fs';
import { textOf } from '../src/engines/embedded/text/layout/layout.js';
import type { TextLine } from '../src/engines/embedded/text/textLine.js';
import { createTextReader } from '../src/engines/embedded/text/textReader.js';
import { BareText } from './bareText.js';
import { score } from './score.js';
import { evaluationFolder, type LabelledPicture, openPicture, readManifest } from './sharedPictures.js';
import { percentile, timed } from './statistics.js';
import { openTextPeers } from './textPeers.js';

function open(file: string) {
  return openPicture(readFileSync(evaluationFolder + file), file);
}

async function measureReader(pages: readonly LabelledPicture[]): Promise<void> {
  const reader = createTextReader();
  const bare = await BareText.open();
  const texts: Record<string, string> = {};
  const times = { whole: [] as number[], bare: [] as number[] };
  await reader.read(await open(pages[0]!.file));
  for (const { file } of pages) {
    const image = await open(file);
    let lines: TextLine[] = [];
    times.whole.push(
      await timed(async () => {
        lines = await reader.read(image);
      }),
    );
    const runs = await bare.prepare(image, lines);
    times.bare.push(await timed(() => bare.run(runs)));
    texts[file] = textOf(lines);
  }
  await reader.close();
  print('drishti', texts, times.whole);
  const [whole, alone] = [percentile(times.whole, 0.5), percentile(times.bare, 0.5)];
  console.log(
    `the networks alone: p50 ${alone.toFixed(0)} ms a page; whole / alone ${(whole / alone).toFixed(2)}`,
  );
}

async function measurePeers(pages: readonly LabelledPicture[]): Promise<void> {
  for (const peer of await openTextPeers()) {
    const texts: Record<string, string> = {};
    const times: number[] = [];
    for (const { file } of pages)
      times.push(
        await timed(async () => {
          texts[file] = await peer.read(evaluationFolder + file);
        }),
      );
    await peer.close();
    print(peer.name, texts, times);
  }
}

function print(name: string, texts: Readonly<Record<string, string>>, times: readonly number[]): void {
  console.log(
    `${name.padEnd(18)} p50 ${percentile(times, 0.5).toFixed(0)} ms a page   ${JSON.stringify(score('receipts', texts))}`,
  );
}

const receipts = readManifest<LabelledPicture>(evaluationFolder, 'receipts.json');
if (receipts.length > 0) {
  await measureReader(receipts);
  await measurePeers(receipts);
} else console.log(`no labelled receipts at ${evaluationFolder}: nothing measured`);
process.exit();
