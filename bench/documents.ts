// What documents say, as read from their text: company, date, address and total of receipts: `npx tsx bench/documents.ts`.
import { readFileSync } from 'node:fs';
import type { TextDocument } from '../src/engines/embedded/text/document/document.js';
import { lookUp } from '../src/engines/embedded/text/document/lookUp.js';
import { readDocument } from '../src/engines/embedded/text/document/readDocument.js';
import type { TextLine } from '../src/engines/embedded/text/textLine.js';
import { createTextReader } from '../src/engines/embedded/text/textReader.js';
import { cornersOf } from '../src/geometry/box.js';
import { type Fields, fieldNames, isRight } from './accuracy/receiptFields.js';
import { evaluationFolder, type LabelledPicture, openPicture, readManifest } from './sharedPictures.js';
import { percentile } from './statistics.js';

interface Receipt extends LabelledPicture {
  readonly lines: readonly {
    readonly text: string;
    readonly box: readonly [number, number, number, number];
  }[];
  readonly fields: Fields;
}

function transcribed({ lines }: Receipt): TextLine[] {
  return lines.map(({ text, box: [y0, x0, y1, x1] }) => {
    const box = { x0, y0, x1, y1 };
    return { text, score: 1, box, quad: cornersOf(box), words: [] };
  });
}

/** Which share of the truth's words is found, and of the found words is true: F1. */
function wordScore(truth: string, found: string): number {
  const words = (text: string) =>
    text
      .toUpperCase()
      .split(/[^A-Z0-9]+/)
      .filter(Boolean);
  const left = words(truth);
  const [wanted, got] = [left.length, words(found)];
  const hits = got.filter((word) => left.includes(word) && left.splice(left.indexOf(word), 1)).length;
  return (2 * hits) / (wanted + got.length || 1);
}

function report(title: string, receipts: readonly Receipt[], documents: readonly TextDocument[]): void {
  for (const name of fieldNames) {
    const known = receipts.map((receipt, index) => ({ receipt, found: lookUp(documents[index]!, name) }));
    const asked = known.filter(({ receipt }) => receipt.fields[name] !== '');
    const right = asked.filter(({ receipt, found }) => isRight(name, receipt.fields[name], found?.value));
    const words = asked.reduce(
      (sum, { receipt, found }) => sum + wordScore(receipt.fields[name], found?.value ?? ''),
      0,
    );
    console.log(
      `${title} ${name.padEnd(8)} ${right.length} of ${asked.length} = ${(right.length / asked.length).toFixed(2)}, F1 of its words ${(words / asked.length).toFixed(2)}`,
    );
    if (process.argv.includes('--wrong'))
      for (const { receipt, found } of asked)
        if (!isRight(name, receipt.fields[name], found?.value))
          console.log(
            `  ${receipt.file}: ${receipt.fields[name]} | ${found?.value} (${found?.score.toFixed(2)})`,
          );
  }
}

async function readAll(receipts: readonly Receipt[]): Promise<TextDocument[]> {
  const reader = createTextReader();
  const documents: TextDocument[] = [];
  const times: number[] = [];
  for (const { file } of receipts) {
    const image = await openPicture(readFileSync(evaluationFolder + file), file);
    const lines = await reader.read(image);
    const start = performance.now();
    documents.push(readDocument(lines, image));
    times.push(performance.now() - start);
  }
  await reader.close();
  console.log(`read as a document in ${percentile(times, 0.5).toFixed(1)} ms (p50)`);
  return documents;
}

const all = readManifest<Receipt>(evaluationFolder, 'receipts.json');
if (all.length > 0) {
  report(
    'transcribed',
    all,
    all.map((receipt) => readDocument(transcribed(receipt), receipt)),
  );
  report('read       ', all, await readAll(all));
} else console.log(`no labelled receipts at ${evaluationFolder}: nothing measured`);
process.exit();
