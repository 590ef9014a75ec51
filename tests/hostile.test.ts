import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileBodies } from './support/hostileBodies.js';
import { type Program, startProgram } from './support/program.js';

let program: Program;
beforeAll(async () => {
  program = await startProgram();
});
afterAll(async () => {
  program.child.kill('SIGTERM');
  await program.exited;
});

it('refuses 1,000 hostile bodies in the right envelope and lives on', async () => {
  for await (const { kind, body } of hostileBodies(1000)) {
    const answer = await fetch(`${program.url}/v1beta/interactions`, { method: 'POST', body });
    const text = await answer.text();
    expect(answer.status, `${kind}: ${text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
    expect(answer.status, `${kind}: ${text.slice(0, 300)}`).toBeLessThan(500);
    expect(JSON.parse(text), kind).toEqual({
      error: { code: expect.stringMatching(/^[a-z_]+$/), message: expect.stringMatching(/./) },
    });
    // A refusal never sends the caller's data back at length.
    expect(text.length, `${kind}: ${text.slice(0, 300)}`).toBeLessThan(2000);
  }
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
  expect(program.child.exitCode).toBeNull();
}, 300_000);
