import type { Part, Turn } from '../engine.js';
import type { ModelImagePart, ModelTurn, VisionLanguageModel } from '../vlm/visionLanguageModel.js';
import { pictureSize } from './pictureSize.js';

/**
 * The turns of a conversation, each picture with the size at which the model gets it. A turn's only picture comes before
 * its words, as open models were taught, whichever way the caller has it: answers must not depend on that, and a further
 * question about the picture begins as the last one did. Several stay where they are, among the words that name them.
 */
export function sizedTurns(
  turns: readonly Turn[],
  { family, pixelBudget }: Pick<VisionLanguageModel, 'family' | 'pixelBudget'>,
): ModelTurn[] {
  return turns.map(({ role, parts }) => ({
    role,
    parts: onlyPictureFirst(parts).map((part) => {
      if (part.type === 'text') return part;
      const { image, resolution } = part;
      return { type: 'image', image, size: pictureSize(image, family, resolution, pixelBudget) };
    }),
  }));
}

function onlyPictureFirst(parts: readonly Part[]): readonly Part[] {
  const pictures = parts.filter(({ type }) => type === 'image');
  return pictures.length === 1 ? [...pictures, ...parts.filter(({ type }) => type === 'text')] : parts;
}

/** The pictures of a conversation, in its order. */
export function picturesOf(turns: readonly ModelTurn[]): ModelImagePart[] {
  return turns.flatMap(({ parts }) => parts.filter((part) => part.type === 'image'));
}

/** The words of a turn. */
export function textOf(turn: Pick<ModelTurn, 'parts'> | undefined): string {
  const texts = turn?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])) ?? [];
  return texts.join('\n');
}

/** The same turns with every text rewritten, by role. */
export function rewordTurns(
  turns: readonly ModelTurn[],
  reword: (text: string, role: ModelTurn['role']) => string,
): ModelTurn[] {
  return turns.map(({ role, parts }) => ({
    role,
    parts: parts.map((part) =>
      part.type === 'text' ? { type: 'text', text: reword(part.text, role) } : part,
    ),
  }));
}

/** The same turns with a line more in the last one, behind its last words, so that pictures stay where they were. */
export function withLine(turns: readonly ModelTurn[], line: string): ModelTurn[] {
  const last = turns.at(-1)!;
  const at = last.parts.findLastIndex((part) => part.type === 'text');
  const parts = last.parts.map((part, index) =>
    index === at && part.type === 'text' ? { ...part, text: `${part.text}\n${line}` } : part,
  );
  const told = at < 0 ? [...parts, { type: 'text', text: line } as const] : parts;
  return [...turns.slice(0, -1), { ...last, parts: told }];
}
