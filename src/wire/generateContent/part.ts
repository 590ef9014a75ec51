import { z } from 'zod';
import type { ImageInput, InputPart, Resolution } from '../../interactions/request.js';
import { eitherCaseFields, optional, refused } from '../fields.js';
import { parseImageReference } from '../imageReference.js';
import { partResolution } from './mediaResolution.js';

const notUnderstood = (what: string) => refused(`${what} cannot be understood here; use text and images`);

const payloads = ['text', 'inlineData', 'fileData'] as const;

const fields = eitherCaseFields({
  text: optional(z.string()),
  inlineData: optional(
    eitherCaseFields({ data: z.string(), mimeType: optional(z.string()), displayName: optional(z.string()) }),
  ),
  fileData: optional(
    eitherCaseFields({
      fileUri: z.string(),
      mimeType: optional(z.string()),
      displayName: optional(z.string()),
    }),
  ),
  mediaResolution: optional(eitherCaseFields({ level: optional(partResolution) })),
  thought: optional(z.boolean()),
  thoughtSignature: optional(z.string()),
  partMetadata: optional(z.looseObject({})),
  videoMetadata: notUnderstood('video'),
  functionCall: notUnderstood('function calls'),
  functionResponse: notUnderstood('function calls'),
  executableCode: notUnderstood('code'),
  codeExecutionResult: notUnderstood('code'),
  toolCall: notUnderstood('tool calls'),
  toolResponse: notUnderstood('tool calls'),
});

type Part = z.output<typeof fields>;

/** What holds for all parts of a request. */
export interface PromptContext {
  /** The host that the request was sent to, which URIs of our files begin with. */
  readonly ownHost: string;
  /** Media resolution of pictures that ask for none of their own. */
  readonly resolution?: Resolution | undefined;
}

/** One part of a content: exactly one of a text, inline data and a file, unless it only tells of thinking. */
export const part = fields.superRefine((item, context) => {
  const given = payloads.filter((name) => item[name] !== undefined);
  if (given.length === 1 || onlyTellsOfThinking(item)) return;
  context.addIssue({ code: 'custom', message: `give exactly one of ${payloads.join(', ')}` });
});

/** Earlier answers are sent back whole, with their thoughts and with signatures, which may stand alone. */
function onlyTellsOfThinking(item: Part): boolean {
  if (item.thought) return true;
  return item.thoughtSignature !== undefined && payloads.every((name) => item[name] === undefined);
}

/**
 * The domain's part for a part at `path`; nothing for thoughts of earlier answers, which are not part of the prompt.
 * @throws DrishtiError `invalid_request` for a uri of no kind that can be followed
 */
export function toPart(item: Part, path: string, context: PromptContext): InputPart[] {
  if (onlyTellsOfThinking(item)) return [];
  if (item.text !== undefined) return [{ type: 'text', text: item.text }];
  const resolution = item.mediaResolution?.level ?? context.resolution;
  return [{ ...toImage(item, path, context.ownHost), resolution }];
}

function toImage({ inlineData, fileData }: Part, path: string, ownHost: string): ImageInput {
  if (fileData === undefined) {
    const source = { type: 'inline', base64: inlineData?.data ?? '' } as const;
    return { type: 'image', path: `${path}.inlineData.data`, source };
  }
  const uriPath = `${path}.fileData.fileUri`;
  return { type: 'image', path: uriPath, source: parseImageReference(fileData.fileUri, ownHost, uriPath) };
}
