import { expect, it } from 'vitest';
import { chatPiece, ollamaPiece } from './piece.js';

const choice = (delta: unknown, finish_reason: unknown = null) =>
  JSON.stringify({ choices: [{ delta, finish_reason }] });

it.each([
  [choice({ content: 'a' }), { text: 'a', thought: '' }],
  [choice({ role: 'assistant', content: null, reasoning: 'b' }), { text: '', thought: 'b' }],
  [choice({ reasoning_content: 'c' }), { text: '', thought: 'c' }],
  [choice({}, 'stop'), { text: '', end: 'stop' }],
  [choice({}, 'length'), { end: 'length' }],
  [choice({}, 'content_filter'), { end: 'stop' }],
  [choice({}, 'abort'), { end: 'broken' }],
  [choice(null), { text: '', thought: '' }],
  ['{"choices":[],"usage":{}}', { text: '', thought: '' }],
  ['{"error":{"message":"no","code":400}}', { refusal: { status: 400, message: 'no' } }],
  ['{"error":"no"}', { refusal: { status: 500, message: 'no' } }],
  ['{"error":{"message":"no","code":"400"}}', { refusal: { status: 400, message: 'no' } }],
  [
    '{"error":{"message":"no","type":"invalid_request_error","code":"context_length_exceeded"}}',
    { refusal: { status: 400 } },
  ],
  ['{"error":{"message":"no","type":"BadRequestError","code":null}}', { refusal: { status: 400 } }],
  ['{"error":{"message":"no","type":"server_error"}}', { refusal: { status: 500 } }],
  ['{"error":false,"choices":[{"delta":{"content":"a"}}]}', { text: 'a' }],
  ['{"code":503,"message":"no"}', { refusal: { status: 503, message: 'no' } }],
])('reads %s', (data, piece) => {
  expect(chatPiece(data)).toMatchObject(piece);
});

it.each(['', 'x', '7', '{}', '{"choices":[{"delta":{"content":["a"]}}]}', '{"choices":{}}'])(
  'does not read %j',
  (data) => {
    expect(chatPiece(data)).toBeUndefined();
  },
);

it.each([
  ['{"message":{"content":"a"},"done":false}', { text: 'a', thought: '', end: undefined }],
  ['{"message":{"content":"","thinking":"b"},"done":false}', { text: '', thought: 'b' }],
  ['{"message":{"content":"c"},"done":true}', { text: 'c', end: 'stop' }],
  ['{"done":true,"done_reason":"length"}', { end: 'length' }],
  ['{"error":"no"}', { refusal: { status: 500, message: 'no' } }],
])('reads %s of Ollama', (line, piece) => {
  expect(ollamaPiece(line)).toMatchObject(piece);
});

it.each(['', '[]', 'null', '{"message":"a"}', '{"message":{"content":7}}'])(
  'does not read %j of Ollama',
  (line) => {
    expect(ollamaPiece(line)).toBeUndefined();
  },
);
