// Kills the server at random moments of creating, background work and streams, starts it again on the same data folder
// and looks for interactions that are half there, lost or told twice: `npm run bench:kill-interactions -- [rounds] [seed]`.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawPicture } from '../tests/pictures/drawings.js';
import { startProgram } from '../tests/support/program.js';
import { randomNumbers } from '../tests/support/random.js';
import { auditStore } from './auditInteractions.js';
import {
  call,
  type InteractionJson,
  RefusedError,
  type StreamedEvent,
  streamEvents,
  textOf,
} from './interactionCalls.js';
import { scriptedWords } from './scriptedEngine.js';
import { startScripted } from './scriptedProcess.js';
import { percentile, timed } from './statistics.js';

const rounds = Number(process.argv[2] ?? 300);
const seed = Number(process.argv[3] ?? 1);
const callers = 8;
const mostMsBeforeKill = 600;
const model = 'gemini-3-flash-preview';
/** What becomes of work that was begun too often; see docs/interactions.md. */
const givenUp = /stopped 3 times/;

const random = randomNumbers(seed);
const below = (limit: number) => Math.floor(random() * limit);
const pictures = await Promise.all(
  (['stop sign', 'clock'] as const).map(async (name) => (await drawPicture(name)).toString('base64')),
);

interface Asked {
  readonly id: string;
  readonly text: string;
  readonly picture: string | undefined;
  readonly background: boolean;
  /** Events that came before the server was killed. */
  readonly events: StreamedEvent[];
}

/** Interactions that were answered as stored: they must be there, whole. */
const whole = new Map<string, Asked>();
/** Background ones that were answered as begun: they must be there, and end. */
let begun = new Map<string, Asked>();
/** Streams that were cut: there whole, or not at all. */
let cut = new Map<string, Asked>();

const counts = {
  'answered whole': 0,
  'streams read to the end': 0,
  'background begun': 0,
  'background ended after a restart': 0,
  'of these failed after three kills': 0,
  'streams cut by a kill and resumed': 0,
  'foreground streams cut': 0,
  'of these stored whole': 0,
  'events checked': 0,
};
const violations: string[] = [];
const dataDir = mkdtempSync(join(tmpdir(), 'drishti-kill-'));
const env = { DRISHTI_DATA_DIR: dataDir, DRISHTI_CONCURRENCY: '16', DRISHTI_BACKGROUND_CONCURRENCY: '8' };

for (let round = 1; round <= rounds; round++) {
  const server = await startScripted(env);
  const base = `${server.url}/v1beta/interactions`;
  await audit(base, round);
  const work = Promise.all(Array.from({ length: callers }, () => callUntilKilled(base)));
  await sleep(below(mostMsBeforeKill));
  await server.kill();
  await work;
  if (round % 20 === 0) {
    await auditCopy(round);
    console.error(`${round} rounds, ${violations.length} violations`);
  }
}
const last = await startScripted(env);
await audit(`${last.url}/v1beta/interactions`, rounds + 1);
await last.stop();
await auditCopy(rounds + 1);
const starts = await compareStarts();
rmSync(dataDir, { recursive: true });
console.table({ kills: rounds, ...counts, ...starts, violations: violations.length });
for (const violation of violations.slice(0, 50)) console.error(violation);
process.exit(violations.length === 0 ? 0 : 1);

/** Asks for one thing after the other, until the server is gone. */
async function callUntilKilled(base: string): Promise<void> {
  const kinds = [create, create, submit, streamForeground, streamBackground, chain];
  try {
    for (;;) await (kinds[below(kinds.length)] as typeof create)(base);
  } catch (error) {
    // The connection ends with the server; an answer that refuses is never right here.
    if (error instanceof RefusedError) violations.push(error.message);
  }
}

function prompt(): { body: { model: string; input: object[] }; text: string; picture: string | undefined } {
  const script = { words: 1 + below(60), seed: below(1e9), pause: below(6) };
  const picture = random() < 0.5 ? pictures[below(pictures.length)] : undefined;
  const image = picture === undefined ? [] : [{ type: 'image', data: picture, mime_type: 'image/png' }];
  const input = [{ type: 'text', text: JSON.stringify(script) }, ...image];
  return { body: { model, input }, text: scriptedWords(script).join(''), picture };
}

async function create(base: string, more: object = {}): Promise<void> {
  const { body, text, picture } = prompt();
  const answer = await call(base, 'POST', { ...body, ...more });
  whole.set(answer.id, { id: answer.id, text, picture, background: false, events: [] });
  counts['answered whole']++;
}

async function chain(base: string): Promise<void> {
  const ids = [...whole.keys()];
  const previous = ids[below(ids.length)];
  await create(base, previous === undefined ? {} : { previous_interaction_id: previous });
}

async function submit(base: string): Promise<void> {
  const { body, text, picture } = prompt();
  const { id } = await call(base, 'POST', { ...body, background: true });
  begun.set(id, { id, text, picture, background: true, events: [] });
  counts['background begun']++;
}

function streamForeground(base: string): Promise<void> {
  return stream(base, false);
}

function streamBackground(base: string): Promise<void> {
  return stream(base, true);
}

async function stream(base: string, background: boolean): Promise<void> {
  const { body, text, picture } = prompt();
  const events: StreamedEvent[] = [];
  for await (const event of streamEvents(base, 'POST', { ...body, stream: true, background })) {
    const id = event.interaction?.id;
    if (event.event_type === 'interaction.created' && id) {
      (background ? begun : cut).set(id, { id, text, picture, background, events });
      if (background) counts['background begun']++;
    }
    events.push(event);
  }
  const asked = begun.get(idOf(events)) ?? cut.get(idOf(events));
  if (events.at(-1)?.event_type !== 'interaction.completed' || asked === undefined) return;
  begun.delete(asked.id);
  cut.delete(asked.id);
  whole.set(asked.id, asked);
  counts['streams read to the end']++;
}

function idOf(events: readonly StreamedEvent[]): string {
  return events[0]?.interaction?.id ?? '';
}

/** Compares what a server that has just started tells with what was promised. */
async function audit(base: string, round: number): Promise<void> {
  const report = (problem: string) => violations.push(`round ${round}: ${problem}`);
  await Promise.all([...begun.values()].map((asked) => endBackground(base, asked, report)));
  await Promise.all([...cut.values()].map((asked) => checkCut(base, asked, report)));
  begun = new Map();
  cut = new Map();
  const known = [...whole.values()];
  const some = [...known.slice(-40), ...Array.from({ length: 10 }, () => known[below(known.length)])];
  for (const asked of some) if (asked) await checkWhole(base, asked, report);
}

type Report = (problem: string) => void;

/** Follows a background interaction from the last event that was seen to its end. */
async function endBackground(base: string, asked: Asked, report: Report): Promise<void> {
  const after = asked.events.at(-1)?.event_id;
  const query = after === undefined ? '' : `&last_event_id=${encodeURIComponent(after)}`;
  try {
    for await (const event of streamEvents(`${base}/${asked.id}?stream=true${query}`, 'GET'))
      asked.events.push(event);
  } catch (error) {
    return report(`${asked.id} in the background cannot be followed: ${(error as Error).message}`);
  }
  if (after !== undefined) counts['streams cut by a kill and resumed']++;
  counts['background ended after a restart']++;
  if (await isGivenUp(base, asked)) return;
  whole.set(asked.id, asked);
  await checkWhole(base, asked, report);
}

async function isGivenUp(base: string, { id }: Asked): Promise<boolean> {
  const { status, errors } = await call(`${base}/${id}`, 'GET');
  const isFailed = status === 'failed' && givenUp.test(errors?.[0]?.message ?? '');
  if (isFailed) counts['of these failed after three kills']++;
  return isFailed;
}

/** A foreground stream that the kill cut is stored as a whole or unknown. */
async function checkCut(base: string, asked: Asked, report: Report): Promise<void> {
  counts['foreground streams cut']++;
  try {
    await call(`${base}/${asked.id}`, 'GET');
  } catch (error) {
    if (!(error instanceof RefusedError && error.status === 404))
      report(`${asked.id}: ${(error as Error).message}`);
    return;
  }
  counts['of these stored whole']++;
  await checkWhole(base, { ...asked, events: [] }, report);
}

async function checkWhole(base: string, asked: Asked, report: Report): Promise<void> {
  const { id, text, picture } = asked;
  try {
    const interaction = await call(`${base}/${id}`, 'GET');
    if (interaction.status !== 'completed')
      report(`${id} is ${interaction.status}: ${JSON.stringify(interaction.errors)}`);
    if (textOf(interaction) !== text) report(`${id} has another text`);
    if (pictureOf(interaction) !== picture) report(`${id} has another picture`);
    const replayed: StreamedEvent[] = [];
    for await (const event of streamEvents(`${base}/${id}?stream=true`, 'GET')) replayed.push(event);
    checkEvents(asked, replayed, report);
  } catch (error) {
    report(`${id} is lost: ${(error as Error).message}`);
  }
}

function pictureOf({ steps }: InteractionJson): string | undefined {
  return steps[0].content.find((part: InteractionJson) => part.type === 'image')?.data;
}

/** Every event once, in order, the same ones as were seen live, and the text in the deltas. */
function checkEvents({ id, text, events }: Asked, replayed: readonly StreamedEvent[], report: Report): void {
  counts['events checked'] += replayed.length;
  const ids = replayed.map(({ event_id }) => event_id);
  if (new Set(ids).size !== ids.length) report(`${id} has an event id twice`);
  if (replayed.map(({ delta }) => delta?.text ?? '').join('') !== text) report(`${id} replays another text`);
  if (replayed.at(-1)?.event_type !== 'interaction.completed') report(`${id} replays no end`);
  if (events.length > 0 && JSON.stringify(events) !== JSON.stringify(replayed)) {
    report(`${id} replays other events than were seen: ${events.length} and ${replayed.length}`);
  }
}

/** Looks into the database itself; into a copy, so that the next start meets it as the kill left it. */
async function auditCopy(round: number): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'drishti-kill-copy-'));
  cpSync(dataDir, copy, { recursive: true });
  for (const problem of await auditStore(copy)) violations.push(`round ${round}, database: ${problem}`);
  rmSync(copy, { recursive: true });
}

/** How long the built program takes to start on the folder of all these rounds, next to an empty one. */
async function compareStarts(): Promise<Record<string, string>> {
  const empty = mkdtempSync(join(tmpdir(), 'drishti-kill-empty-'));
  const times = { used: [] as number[], clean: [] as number[] };
  for (let i = 0; i < 6; i++) {
    const used = await startAndKill(dataDir);
    const clean = await startAndKill(empty);
    // The first start of a folder imports the model.
    if (i === 0) continue;
    times.used.push(used);
    times.clean.push(clean);
  }
  rmSync(empty, { recursive: true });
  const [used, clean] = [percentile(times.used, 0.5), percentile(times.clean, 0.5)];
  return {
    'start of the built program after it all, ms': used.toFixed(0),
    'start on an empty folder, ms': clean.toFixed(0),
    'ratio of the starts': (used / clean).toFixed(2),
  };
}

async function startAndKill(folder: string): Promise<number> {
  let stop = async () => {};
  const time = await timed(async () => {
    const program = await startProgram({ DRISHTI_DATA_DIR: folder });
    stop = async () => {
      program.child.kill('SIGKILL');
      await program.exited;
    };
  });
  await stop();
  return time;
}
