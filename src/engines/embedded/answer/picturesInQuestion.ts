import type { GenerateRequest, ImagePart, Turn } from '../../engine.js';

/**
 * The pictures that a request is about, in its order: those of the last turn, else those of the latest earlier
 * user turn that has any (a follow-up question). The answer's `SeenImage`s must have this order.
 */
export function picturesInQuestion({ turns }: Pick<GenerateRequest, 'turns'>): readonly ImagePart[] {
  const users = turns.filter(({ role }) => role === 'user').map(picturesOf);
  return users.findLast((pictures) => pictures.length > 0) ?? [];
}

function picturesOf({ parts }: Turn): ImagePart[] {
  return parts.filter((part) => part.type === 'image');
}
