import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { parseEvents, textOf } from './support/eventStream.js';
import { type ClientEvent, interactionsOf, majors } from './support/majors.js';
import { type Program, startProgram } from './support/program.js';
import { reconnectLoop } from './support/reconnectLoop.js';

const loops = 10;

it('loses nothing that was begun in the background when it is killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'drishti-killed-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const start = async (port: string): Promise<Program> => {
    const program = await startProgram({
      DRISHTI_DATA_DIR: dataDir,
      DRISHTI_BACKGROUND_CONCURRENCY: '1',
      PORT: port,
    });
    onTestFinished(() => void program.child.kill('SIGKILL'));
    return program;
  };
  const program = await start('0');
  const { url } = program;
  const data = (await drawPicture('stop sign')).toString('base64');
  const content = [
    { type: 'text', text: 'Caption this image.' },
    // So many looks, one after the other, take much longer than asking for them.
    { type: 'image', data, resolution: 'ultra_high' },
  ];
  const ask = { model: 'gemini-3-flash-preview', input: content };
  const { output_text: expected } = await interactionsOf(majors[0][1], url).create(ask);

  let begun = 0;
  let finished = 0;
  let restarted: Promise<Program> | undefined;
  let finishedBefore = 0;
  const restart = async () => {
    finishedBefore = finished;
    program.child.kill('SIGKILL');
    await program.exited;
    return start(new URL(url).port);
  };
  const onEvent = ({ event_type }: ClientEvent) => {
    if (event_type === 'interaction.created') begun++;
    if (event_type === 'interaction.completed') finished++;
    if (begun === loops && finished > 0) restarted ??= restart();
  };
  const told = await Promise.all(
    Array.from({ length: loops }, (_, i) => {
      const [, GoogleGenAI] = majors[i % majors.length] as (typeof majors)[number];
      return reconnectLoop(interactionsOf(GoogleGenAI, url), ask, onEvent);
    }),
  );
  expect(finishedBefore).toBeLessThan(loops);
  const second = (await restarted) as Program;
  for (const { id, text, eventIds, events } of told) {
    expect(text).toBe(expected);
    expect(events.at(-1).interaction.status).toBe('completed');
    const whole = parseEvents(await (await fetch(`${url}/v1/interactions/${id}?stream=true`)).text());
    expect(textOf(whole)).toBe(expected);
    expect(eventIds).toEqual(whole.flatMap((event) => event.data.event_id ?? []));
  }
  second.child.kill('SIGTERM');
  expect(await second.exited).toBe(0);
});
