import { vi } from 'vitest';

export interface CaughtLog {
  /** What was logged so far, as it was written. */
  text(): string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into lines of many shapes
  lines(): any[];
  /** Lets stderr be written to again. */
  release(): void;
}

/** Takes what this process would write to stderr, which is where its apps log. */
export function catchLog(): CaughtLog {
  let text = '';
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  return {
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    release: () => spy.mockRestore(),
  };
}
