import { expect, it } from 'vitest';
import { errorIn } from './apiError.js';

it.each([
  [400, '{"error":{"code":"invalid_request","message":"input: no"}}', 'invalid_request', 'input: no'],
  [404, '{"error":{"code":404,"status":"NOT_FOUND","message":"no file"}}', 'NOT_FOUND', 'no file'],
  [502, '<html>bad gateway</html>', 'HTTP 502', '<html>bad gateway</html>'],
  [500, 'null', 'HTTP 500', 'null'],
])('reads what the API says: %i %s', (status, body, code, message) => {
  expect(errorIn(status, body)).toMatchObject({ status, code, message });
});

it('knows when a key is wanted', () => {
  expect(errorIn(401, '{}').wantsKey).toBe(true);
  expect(errorIn(403, '{}').wantsKey).toBe(false);
});
