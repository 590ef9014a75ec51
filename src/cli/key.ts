import { randomBytes } from 'node:crypto';
import { hashOfKey } from '../config.js';

/** A key nobody can guess; its beginning lets scanners for secrets know it when it was published by mistake. */
export function newKey(): string {
  return `drishti_${randomBytes(32).toString('base64url')}`;
}

/** What is said of a new key: what the server needs to know of it, and what its user does. */
export function keyInstructions(key: string): string {
  return [
    'A new key, which is stored nowhere:',
    `  ${key}`,
    '',
    'The server needs only its hash:',
    `  DRISHTI_API_KEYS=sha256:${hashOfKey(key)}`,
    'Several are written with commas between them. Whoever has the key uses it as',
    `  export GEMINI_API_KEY=${key}`,
    '',
  ].join('\n');
}
