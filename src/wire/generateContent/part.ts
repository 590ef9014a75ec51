import { z } from 'zod';
import type { ImageInput, InputPart, Resolution } from '../../interactions/request.js';
import { eitherCaseFields, optional, refused } from '../fields.js';
import { parseImageReference } from '../imageReference.js';

const levels = {
  MEDIA_RESOLUTION_UNSPECIFIED: undefined,
  MEDIA_RESOLUTION_LOW: 'low',
  MEDIA_RESOLUTION_MEDIUM: 'medium',
  MEDIA_RESOLUTION_HIGH: 'high',
  MEDIA_RESOLUTION_ULTRA_HIGH: 'ultra_high',
} as const satisfies Record<string, Resolution | undefined>;

type Level = keyof typeof levels;

const level = z.enum(Object.keys(levels) as [Level, ...Level[]]);

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
  mediaResolution: optional(eitherCaseFields({ level: optional(level) })),
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

/** One part of a content: exactly one of a text, inline data and a file. */
export const part = fields.superRefine((item, context) => {
  const given = payloads.filter((name) => item[name] !== undefined);
  if (given.length === 1) return;
  context.addIssue({ code: 'custom', message: `give exactly one of ${payloads.join(', ')}` });
});

/**
 * The domain's part for a part at `path`; nothing for thoughts of earlier answers, which are not part of the prompt.
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` for a uri of no kind that can be followed
 */
export function toPart(item: Part, path: string, ownHost: string): InputPart[] {
  if (item.thought) return [];
  if (item.text !== undefined) return [{ type: 'text', text: item.text }];
  const resolution = levels[item.mediaResolution?.level ?? 'MEDIA_RESOLUTION_UNSPECIFIED'];
  return [{ ...toImage(item, path, ownHost), resolution }];
}

function toImage({ inlineData, fileData }: Part, path: string, ownHost: string): ImageInput {
  if (fileData === undefined) {
    const source = { type: 'inline', base64: inlineData?.data ?? '' } as const;
    return { type: 'image', path: `${path}.inlineData.data`, source };
  }
  const uriPath = `${path}.fileData.fileUri`;
  return { type: 'image', path: uriPath, source: parseImageReference(fileData.fileUri, ownHost, uriPath) };
}
