import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawPicture } from './pictures/drawings.js';
import { backdrop, drawSvg, svgDocument } from './pictures/svg.js';
import { runProgram, startProgram } from './support/program.js';

const ask = async (url: string, pictures: number) => {
  const data = (await drawPicture('stop sign')).toString('base64');
  const image = { type: 'image', data, resolution: 'ultra_high' };
  return fetch(`${url}/v1beta/interactions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'gemini-3-flash-preview', input: Array(pictures).fill(image) }),
  });
};

describe('the built program', () => {
  it('serves, keeps its model, and on SIGTERM finishes what runs and exits 0', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'drishti-data-'));
    const program = await startProgram({ DRISHTI_DATA_DIR: dataDir });
    expect(program.output()).toContain('Drishti is listening on http://127.0.0.1:');
    expect(program.output()).toContain('export GEMINI_API_KEY=');
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    expect(readdirSync(join(dataDir, 'models')).filter((file) => file.endsWith('.onnx'))).toHaveLength(1);

    const running = ask(program.url, 6);
    await sleep(150);
    program.child.kill('SIGTERM');
    const answer = await running;
    expect(answer.status).toBe(200);
    expect(JSON.stringify(await answer.json())).toContain('stop sign');
    expect(await program.exited).toBe(0);
    await expect(fetch(`${program.url}/healthz`)).rejects.toThrow();
  });

  it('stops the work of a caller who goes away', async () => {
    const program = await startProgram({ DRISHTI_CONCURRENCY: '1', DRISHTI_MAX_QUEUE: '0' });
    // Each another, since what was seen is remembered.
    const pictures = Array.from({ length: 200 }, (_, at) =>
      drawSvg(svgDocument(backdrop('#a5c8e4', '#5f7a3f', 100 + at))),
    );
    const input = (await Promise.all(pictures)).map((bytes) => ({
      type: 'image',
      data: bytes.toString('base64'),
      resolution: 'ultra_high',
    }));
    const leaving = new AbortController();
    const abandoned = fetch(`${program.url}/v1/interactions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'gemini-3-flash-preview', input }),
      signal: leaving.signal,
    }).catch((error: Error) => error.name);
    const figures = async () => (await fetch(`${program.url}/metrics`)).text();
    await expect.poll(figures, { timeout: 10_000 }).toMatch(/drishti_workers{.*state="busy"} 1/);
    expect((await ask(program.url, 1)).status).toBe(429);
    leaving.abort();
    expect(await abandoned).toBe('AbortError');
    // 200 pictures would take a minute; the place is free as soon as the pass that runs is done.
    await expect.poll(async () => (await ask(program.url, 1)).status, { timeout: 10_000 }).toBe(200);
    program.child.kill('SIGTERM');
    expect(await program.exited).toBe(0);
  });

  it.each([
    [{ PORT: 'x' }, /^drishti: setting port \(PORT\): "x"/],
    [{ DRISHTI_DEFAULT_MODEL: 'llama' }, /^drishti: setting defaultModel .*drishti-embedded/],
    [{ DRISHTI_DATA_DIR: '/proc/drishti' }, /^drishti: setting dataDir/],
    [{ DRISHTI_DATA_DIR: `${fileURLToPath(import.meta.url)}/inside` }, /^drishti: setting dataDir/],
  ])('does not start with %j', async (env, message) => {
    const { code, stdout, stderr } = await runProgram(['serve'], env as unknown as Record<string, string>);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  it('does not start on a taken port', async () => {
    const program = await startProgram();
    const { code, stderr } = await runProgram(['serve', '--port', new URL(program.url).port]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^drishti: port \d+ on 127.0.0.1 is taken/);
    program.child.kill('SIGTERM');
    await program.exited;
  });

  it('does not start on a data folder that another server uses', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'drishti-data-'));
    const program = await startProgram({ DRISHTI_DATA_DIR: dataDir });
    const { code, stdout, stderr } = await runProgram(['serve', '--port', '0'], {
      DRISHTI_DATA_DIR: dataDir,
    });
    expect(stderr).toMatch(/^drishti: .* is used by another server/);
    expect(stdout).toBe('');
    expect(code).toBe(1);
    program.child.kill('SIGTERM');
    await program.exited;
  });

  it('explains itself', async () => {
    const { code, stdout } = await runProgram(['serve', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--detector-min-score');
    expect(stdout).toContain('DRISHTI_DETECTOR_MIN_SCORE');
    expect(stdout).toContain('Examples:');
  });
});
