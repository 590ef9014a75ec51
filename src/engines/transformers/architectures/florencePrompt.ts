import { invalidRequest } from '../../../errors.js';
import type { Prompt } from '../decoder/prompt.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import type { Conversation, PictureReference } from '../text/conversation.js';
import { encodeGuarded, guardOf } from '../text/guard.js';
import { taskPromptsOf } from '../text/taskPrompts.js';
import type { Opening } from './architecture.js';

/** Tokens of places in a picture, which questions about a region may name. */
const place = /^<loc_\d+>$/;

/** A token stands for this many characters at most, on the average of any text. */
const charactersPerToken = 16;

/**
 * How Florence-2 is asked: the text of the last turn, as the sentence of its task, about the one picture of the conversation.
 * @throws ModelFolderError for a tokenizer without the tokens that begin and end a text
 */
export function florencePrompts({
  files,
  tokenizer,
  contextLength,
}: Opening): (conversation: Conversation) => Prompt {
  const [begin, end] = ['<s>', '</s>'].map((name) => tokenizer.idOf(name));
  if (begin === undefined || end === undefined)
    throw new ModelFolderError('tokenizer.json: <s> or </s> is missing');
  const guard = guardOf(tokenizer.controlTokens.filter((name) => !place.test(name)));
  const sentenceOf = taskPromptsOf(files.preprocessor);
  return (conversation) => {
    const picture = onlyPicture(conversation);
    const text = lastText(conversation);
    checkLength(Math.floor(text.length / charactersPerToken), contextLength);
    const tokens = [begin, ...encodeGuarded(tokenizer, guard(sentenceOf(text))), end];
    checkLength(tokens.length, contextLength);
    return { tokens, pictures: [{ picture, places: [] }], partings: [] };
  };
}

function onlyPicture({ turns }: Conversation): PictureReference {
  const parts = turns.flatMap((turn) => turn.parts);
  const pictures = parts.flatMap((part) => (part.type === 'image' ? [part.picture] : []));
  if (pictures.length === 1) return pictures[0]!;
  throw invalidRequest(
    'input',
    `this model answers about one picture; the conversation has ${pictures.length}`,
  );
}

function lastText({ turns }: Conversation): string {
  const parts = turns.at(-1)?.parts ?? [];
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}

function checkLength(tokens: number, contextLength: number): void {
  if (tokens < contextLength) return;
  throw invalidRequest(
    'input',
    `the question has at least ${tokens} tokens; the model reads fewer than ${contextLength}`,
  );
}
