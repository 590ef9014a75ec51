import { expect, it } from 'vitest';
import { cleaned, messageOf } from './serverMessage.js';

it.each([
  ['{"error":{"message":"OpenAI","type":"x","code":400}}', 'OpenAI'],
  ['{"error":"Ollama"}', 'Ollama'],
  ['{"object":"error","message":"SGLang","code":400}', 'SGLang'],
  ['{"detail":"Not Found"}', 'Not Found'],
  ['{"detail":[{"loc":["body"],"msg":"Field required"}]}', '[{"loc":["body"],"msg":"Field required"}]'],
  ['plain words', 'plain words'],
  ['<html><body>Bad Gateway</body></html>', ''],
  ['  <!doctype html>', ''],
  ['{"error":null}', ''],
  ['[1]', ''],
  ['', ''],
])('finds the message in %j', (body, message) => {
  expect(messageOf(body)).toBe(message);
});

it('makes one line of at most 300 characters', () => {
  expect(cleaned('a\u0000\n\tb  c', [])).toBe('a b c');
  expect(cleaned('word '.repeat(100), [])).toHaveLength(300);
});

it('leaves secrets, credentials and pictures out', () => {
  const said = 'Bearer s3cret for http://me:pw@host/x and data:image/jpeg;base64,/9j/4AAQ==!';
  expect(cleaned(said, ['s3cret'])).toBe('Bearer *** for http://host/x and data:…!');
});
