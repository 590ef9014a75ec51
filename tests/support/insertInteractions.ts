import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { encodedBytes } from '../../src/images/encoded.js';
import { openInteractionStore } from '../../src/interactions/stored/openInteractionStore.js';
import { openStore } from '../../src/store/store.js';
import { finishedLog, turnsOf } from './interactionStore.js';

/**
 * Stores interactions with pictures in the folder that is named, several at a time, and deletes some again, until the
 * process is ended. Says `stored <id>` of each that is durable and `deleting <id>` before it deletes one.
 */
const store = await openStore({ dataDir: process.argv[2] as string });
const limits = { lifetimeMs: 3_600_000, maxBytes: 1_000_000_000 };
const interactions = await openInteractionStore({ store, limits });

/** At once, whatever happens to the process then. */
const say = (line: string) => writeSync(1, `${line}\n`);

const model = 'drishti-embedded';

async function insert(): Promise<void> {
  const id = `v1_${randomBytes(12).toString('hex')}`;
  // Together in the database, or in a file.
  const length = Math.random() < 0.5 ? 30_000 : 100_000;
  const pictures = Array.from({ length: 3 }, () => randomBytes(length));
  const images = turnsOf(pictures.map(() => ({ type: 'inline', base64: '' })));
  const kept = await interactions.keep(images, async () => encodedBytes(pictures.pop() as Buffer));
  const request = {
    model,
    turns: kept.turns,
    output: { type: 'text' },
    sampling: {},
    stopSequences: [],
  } as const;
  const record = { id, owner: '', model, created: new Date(), background: true, ownTurns: 1, request };
  const log = finishedLog('yes');
  const isAtOnce = Math.random() < 0.5;
  await interactions.insert(record, isAtOnce ? log : log.slice(0, 1), kept);
  kept.release();
  say(`stored ${id}`);
  if (!isAtOnce)
    for (let seq = 1; seq < log.length; seq++) await interactions.append(id, seq, log.slice(seq, seq + 1));
  if (Math.random() < 0.7) return;
  say(`deleting ${id}`);
  await interactions.delete('', id);
}

async function insertAgainAndAgain(): Promise<void> {
  for (;;) await insert();
}

await Promise.all(Array.from({ length: 8 }, insertAgainAndAgain));
