import type { Size } from '../../geometry/box.js';
import type { Resolution, UprightImage } from '../../images/image.js';
import type {
  AnswerEvent,
  EngineLoad,
  GenerateRequest,
  ModelDescription,
  TextPart,
  Turn,
} from '../engine.js';
import type { ModelFamily } from '../grounding/family.js';

/** A picture of a turn and the size at which the model gets it, which its coordinates may refer to. */
export interface ModelImagePart {
  readonly type: 'image';
  readonly image: UprightImage;
  /** Whole pixels; what `image.decode(size)` is asked for. */
  readonly size: Size;
}

export interface ModelTurn extends Pick<Turn, 'role'> {
  readonly parts: readonly (TextPart | ModelImagePart)[];
}

/**
 * What a vision-language model is asked: a `GenerateRequest` whose prompt and schema speak of boxes as the model's
 * family does, and whose pictures have the size at which it gets them.
 */
export interface ModelRequest extends Omit<GenerateRequest, 'model' | 'turns'> {
  readonly turns: readonly ModelTurn[];
}

/** Largest picture, in pixels, that a model gets at each media resolution; `default` when none was asked for. */
export type PixelBudget = Readonly<Record<Resolution | 'default', number>>;

/** A vision-language model that some back end runs. */
export interface VisionLanguageModel {
  readonly description: ModelDescription;
  readonly family: ModelFamily;
  readonly pixelBudget: PixelBudget;
  /**
   * Whether an answer to a schema can only be what the schema allows (constrained decoding in our hands), so that it
   * may be streamed before it is whole. What others answer is held back, validated, and asked for again once.
   */
  readonly enforcesSchemas: boolean;
  /**
   * Refuses what can be seen to be impossible before any work starts, such as a schema that cannot be enforced.
   * @throws DrishtiError `invalid_request` naming the field
   */
  check?(request: ModelRequest): void;
  /**
   * Says what the model says, in its family's coordinates: thoughts and texts as increments, `finish` last, exactly once.
   * @throws DrishtiError for what goes wrong; the signal's reason soon after it aborts
   */
  generate(request: ModelRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>;
  /** Its workers or processes; none for a model that runs elsewhere. */
  workers(): EngineLoad['workers'];
  /** Finishes or fails running work, then frees everything. */
  close(): Promise<void>;
}
