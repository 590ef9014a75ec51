import type { SeenImage } from '../../seen.js';
import { imagesOf, type Scope } from '../scope.js';

/** What is so in all pictures of a scope; undefined when they differ, or it is unknown in one of them. */
export function agreed<T extends string | number | boolean>(
  scope: Scope,
  read: (image: SeenImage) => T | undefined,
): T | undefined {
  const [first, ...others] = imagesOf(scope).map(read);
  return others.every((value) => value === first) ? first : undefined;
}

/** What was found, and the picture it is in. */
export interface Gathered<T> {
  readonly found: T;
  /** Which of the request's pictures, from 0. */
  readonly picture: number;
  readonly image: SeenImage;
}

/** What was found by one sense in all pictures of a scope, with their number; undefined if it looked at none. */
export function gathered<T>(
  scope: Scope,
  read: (image: SeenImage) => readonly T[] | undefined,
): readonly Gathered<T>[] | undefined {
  const known = scope.pictures.filter((picture) => read(scope.seen[picture]!) !== undefined);
  if (known.length === 0) return undefined;
  return known.flatMap((picture) => {
    const image = scope.seen[picture]!;
    return read(image)!.map((found) => ({ found, picture, image }));
  });
}
