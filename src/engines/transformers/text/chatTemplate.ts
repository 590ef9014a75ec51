import type { PreTrainedTokenizer } from '@huggingface/transformers';

type Content = { readonly type: 'text'; readonly text: string } | { readonly type: 'image' };

/** A turn as chat templates get it. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string | readonly Content[];
}

/** Writes a conversation in the words of a model. */
export interface ChatTemplate {
  /** Whether it can be told to let the model think, or not to. */
  readonly knowsThinking: boolean;
  render(messages: readonly Message[], variables: Readonly<Record<string, unknown>>): string;
}

/** @param template in Jinja, as model folders have it */
export function chatTemplateOf(tokenizer: PreTrainedTokenizer, template: string): ChatTemplate {
  const options = { tokenize: false, chat_template: template } as const;
  return {
    knowsThinking: template.includes('enable_thinking'),
    render: (messages, variables) =>
      tokenizer.apply_chat_template(messages as Parameters<typeof tokenizer.apply_chat_template>[0], {
        ...options,
        ...variables,
      }) as string,
  };
}
