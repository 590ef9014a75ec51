import type { Size } from '../../../geometry/box.js';
import type { Turn } from '../../engine.js';

/** A picture that a prompt speaks of; its pixels are asked for when they are needed. */
export interface PictureReference extends Size {
  /** The same for the same bytes at the same size. */
  readonly key: string;
  /** Which one it is of the request's pictures, from 0. */
  readonly index: number;
}

export type ConversationPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly picture: PictureReference };

export interface ConversationTurn extends Pick<Turn, 'role'> {
  readonly parts: readonly ConversationPart[];
}

/** What the model is asked, up to its answer. */
export interface Conversation {
  readonly system?: string | undefined;
  readonly turns: readonly ConversationTurn[];
  /** Whether the model is to think before it answers; left to the template when absent. */
  readonly thinking?: boolean | undefined;
}
