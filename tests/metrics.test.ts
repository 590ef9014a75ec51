import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { type RecordingApp, recordingApp } from './support/app.js';
import { figures } from './support/figures.js';

let house: RecordingApp;
beforeEach(async () => {
  house = await recordingApp({ backgroundConcurrency: 1 });
});
afterEach(() => house.close());

const ask = { model: 'gemini-3-flash-preview', input: 'Hi' };
const all = () => figures(house.app);
const figure = async (sample: string) => (await all()).get(sample);

it('is in the text format of Prometheus, with figures of the process', async () => {
  const answer = await house.app.inject('/metrics');
  expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(answer.body).toContain('# TYPE drishti_http_requests_total counter');
  expect((await all()).get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});

it('has what docs/operating.md lists, and nothing else', async () => {
  const { body } = await house.app.inject('/metrics');
  const served = [...body.matchAll(/^# TYPE (drishti_\w+) (\w+)$/gm)].map(
    ([, name, type]) => `${name} ${type}`,
  );
  const page = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `(drishti_\w+)` \| (\w+) \|/gm)].map(
    ([, name, type]) => `${name} ${type}`,
  );
  expect(served.sort()).toEqual(listed.sort());
});

it('counts requests by route and status, whatever their paths and names are', async () => {
  await house.create(ask);
  await house.create({});
  for (let i = 0; i < 20; i++) {
    await house.app.inject(`/v1/interactions/v1_${i}`);
    await house.app.inject(`/somewhere/${i}?x=${i}`);
    await house.app.inject({ method: 'POST', url: `/v1/models/gemini-${i}:countTokens`, payload: '{}' });
  }
  const samples = await all();
  const requests = [...samples].filter(([sample]) => sample.startsWith('drishti_http_requests_total'));
  expect(Object.fromEntries(requests)).toEqual({
    'drishti_http_requests_total{method="POST",route="/v1beta/interactions",status="200"}': 1,
    'drishti_http_requests_total{method="POST",route="/v1beta/interactions",status="400"}': 1,
    'drishti_http_requests_total{method="GET",route="/v1/interactions/:id",status="404"}': 20,
    'drishti_http_requests_total{method="GET",route="unknown",status="404"}': 20,
    'drishti_http_requests_total{method="POST",route="/v1/models/:model",status="400"}': 20,
  });
  const route = 'method="POST",route="/v1beta/interactions"';
  expect(samples.get(`drishti_http_request_duration_seconds_count{${route}}`)).toBe(2);
  expect(samples.get(`drishti_http_request_duration_seconds_bucket{le="+Inf",${route}}`)).toBe(2);
});

it('counts interactions, tokens and pictures under the models of this server', async () => {
  const picture = { type: 'image', data: (await drawPicture('stop sign')).toString('base64') };
  house.engine.events = [
    { type: 'thought', text: 'Hmm, well.' },
    { type: 'text', text: 'Seen.' },
    { type: 'finish', reason: 'stop' },
  ];
  const models = ['gemini-3-flash-preview', 'models/gemini-2.5-pro', 'gemini-9', 'drishti-embedded'];
  let expected = 0;
  for (const model of models) {
    const { json } = await house.create({ model, input: [picture, { type: 'text', text: 'What is it?' }] });
    expected += json.usage.input_tokens_by_modality.find(
      ({ modality }: { modality: string }) => modality === 'image',
    ).tokens;
  }
  const samples = [...(await all())].filter(([sample]) => /^drishti_(inter|tok|ima)/.test(sample));
  const model = 'model="drishti-embedded"';
  expect(Object.fromEntries(samples.filter(([sample]) => !/_(bucket|sum)\b/.test(sample)))).toEqual({
    [`drishti_interactions_total{${model},status="completed",background="false"}`]: 4,
    [`drishti_interaction_duration_seconds_count{${model}}`]: 4,
    [`drishti_tokens_total{${model},direction="input_text"}`]: 4 * 3,
    [`drishti_tokens_total{${model},direction="input_image"}`]: expected,
    [`drishti_tokens_total{${model},direction="output"}`]: 4 * 2,
    [`drishti_tokens_total{${model},direction="thought"}`]: 4 * 3,
    [`drishti_images_total{${model}}`]: 4,
  });
});

it('shows what runs and waits, and nothing once it is done', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  house.engine.answer = async function* (_request, signal) {
    yield { type: 'text', text: 'Seen' };
    await Promise.race([held, once(signal, 'abort')]);
    yield { type: 'finish', reason: 'stop' };
  };
  const running = house.create(ask);
  const stream = house.app.inject({
    method: 'POST',
    url: '/v1/interactions',
    payload: { ...ask, stream: true },
  });
  for (let i = 0; i < 3; i++) await house.create({ ...ask, background: true });
  const gauges = () => Promise.all(shown.map(async (sample) => [sample, await figure(sample)]));
  const shown = [
    'drishti_engine_requests{engine="recording",state="active"}',
    'drishti_engine_requests{engine="recording",state="waiting"}',
    'drishti_workers{engine="recording",state="busy"}',
    'drishti_foreground',
    'drishti_background{state="running"}',
    'drishti_background{state="waiting"}',
    'drishti_event_streams',
  ];
  await expect.poll(gauges).toEqual(shown.map((sample, i) => [sample, [3, 0, 0, 2, 1, 2, 1][i]]));
  const bodies = JSON.stringify(ask).length + JSON.stringify({ ...ask, stream: true }).length;
  expect(await figure('drishti_memory_budget_bytes{state="held"}')).toBe(bodies);
  expect(await figure('drishti_memory_budget_bytes{state="limit"}')).toBe(400_000_000);
  release();
  await Promise.all([running, stream]);
  await expect.poll(gauges).toEqual(shown.map((sample) => [sample, 0]));
  await expect
    .poll(() =>
      figure('drishti_interactions_total{model="drishti-embedded",status="completed",background="true"}'),
    )
    .toBe(3);
});

it('counts apart from other servers of the process', async () => {
  const other = await recordingApp();
  await other.create(ask);
  await other.close();
  expect([...(await all()).keys()].filter((sample) => sample.includes('interactions'))).toEqual([]);
});
