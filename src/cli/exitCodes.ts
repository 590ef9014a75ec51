/** What the program ends with; docs/command-line.md tells them. */
export const exitCodes = { fine: 0, failed: 1, usage: 2, interrupted: 130, terminated: 143 } as const;

/** A command that cannot be carried out as it was written; the message is enough to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
