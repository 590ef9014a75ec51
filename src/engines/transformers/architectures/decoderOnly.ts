import type { Tensor } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { PositionRows } from '../decoder/positions.js';
import type { PlacedPicture } from '../decoder/prompt.js';
import type { Opening } from './architecture.js';

/** How a picture stands in a prompt. */
export interface PictureText {
  /** Text that takes the place of the template's mark; it holds `features` tokens that features replace. */
  readonly text: string;
  readonly features: number;
}

/** What is particular to one kind of decoder-only model; `openDecoderOnly` does the rest. */
export interface DecoderOnlyFamily {
  readonly graphs: { readonly embed: string; readonly vision: string; readonly decoder: string };
  /** What the chat template writes where a picture is. */
  readonly pictureMark: string;
  /** Id of the tokens that features of pictures replace. */
  readonly pictureToken: number;
  /** Whether the template takes a text as it is; otherwise each content is a list of parts. */
  readonly plainContent: boolean;
  /** How a picture of that size stands in the prompt. */
  pictureText(size: Size): PictureText;
  /** Inputs of the vision graph for one picture; names that the graph does not have are left out. */
  visionFeeds(image: RgbImage): Promise<Readonly<Record<string, Tensor>>>;
  /** Positions of the prompt's tokens, and where they go on. */
  positions(tokens: readonly number[], pictures: readonly PlacedPicture[]): PositionRows;
}

/** Reads a folder's files as a family of decoder-only models. */
export type ReadFamily = (opening: Opening) => DecoderOnlyFamily;
