import { createInterface } from 'node:readline/promises';

/** What a question heeds beside its answer. */
export interface Leaving {
  readonly signal: AbortSignal;
  /** Told of Ctrl-C, which a terminal that is being read gives to its reader and not to the program. */
  stop(): void;
}

/**
 * Asks at a terminal for consent: an empty line is one, the end of the input (Ctrl-D) is none.
 * @throws the signal's AbortError when it aborts, also by `stop`
 */
export async function confirmed(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { signal, stop }: Leaving,
): Promise<boolean> {
  const terminal = createInterface({ input, output }).on('SIGINT', stop);
  // A question whose terminal is closed is never answered.
  const noAnswer = new Promise<string>((resolve) => terminal.once('close', () => resolve('no')));
  try {
    const answer = await Promise.race([terminal.question(question, { signal }), noAnswer]);
    return /^\s*(y(es)?)?\s*$/i.test(answer);
  } finally {
    terminal.close();
  }
}
