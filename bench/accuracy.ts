// What the built program gets right over HTTP on the labelled pictures beside the checkout:
// `npm run bench:accuracy [-- PART…]`. The second column shows on other pictures how far the figures differ.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../tests/support/program.js';
import { absent } from './accuracy/absent.js';
import { captions } from './accuracy/captions.js';
import { classes } from './accuracy/classes.js';
import { detections } from './accuracy/detections.js';
import { outlines } from './accuracy/outlines.js';
import type { Part, Row } from './accuracy/part.js';
import { type PictureSet, pictureSets } from './accuracy/pictureSet.js';
import { questions } from './accuracy/questions.js';
import { receiptJson, receiptText } from './accuracy/receipts.js';
import { printLine, printRows } from './accuracy/table.js';
import { timings } from './accuracy/timings.js';
import { evaluationFolder } from './sharedPictures.js';

const parts: readonly Part[] = [
  questions,
  captions,
  outlines,
  receiptText,
  receiptJson,
  classes,
  absent,
  timings,
  detections,
];

/** A server of its own with the part's settings, on models that all parts share. */
async function measure({ settings, measure }: Part, sets: readonly PictureSet[], dataDir: string) {
  const program = await startProgram({ DRISHTI_DATA_DIR: dataDir, ...settings });
  try {
    const rowsOfSets: Row[][] = [];
    for (const set of sets) rowsOfSets.push(await measure({ url: program.url, set, dataDir }));
    return rowsOfSets;
  } finally {
    program.child.kill('SIGTERM');
    await program.exited;
  }
}

async function measureAll(chosen: readonly Part[], sets: readonly PictureSet[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'drishti-accuracy-'));
  printLine(
    'measured',
    'goal',
    sets.map(({ name }) => name),
  );
  for (const part of chosen) printRows(await measure(part, sets, dataDir));
  rmSync(dataDir, { recursive: true });
}

/** Words of the command line name parts, and sets if only some are wanted. */
function chosenFrom<Named extends { readonly name: string }>(all: readonly Named[]): readonly Named[] {
  const chosen = all.filter(({ name }) => process.argv.includes(name));
  return chosen.length > 0 ? chosen : all;
}

const sets = chosenFrom(pictureSets());
if (sets.length > 0) await measureAll(chosenFrom(parts), sets);
else console.log(`no labelled pictures at ${evaluationFolder}: nothing measured`);
process.exit();
