import { invalidRequest } from '../../../errors.js';
import type { Prompt } from '../decoder/prompt.js';
import type { ChatTemplate, Message } from './chatTemplate.js';
import type { Conversation, PictureReference } from './conversation.js';
import { type Guard, guardOf } from './guard.js';
import { type PictureWriting, PromptDraft } from './promptDraft.js';
import type { TextTokenizer } from './textTokenizer.js';

export interface PromptLimits {
  /** Most tokens of prompt and answer. */
  readonly contextLength: number;
}

/** A token stands for this many characters at most, on the average of any text. */
const charactersPerToken = 16;

/** Writes conversations as prompts, in a model's own template. What callers wrote never becomes a control token. */
export class PromptWriter {
  readonly #tokenizer: TextTokenizer;
  readonly #template: ChatTemplate;
  readonly #pictures: PictureWriting;
  readonly #limits: PromptLimits;
  readonly #guard: Guard;

  constructor(
    tokenizer: TextTokenizer,
    template: ChatTemplate,
    pictures: PictureWriting,
    limits: PromptLimits,
  ) {
    this.#tokenizer = tokenizer;
    this.#template = template;
    this.#pictures = pictures;
    this.#limits = limits;
    this.#guard = guardOf(tokenizer.controlTokens);
  }

  /** @throws DrishtiError `invalid_request` for a conversation that is longer than the context */
  write(conversation: Conversation): Prompt {
    this.#checkCharacters(conversation);
    const draft = new PromptDraft(this.#tokenizer, this.#pictures, picturesOf(conversation));
    for (const text of this.#render(conversation)) draft.add(text);
    const prompt = draft.finish();
    this.#checkLength(prompt.tokens.length);
    return prompt;
  }

  /** The conversation so far, and what makes the model begin its answer: the next turn may write the latter otherwise. */
  #render({ system, turns, thinking }: Conversation): string[] {
    const messages: Message[] =
      system === undefined ? [] : [this.#message('system', [{ type: 'text', text: system }])];
    for (const { role, parts } of turns) messages.push(this.#message(role, parts));
    const variables = thinking === undefined ? {} : { enable_thinking: thinking };
    const whole = this.#template.render(messages, { add_generation_prompt: true, ...variables });
    const history = this.#template.render(messages, { add_generation_prompt: false, ...variables });
    return whole.startsWith(history) ? [history, whole.slice(history.length)] : [whole];
  }

  #message(role: 'system' | 'user' | 'model', parts: Conversation['turns'][number]['parts']): Message {
    const contents = parts.map((part) =>
      part.type === 'text' ? textPart(this.#guard(part.text)) : { type: 'image' as const },
    );
    const plain = this.#pictures.plainContent && contents.every(({ type }) => type === 'text');
    const text = () => contents.map((part) => ('text' in part ? part.text : '')).join('\n');
    return { role: role === 'model' ? 'assistant' : role, content: plain ? text() : contents };
  }

  /** Before anything is tokenized, because that takes its time. */
  #checkCharacters({ system = '', turns }: Conversation): void {
    const texts = turns.flatMap(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')));
    const characters = texts.reduce((sum, text) => sum + text.length, system.length);
    this.#checkLength(Math.floor(characters / charactersPerToken));
  }

  #checkLength(tokens: number): void {
    const { contextLength } = this.#limits;
    if (tokens < contextLength) return;
    throw invalidRequest(
      'input',
      `the conversation has at least ${tokens} tokens; the model reads fewer than ${contextLength}, its answer included`,
    );
  }
}

function textPart(text: string) {
  return { type: 'text', text } as const;
}

function picturesOf({ turns }: Conversation): PictureReference[] {
  return turns.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'image' ? [part.picture] : [])));
}
