import type { RgbImage } from '../../../images/image.js';
import type { Prompt } from '../decoder/prompt.js';
import type { Graph } from '../folder/graph.js';
import type { ModelFiles } from '../folder/modelFiles.js';
import type { ChatTemplate } from '../text/chatTemplate.js';
import type { Conversation, PictureReference } from '../text/conversation.js';
import type { TextTokenizer } from '../text/textTokenizer.js';

/** What an architecture is opened with. */
export interface Opening {
  readonly files: ModelFiles;
  readonly tokenizer: TextTokenizer;
  /** Undefined when the folder has none. */
  readonly template: ChatTemplate | undefined;
  /** Most positions of a conversation, answer included. */
  readonly contextLength: number;
  /** Bytes that features of pictures, and conversations as the decoder remembers them, may take each. */
  readonly memory: { readonly features: number; readonly snapshots: number };
  /**
   * Opens `onnx/<name>.onnx`, in the weights that were asked for.
   * @throws ModelFolderError when it is not there or damaged
   */
  open(name: string): Promise<Graph>;
}

/** How a prompt is read. */
export interface Reading {
  /** Pixels at exactly the size of the reference; asked for only when their features are not known. */
  pixels(picture: PictureReference): Promise<RgbImage>;
  /** Looked at between any two runs of a graph. */
  readonly signal: AbortSignal;
  /** Told how long the encoding of pictures took, in milliseconds, and how many had to be encoded. */
  onEncoded?(milliseconds: number, pictures: number): void;
  /** Told how many tokens of the prompt were known from an earlier conversation. */
  onReused?(tokens: number): void;
}

/** A conversation as far as the decoder has read it. */
export interface Decoding {
  /** Positions that it takes of the context: tokens read, those of pictures included. */
  readonly length: number;
  /** Scores of each token of the vocabulary for what comes next; valid until the next `extend`. */
  readonly logits: Float32Array;
  /** Reads more tokens, at least one. */
  extend(tokens: readonly number[]): Promise<void>;
  /** Remembers the conversation as it stands: one that goes on from here is not read again. */
  remember(): void;
}

/** A model that is ready to answer; one request at a time. */
export interface RunnableModel {
  /**
   * Writes a conversation in the model's own template, up to where its answer begins.
   * @throws DrishtiError `invalid_request` for one that is longer than its context
   */
  prompt(conversation: Conversation): Prompt;
  /** Looks at the pictures and reads the prompt. The signal's reason when it aborts. */
  read(prompt: Prompt, reading: Reading): Promise<Decoding>;
}

/** A kind of network that the loop can run. A model that has an encoder for text may implement `open` as it likes. */
export interface Architecture {
  /** Values of `model_type` in config.json. */
  readonly modelTypes: readonly string[];
  /** Graphs that have to be there, as files of `onnx/` without the suffix of their weights. */
  readonly graphs: readonly string[];
  open(opening: Opening): Promise<RunnableModel>;
}
