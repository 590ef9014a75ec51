import { z } from 'zod';
import { shown } from '../fields.js';

/** `tools`: an empty list is harmless; any tool is refused by name. */
export const tools = z.array(z.unknown()).superRefine((list, context) => {
  if (list.length === 0) return;
  const type = (list[0] as { type?: unknown } | null)?.type;
  context.addIssue({
    code: 'custom',
    path: [0, 'type'],
    message: `${shown(type)} is not a supported tool; this server supports no tools, leave \`tools\` out`,
  });
});
