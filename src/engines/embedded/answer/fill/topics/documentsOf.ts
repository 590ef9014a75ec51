import type { TextDocument } from '../../../text/document/document.js';
import { documentIn } from '../../documentIn.js';
import { imagesOf, type Scope } from '../scope.js';

/** The text of a scope's pictures read as documents; none of pictures without text. */
export function documentsOf(scope: Scope): readonly TextDocument[] {
  const images = imagesOf(scope).filter(({ text = [] }) => text.length > 0);
  return images.map((image) => documentIn(image)!);
}
