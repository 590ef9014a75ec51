import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something on a folder of its own, with a clock that a test sets, that can be restarted. */
export abstract class Restartable {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'drishti-test-'));
  readonly errors: unknown[] = [];
  /** Milliseconds since 1970. */
  now = Date.parse('2030-01-01T00:00:00Z');

  /** For what is opened: the clock, and where errors go. */
  protected readonly background = {
    now: () => this.now,
    onBackgroundError: (error: unknown) => void this.errors.push(error),
  };

  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;

  /** @param whileStopped what happens to the folder in between */
  async restart(whileStopped: () => Promise<unknown> | unknown = () => {}): Promise<void> {
    await this.stop();
    await whileStopped();
    await this.start();
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true });
  }
}
