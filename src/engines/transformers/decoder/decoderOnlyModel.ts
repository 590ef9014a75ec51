import type { Size } from '../../../geometry/box.js';
import type { Decoding, Opening, Reading, RunnableModel } from '../architectures/architecture.js';
import type { DecoderOnlyFamily } from '../architectures/decoderOnly.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { PictureEncoder } from '../pictures/pictureEncoder.js';
import type { Conversation } from '../text/conversation.js';
import { PromptWriter } from '../text/promptWriter.js';
import { Decoder } from './decoder.js';
import { Embedder } from './embedder.js';
import type { Prompt } from './prompt.js';
import { PromptReader } from './promptReader.js';
import { Snapshots } from './snapshots.js';

/**
 * Opens a model whose decoder reads pictures and text in one sequence: three graphs, of which one embeds tokens, one
 * encodes pictures, and one decodes.
 * @throws ModelFolderError for graphs or files that do not fit
 */
export async function openDecoderOnly(opening: Opening, family: DecoderOnlyFamily): Promise<RunnableModel> {
  const { tokenizer, template, contextLength, memory } = opening;
  if (template === undefined) throw new ModelFolderError('the folder has no chat template');
  const embedder = new Embedder(await opening.open(family.graphs.embed));
  const encoder = new PictureEncoder(await opening.open(family.graphs.vision), family, memory.features);
  const decoder = new Decoder(await opening.open(family.graphs.decoder));
  const reader = new PromptReader({ embedder, decoder, family, snapshots: new Snapshots(memory.snapshots) });
  const writing = {
    mark: family.pictureMark,
    token: family.pictureToken,
    plainContent: family.plainContent,
    textFor: (picture: Size) => family.pictureText(picture).text,
  };
  const writer = new PromptWriter(tokenizer, template, writing, { contextLength });
  return {
    prompt: (conversation: Conversation) => writer.write(conversation),
    read: async (prompt: Prompt, reading: Reading): Promise<Decoding> =>
      reader.read(prompt, reading, await encoder.encode(prompt, reading, reader.reusable(prompt))),
  };
}
