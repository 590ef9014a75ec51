import type { ImageInput, InputPart, InputTurn } from '../../interactions/request.js';

/** What an interaction was asked, as steps that are accepted as `input` again. */
export function inputSteps(turns: readonly InputTurn[]): Record<string, unknown>[] {
  return turns.map(({ role, parts }) => ({
    type: role === 'user' ? 'user_input' : 'model_output',
    content: parts.map(contentBody),
  }));
}

function contentBody(part: InputPart): Record<string, unknown> {
  if (part.type === 'text') return { type: 'text', text: part.text };
  const { mimeType, resolution } = part;
  return {
    type: 'image',
    ...bytesBody(part),
    ...(mimeType !== undefined && { mime_type: mimeType }),
    ...(resolution && { resolution }),
  };
}

/** A picture that came with a URI is named by it, wherever its bytes are kept now. */
function bytesBody({ uri, source }: ImageInput): Record<string, unknown> {
  if (uri !== undefined) return { uri };
  switch (source.type) {
    case 'inline':
      return { data: source.base64 };
    case 'file':
      return { uri: `files/${source.id}` };
    case 'url':
      return { uri: source.url };
    case 'stored':
      // Lost with a damaged disk: there was a picture, and that is all that is known.
      return {};
  }
}
