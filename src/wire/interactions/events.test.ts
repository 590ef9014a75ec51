import { expect, it } from 'vitest';
import type { InteractionEvent, LoggedEvent } from '../../interactions/event.js';
import type { InteractionRecord } from '../../interactions/interaction.js';
import { eventBlocks } from './events.js';

const record: InteractionRecord = {
  id: 'v1_Q0xTQ0xTQ0xTrest',
  owner: '',
  model: 'gemini-3-flash-preview',
  created: new Date('2026-07-01T09:30:00.123Z'),
  background: false,
  ownTurns: 1,
  request: {
    model: 'models/gemini-3-flash-preview',
    turns: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
    output: { type: 'text' },
    sampling: {},
    stopSequences: [],
  },
};

const atMs = Date.parse('2026-07-01T09:30:02Z');
const usage = { inputTextTokens: 5, inputImageTokens: 1120, outputTokens: 6, thoughtTokens: 0 };

async function told(events: InteractionEvent[], of = record): Promise<string> {
  const logged = (async function* (): AsyncGenerator<LoggedEvent> {
    for (const [seq, event] of events.entries()) yield { seq, event };
  })();
  let text = '';
  for await (const block of eventBlocks({ record: of, events: logged })) text += block;
  return text;
}

it('tells an answer as the documentation does', async () => {
  const text = await told([
    { type: 'created' },
    { type: 'running', input: usage },
    { type: 'stepStart', index: 0, step: 'output' },
    { type: 'delta', index: 0, step: 'output', text: 'Two mugs on ' },
    { type: 'delta', index: 0, step: 'output', text: 'a\n"table".' },
    { type: 'stepStop', index: 0 },
    { type: 'finished', status: 'completed', atMs, usage },
  ]);
  expect(text).toBe(`event: interaction.created
data: {"event_type":"interaction.created","event_id":"Q0xTQ0xTQ0.0","interaction":{"id":"v1_Q0xTQ0xTQ0xTrest","object":"interaction","model":"gemini-3-flash-preview","status":"in_progress","created":"2026-07-01T09:30:00Z"}}

event: interaction.status_update
data: {"event_type":"interaction.status_update","event_id":"Q0xTQ0xTQ0.1","interaction_id":"v1_Q0xTQ0xTQ0xTrest","status":"in_progress"}

event: step.start
data: {"event_type":"step.start","event_id":"Q0xTQ0xTQ0.2","index":0,"step":{"type":"model_output"}}

event: step.delta
data: {"event_type":"step.delta","event_id":"Q0xTQ0xTQ0.3","index":0,"delta":{"type":"text","text":"Two mugs on "}}

event: step.delta
data: {"event_type":"step.delta","event_id":"Q0xTQ0xTQ0.4","index":0,"delta":{"type":"text","text":"a\\n\\"table\\"."}}

event: step.stop
data: {"event_type":"step.stop","event_id":"Q0xTQ0xTQ0.5","index":0}

event: interaction.completed
data: {"event_type":"interaction.completed","event_id":"Q0xTQ0xTQ0.6","interaction":{"id":"v1_Q0xTQ0xTQ0xTrest","object":"interaction","model":"gemini-3-flash-preview","status":"completed","created":"2026-07-01T09:30:00Z","updated":"2026-07-01T09:30:02Z","usage":{"total_input_tokens":1125,"input_tokens_by_modality":[{"modality":"text","tokens":5},{"modality":"image","tokens":1120}],"total_output_tokens":6,"total_thought_tokens":0,"total_cached_tokens":0,"total_tool_use_tokens":0,"total_tokens":1131}}}

event: done
data: [DONE]

`);
});

it('writes every event on one line, whatever a reader takes for the end of one', async () => {
  const said = 'a\u2028b\u2029c\u0085d\r\ne';
  const text = await told([{ type: 'delta', index: 0, step: 'output', text: said }]);
  const data = /^event: step.delta\ndata: ([\x20-\x7e]*)\n\n/.exec(text)?.[1] ?? '';
  expect(JSON.parse(data).delta.text).toBe(said);
});

it('tells thoughts as summaries', async () => {
  const text = await told([
    { type: 'stepStart', index: 0, step: 'thought' },
    { type: 'delta', index: 0, step: 'thought', text: 'Hmm.' },
  ]);
  expect(text).toContain('"step":{"type":"thought"}');
  expect(text).toContain('"delta":{"type":"thought_summary","content":{"type":"text","text":"Hmm."}}');
});

it.each(['failed', 'cancelled', 'incomplete'] as const)(
  'ends one that is %s the same way',
  async (status) => {
    const text = await told([
      { type: 'error', code: 'service_unavailable', message: 'no memory' },
      { type: 'finished', status, atMs },
    ]);
    const [error, completed, done] = text.split('\n\n');
    expect(error).toBe(
      'event: error\ndata: {"event_type":"error","event_id":"Q0xTQ0xTQ0.0","error":{"code":"service_unavailable","message":"no memory"}}',
    );
    expect(completed).toContain(`event: interaction.completed\n`);
    expect(completed).toContain(`"status":"${status}"`);
    expect(completed).not.toContain('usage');
    expect(done).toBe('event: done\ndata: [DONE]');
  },
);

it('gives the fields of the request back at the end', async () => {
  const request = {
    ...record.request,
    labels: { team: 'a' },
    serviceTier: 'flex',
    previousInteractionId: 'v1_before',
  };
  const text = await told([{ type: 'finished', status: 'completed', atMs }], { ...record, request });
  expect(text).toContain(
    '"previous_interaction_id":"v1_before","labels":{"team":"a"},"service_tier":"flex"}}',
  );
});
