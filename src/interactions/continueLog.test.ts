import { describe, expect, it } from 'vitest';
import { continueLog } from './continueLog.js';
import type { InteractionEvent } from './event.js';
import { LiveLog } from './liveLog.js';
import { readLog } from './readLog.js';
import { tellAnswer } from './tellAnswer.js';

const input = { inputTextTokens: 1, inputImageTokens: 0 };

/** The log of an answer that comes in these pieces; a leading `~` makes a thought. */
async function tell(...pieces: string[]): Promise<InteractionEvent[]> {
  async function* answer() {
    for (const piece of pieces) {
      if (piece.startsWith('~')) yield { type: 'thought', text: piece.slice(1) } as const;
      else yield { type: 'text', text: piece } as const;
    }
    yield { type: 'finish', reason: 'stop' } as const;
  }
  const events: InteractionEvent[] = [{ type: 'created' }, { type: 'running', input }];
  for await (const event of tellAnswer(answer(), input, true)) events.push(event);
  return events;
}

async function continued(logged: readonly InteractionEvent[], repeated: readonly InteractionEvent[]) {
  const rest: InteractionEvent[] = [];
  const again = async function* () {
    yield* repeated.slice(1);
  };
  for await (const event of continueLog(logged, again())) rest.push(event);
  return [...logged, ...rest];
}

const record = {
  id: 'v1_x',
  owner: '',
  model: 'm',
  created: new Date(0),
  background: true,
  ownTurns: 1,
  request: { model: 'm', turns: [], output: { type: 'text' }, sampling: {}, stopSequences: [] },
} as const;
const read = (events: readonly InteractionEvent[]) => {
  const { steps, status, usage } = readLog(record, new LiveLog(events).events);
  return { steps, status, usage };
};

describe('continueLog', () => {
  it('goes on wherever the log was broken off, however the answer is cut into pieces', async () => {
    const uncut = await tell('~Let me', '~ look.', 'Two ', 'mugs ', 'on a table.');
    const others = [
      uncut,
      await tell('~Let me look.', 'Two mugs on a table.'),
      await tell('~Let', '~ me look.', 'Two m', 'ugs on', ' a t', 'able.'),
    ];
    for (let told = 1; told < uncut.length; told++) {
      for (const repeated of others) {
        const whole = await continued(uncut.slice(0, told), repeated);
        expect(read(whole)).toEqual(read(uncut));
        const kinds = (type: string) => whole.filter((event) => event.type === type).length;
        expect([kinds('running'), kinds('stepStart'), kinds('stepStop'), kinds('finished')]).toEqual([
          1, 2, 2, 1,
        ]);
      }
    }
  });

  it.each([
    ['another text', ['Two mugs.'], ['Two cups.']],
    ['a shorter text', ['Two mugs on a table.'], ['Two mugs.']],
    ['a step of another kind', ['~Hm.', 'Two mugs.'], ['Two mugs.']],
  ])('refuses to go on with %s', async (_name, first, second) => {
    const logged = (await tell(...first)).filter(({ type }) => type !== 'finished' && type !== 'stepStop');
    await expect(continued(logged, await tell(...second))).rejects.toMatchObject({
      code: 'service_unavailable',
    });
  });

  it('refuses a longer text where the step was ended', async () => {
    const logged = (await tell('Two mugs.')).filter(({ type }) => type !== 'finished');
    await expect(continued(logged, await tell('Two mugs. And more.'))).rejects.toMatchObject({
      code: 'service_unavailable',
    });
  });
});
