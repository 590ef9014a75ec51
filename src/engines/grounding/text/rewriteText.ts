import type { Convention } from '../../embedded/answer/fill/boxes/convention.js';
import type { PlaceContext } from '../context.js';
import { rewriteExamples } from './rewriteExamples.js';
import { rewriteOrder } from './rewriteOrder.js';
import { rewriteScale } from './rewriteScale.js';
import { withoutMasks, withoutWrittenMasks } from './withoutMasks.js';

/** What a text of the caller's is rewritten from, and what into. */
export interface Wording {
  readonly context: Pick<PlaceContext, 'native' | 'frames' | 'picture' | 'pointOrder'>;
  /** How the caller writes boxes. */
  readonly convention: Convention;
  /** What places are called by the caller, and what where the model is asked. */
  readonly names: ReadonlyMap<string, string>;
  /** Masks are made from the boxes, so that the model is not to be told of them. */
  readonly hasMasks: boolean;
}

/** A prompt, a system instruction or a description, speaking of places as the model's family does. */
export function rewriteText(text: string, wording: Wording): string {
  const { native } = wording.context;
  const rewritten = rewriteAnswer(text, wording);
  const scaled = rewriteScale(rewriteOrder(rewritten, native), wording.convention.scale, native.scale);
  return wording.hasMasks ? withoutMasks(scaled) : scaled;
}

/** An answer of an earlier turn as the model would have written it. */
export function rewriteAnswer(text: string, { context, convention, names }: Wording): string {
  return renamed(rewriteExamples(withoutWrittenMasks(text), names, context, convention), names);
}

/** Words that nobody uses but for names. */
const isName = /[_\d]|\p{Ll}\p{Lu}|^bb(?:ox)?$/u;

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return [...names].reduce(
    (all, [name, asked]) => (name === asked ? all : replaceName(all, name, asked)),
    text,
  );
}

function replaceName(text: string, name: string, asked: string): string {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = isName.test(name)
    ? new RegExp(`(?<![\\p{L}\\p{N}_])${plain}(?![\\p{L}\\p{N}_])`, 'gu')
    : new RegExp(`(?<=["'“\`])${plain}(?=["'”\`])`, 'gu');
  return text.replace(pattern, () => asked);
}
