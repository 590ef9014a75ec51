import { z } from 'zod';
import { isRecord } from '../fields.js';

/** `tools`: an empty list is harmless; any tool is refused by name. */
export const tools = z.array(z.unknown()).superRefine((list, context) => {
  if (list.length === 0) return;
  const [name] = Object.keys(isRecord(list[0]) ? list[0] : {});
  context.addIssue({
    code: 'custom',
    path: name === undefined ? [] : [0, name.slice(0, 60)],
    message:
      'no tools are supported here; leave `tools` out, and ask for JSON with generationConfig.responseSchema',
  });
});
