import { z } from 'zod';
import type { ImageInput, InputPart } from '../../interactions/request.js';
import { knownFields, oneOf, optional, shown } from '../fields.js';
import { parseImageReference } from '../imageReference.js';

/** Types of content that exist in the API; the last two are refused. */
export const contentTypes = ['text', 'image', 'document', 'audio', 'video'] as const;

const mediaFields = {
  data: optional(z.string()),
  uri: optional(z.string()),
  mime_type: optional(z.string()),
  // Some published samples write the camelCase name here.
  mimeType: optional(z.string()),
};

const text = knownFields({
  type: z.literal('text'),
  text: z.string(),
  annotations: optional(z.array(z.unknown())),
});

const image = knownFields({
  type: z.literal('image'),
  ...mediaFields,
  resolution: optional(oneOf('low', 'medium', 'high', 'ultra_high', 'unspecified')),
});

/** Published samples pass pictures as documents; what is not a picture is found out by its bytes. */
const document = knownFields({ type: z.literal('document'), ...mediaFields });

const audio = z
  .looseObject({ type: z.literal('audio') })
  .refine(() => false, 'audio cannot be understood here');
const video = z
  .looseObject({ type: z.literal('video') })
  .refine(() => false, 'video cannot be understood here');

/** One item of content: a text, a picture, or a document that is a picture. */
export const content = z
  .discriminatedUnion('type', [text, image, document, audio, video], {
    error: ({ input }) => {
      const given = typeof input === 'object' ? (input as { type?: unknown } | null)?.type : input;
      return `${shown(given)} is not a content type; use text or image`;
    },
  })
  .superRefine((item, context) => {
    if (item.type !== 'image' && item.type !== 'document') return;
    if ((item.data === undefined) === (item.uri === undefined)) {
      context.addIssue({ code: 'custom', message: `give exactly one of data and uri` });
    }
  });

export type Content = z.output<typeof content>;

/**
 * The domain's part for an item of content at `path`.
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` for a uri of no kind that can be followed
 */
export function toPart(item: Content, path: string, ownHost: string): InputPart {
  switch (item.type) {
    case 'text':
      return { type: 'text', text: item.text };
    case 'image': {
      const resolution = item.resolution === 'unspecified' ? undefined : item.resolution;
      return { ...toImage(item, path, ownHost), resolution };
    }
    case 'document':
      return toImage(item, path, ownHost);
    default:
      throw new TypeError(`content of type ${item.type} passed the check`);
  }
}

type Media = Extract<Content, { type: 'image' | 'document' }>;

function toImage(
  { data = '', uri, mime_type, mimeType: alias }: Media,
  path: string,
  ownHost: string,
): ImageInput {
  const mimeType = mime_type ?? alias ?? dataUriType(data);
  if (uri === undefined) {
    return { type: 'image', path: `${path}.data`, source: { type: 'inline', base64: data }, mimeType };
  }
  const source = parseImageReference(uri, ownHost, `${path}.uri`);
  return { type: 'image', path: `${path}.uri`, source, mimeType, uri };
}

/** The type that a data URI says, which is taken for the base64 that it holds. */
function dataUriType(data: string): string | undefined {
  return /^data:([\w.+/-]{1,100})[;,]/.exec(data)?.[1];
}
