import type { ErrorCode } from '../../../errors.js';
import type { RgbImage } from '../../../images/image.js';
import type { Device, DtypeChoice } from '../folder/graphFile.js';
import type { AnswerPiece, AnswerReport, AnswerRequest } from '../loop/answerRequest.js';

/** What a child loads. */
export interface LoadOptions {
  readonly folder: string;
  readonly dtype: DtypeChoice;
  readonly device: Device;
  /** Threads of one run. */
  readonly threads: number;
  /** Most positions of a conversation; the model's own limit holds as well. */
  readonly contextLength: number;
  readonly memory: { readonly features: number; readonly snapshots: number };
}

/** From the server to the child that runs a model. Answers are numbered; one is made at a time. */
export type ToChild =
  | { readonly type: 'load'; readonly options: LoadOptions }
  | { readonly type: 'answer'; readonly id: number; readonly request: AnswerRequest }
  /** What `pixelsWanted` asked for. */
  | { readonly type: 'pixels'; readonly id: number; readonly index: number; readonly image: RgbImage }
  | { readonly type: 'interrupt'; readonly id: number };

/** From the child to the server. */
export type FromChild =
  | {
      readonly type: 'loaded';
      readonly milliseconds: number;
      readonly dtypes: Readonly<Record<string, string>>;
    }
  /** The message names no path. */
  | { readonly type: 'loadFailed'; readonly message: string }
  | { readonly type: 'pixelsWanted'; readonly id: number; readonly index: number }
  | { readonly type: 'piece'; readonly id: number; readonly piece: AnswerPiece }
  | { readonly type: 'finished'; readonly id: number; readonly report: AnswerReport }
  /** `code` when the message is meant for the caller. */
  | { readonly type: 'failed'; readonly id: number; readonly code?: ErrorCode; readonly message: string }
  | { readonly type: 'interrupted'; readonly id: number };
