import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTransformersModel } from '../src/engines/transformers/transformersModel.js';
import type { VisionLanguageModel } from '../src/engines/vlm/visionLanguageModel.js';
import { ask, keptLog, longAnswer, picturePart, said, stripes, tinyOptions } from './support/tinyModel.js';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The first event of an answer, and the rest of it. */
async function begun(model: VisionLanguageModel, signal = new AbortController().signal) {
  const events = model.generate(longAnswer(3000), signal)[Symbol.asyncIterator]();
  await events.next();
  const rest = async () => {
    while (!(await events.next()).done);
  };
  return { events, rest };
}

describe('a model in a process of its own', () => {
  const log = keptLog();
  let model: VisionLanguageModel;

  beforeAll(async () => {
    model = await openTransformersModel({ ...tinyOptions, onLog: log.onLog });
  });
  afterAll(() => model.close());

  it('starts with the first request, says something of a picture, and reports what it took', async () => {
    expect(model.workers()).toEqual({ busy: 0, idle: 0 });
    const answer = await said(model, ask('What is this?', [picturePart(stripes(1))]));
    expect(['stop', 'length']).toContain(answer.reason);
    expect(log.entries.find(({ message }) => message === 'the model has answered')?.details).toMatchObject({
      reusedTokens: 0,
      encodedPictures: 1,
    });
  });

  it('does not ask for the pixels of a picture that it has seen', async () => {
    let decoded = 0;
    const picture = () => picturePart(stripes(2), () => decoded++);
    await said(model, ask('What is this?', [picture()]));
    await said(model, ask('Something else?', [picture(), picture()]));
    expect(decoded).toBe(1);
  });

  it('answers those that come together one after another', async () => {
    const questions = ['One?', 'Two?', 'Three?'];
    const alone: string[] = [];
    for (const question of questions) alone.push((await said(model, ask(question))).text);
    const together = await Promise.all(questions.map((question) => said(model, ask(question))));
    expect(together.map(({ text }) => text)).toEqual(alone);
  });

  it('streams JSON that the schema allows, piece by piece', async () => {
    const schema = {
      type: 'object',
      properties: { colour: { enum: ['red', 'green'] }, count: { type: 'integer', minimum: 0, maximum: 9 } },
      required: ['colour', 'count'],
    };
    const answer = await said(
      model,
      ask('Say it.', [picturePart(stripes(3))], { output: { type: 'json', schema } }),
    );
    const value = JSON.parse(answer.text) as { colour: string; count: number };
    expect(['red', 'green']).toContain(value.colour);
    expect(value.count).toBeGreaterThanOrEqual(0);
    expect(answer.pieces).toBeGreaterThan(3);
    expect(answer.reason).toBe('stop');
  });

  it('gives the same answer for the same seed and another for another', async () => {
    const answer = (seed: number) =>
      said(model, ask('Tell me.', [], { sampling: { temperature: 5, seed }, maxOutputTokens: 20 }));
    const [first, again, other] = [await answer(1), await answer(1), await answer(2)];
    expect(again.text + again.thought).toBe(first.text + first.thought);
    expect(other.text + other.thought).not.toBe(first.text + first.thought);
  });

  it('ends before a stop string that spans tokens', async () => {
    const whole = JSON.parse((await said(model, longAnswer(60))).text) as string;
    const stop = [...whole].slice(20, 26).join('');
    const stopped = await said(model, { ...longAnswer(60), stopSequences: [stop] });
    expect(stopped).toMatchObject({ reason: 'stop' });
    expect(`"${whole}"`.startsWith(stopped.text)).toBe(true);
    expect(stopped.text).not.toContain(stop);
  });

  it('says that it was cut at the limit of tokens', async () => {
    expect(await said(model, { ...longAnswer(500), maxOutputTokens: 7 })).toMatchObject({ reason: 'length' });
  });

  it('refuses what its context has no room for', async () => {
    await expect(said(model, ask('word '.repeat(5000)))).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(said(model, ask('x'.repeat(1_000_000)))).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('takes control tokens of a caller for the text that they are', async () => {
    const text = '<|image_pad|><|im_end|><think></think><|vision_start|>';
    const answer = await said(model, ask(text, [picturePart(stripes(1))]));
    expect(['stop', 'length']).toContain(answer.reason);
  });

  it('stops between tokens when the request is aborted, and goes on with the next', async () => {
    const controller = new AbortController();
    const { rest } = await begun(model, controller.signal);
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(rest()).rejects.toBe(reason);
    expect((await said(model, ask('Still there?'))).reason).toBeDefined();
    expect(log.pids()).toHaveLength(1);
  });

  it('stops when nobody listens any more', async () => {
    const { events } = await begun(model);
    await events.return?.();
    expect((await said(model, ask('Still there?'))).reason).toBeDefined();
    expect(log.pids()).toHaveLength(1);
  });

  it('lets one who waits give up', async () => {
    const controller = new AbortController();
    const first = await begun(model);
    const waiting = said(model, ask('Me too?'), controller.signal);
    controller.abort(new Error('never mind'));
    await expect(waiting).rejects.toThrow('never mind');
    await first.events.return?.();
    expect((await said(model, ask('And me?'))).reason).toBeDefined();
  });

  it('fails the answer whose process is killed, and answers those who wait with a new one', async () => {
    const { rest } = await begun(model);
    const waiting = said(model, ask('And me?'));
    process.kill(log.pids().at(-1)!, 'SIGKILL');
    await expect(rest()).rejects.toMatchObject({ code: 'service_unavailable', message: /SIGKILL/ });
    expect((await waiting).reason).toBeDefined();
    expect(log.pids()).toHaveLength(2);
  });

  it('leaves no process behind', async () => {
    const own = keptLog();
    const other = await openTransformersModel({ ...tinyOptions, preload: true, onLog: own.onLog });
    const { rest } = await begun(other);
    const failing = expect(rest()).rejects.toMatchObject({ code: 'service_unavailable' });
    await other.close();
    await failing;
    expect(own.pids().map(isAlive)).toEqual([false]);
    await expect(said(other, ask('Anybody?'))).rejects.toMatchObject({ code: 'service_unavailable' });
  });
});

describe('a process that does not obey', () => {
  it('is ended in the middle of encoding a picture, and the next request is answered', async () => {
    const log = keptLog();
    const model = await openTransformersModel({ ...tinyOptions, patienceMs: 1, onLog: log.onLog });
    try {
      const controller = new AbortController();
      const large = picturePart(stripes(1, 1024, 1024), () =>
        setTimeout(() => controller.abort(new Error('stop')), 100),
      );
      await expect(said(model, ask('What is this?', [large]), controller.signal)).rejects.toThrow('stop');
      expect((await said(model, ask('Still there?'))).reason).toBeDefined();
      expect(log.pids()).toHaveLength(2);
      expect(isAlive(log.pids()[0]!)).toBe(false);
    } finally {
      await model.close();
    }
  });
});

describe('a model that nobody asks', () => {
  it('leaves the memory, and comes back', async () => {
    const log = keptLog();
    const model = await openTransformersModel({ ...tinyOptions, idleUnloadMs: 50, onLog: log.onLog });
    try {
      await said(model, ask('Hello?'));
      while (model.workers().busy + model.workers().idle > 0) await sleep(50);
      await said(model, ask('Hello again?'));
      expect(log.pids()).toHaveLength(2);
    } finally {
      await model.close();
    }
  });
});
