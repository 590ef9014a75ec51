import type { Statement } from './form/statement.js';
import type { View } from './view.js';

/** Writes the answers to one sort of task. */
export interface TaskWriter {
  /** Whether the answer is about objects of the detector's kinds, and so there is none when only others are asked for. */
  isAboutObjects(view: View): boolean;
  /** What is to be said about one picture, in its order. At least one statement. */
  tell(view: View): Statement[];
  /** The same in a word, a number or a few words. */
  tellTersely(view: View): string;
  /** About several pictures at once; undefined where each is spoken of in turn. */
  tellAcross?(views: readonly View[]): Statement[] | undefined;
  tellTerselyAcross?(views: readonly View[]): string | undefined;
  /** The items of an answer that is a list, as a list shows them; undefined where it is none. */
  items?(view: View): readonly string[] | undefined;
}
