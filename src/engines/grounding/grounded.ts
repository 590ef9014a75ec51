import type { JsonSchema } from '../../schema/jsonSchema.js';
import type { ModelImagePart, ModelRequest, VisionLanguageModel } from '../vlm/visionLanguageModel.js';
import type { PlaceContext } from './context.js';
import type { ListForm } from './lists/writeList.js';

/** How an answer is to be turned back into what the caller wants. */
export type Restoring =
  | { readonly type: 'nothing' }
  | { readonly type: 'schema'; readonly schema: JsonSchema; readonly context: PlaceContext }
  /** JSON in a form that the prompt shows, which nothing enforces. */
  | {
      readonly type: 'form';
      readonly schema: JsonSchema;
      readonly isFenced: boolean;
      readonly context: PlaceContext;
    }
  | {
      readonly type: 'list';
      readonly form: ListForm;
      readonly maxObjects: number | undefined;
      readonly context: PlaceContext;
      /** This turn asks for the list; else an earlier one did, and the answer may or may not have one. */
      readonly isAsked: boolean;
    };

/** A request in the words of a model's family. */
export interface Grounded {
  readonly request: ModelRequest;
  readonly restoring: Restoring;
  /** What masks are cut out of, as `context.frames`. */
  readonly pictures: readonly ModelImagePart[];
}

/** What is known of a model where its requests are put into words. */
export type GroundedModel = Pick<VisionLanguageModel, 'family' | 'pixelBudget'>;
