import type { GenerateRequest, Sampling } from '../../engine.js';
import type { Conversation } from '../text/conversation.js';

/** What a model is asked, with pictures by reference. */
export interface AnswerRequest
  extends Pick<GenerateRequest, 'output' | 'thinking' | 'maxOutputTokens' | 'stopSequences'> {
  readonly conversation: Pick<Conversation, 'system' | 'turns'>;
  readonly sampling: Sampling;
}

/** An increment of an answer. */
export interface AnswerPiece {
  readonly type: 'thought' | 'text';
  readonly text: string;
}

/** What an answer took; times in milliseconds. */
export interface AnswerReport {
  readonly reason: 'stop' | 'length';
  readonly promptTokens: number;
  /** Tokens of the prompt that were known from an earlier conversation. */
  readonly reusedTokens: number;
  /** Pictures that had to be encoded, and how long that took. */
  readonly encodedPictures: number;
  readonly encodeMs: number;
  /** From then until the first token could be drawn. */
  readonly prefillMs: number;
  /** Thought tokens included. */
  readonly outputTokens: number;
  readonly decodeMs: number;
}
