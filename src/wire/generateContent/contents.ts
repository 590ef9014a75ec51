import { z } from 'zod';
import type { InputTurn } from '../../interactions/request.js';
import { eitherCaseFields, listOf, optional } from '../fields.js';
import { type PromptContext, part, toPart } from './part.js';

/** One content: who says it and what. */
export const content = eitherCaseFields({
  role: optional(z.enum(['user', 'model'], { error: 'use user or model' })),
  parts: listOf(part),
});

export type Content = z.output<typeof content>;

/** `contents`: a list of contents, or a single one. */
export const contents = listOf(content);

/** The turn that the content at `path` stands for; without a role it is the user's. */
export function toTurn({ role, parts }: Content, path: string, context: PromptContext): InputTurn {
  return {
    role: role ?? 'user',
    parts: parts.flatMap((item, i) => toPart(item, `${path}.parts[${i}]`, context)),
  };
}
