import { z } from 'zod';
import type { InputPart } from '../../interactions/request.js';
import { knownFields, oneOf, optional, shown } from '../fields.js';

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
    } else if (item.uri !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['uri'],
        message: 'pictures by URL or upload are not served yet; send the bytes as base64 in `data`',
      });
    }
  });

export type Content = z.output<typeof content>;

/** The domain's part for an item of content at `path`. */
export function toPart(item: Content, path: string): InputPart {
  switch (item.type) {
    case 'text':
      return { type: 'text', text: item.text };
    case 'image': {
      const resolution = item.resolution === 'unspecified' ? undefined : item.resolution;
      return { type: 'image', path: `${path}.data`, data: item.data ?? '', resolution };
    }
    case 'document':
      return { type: 'image', path: `${path}.data`, data: item.data ?? '' };
    default:
      throw new TypeError(`content of type ${item.type} passed the check`);
  }
}
