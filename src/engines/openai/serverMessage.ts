import { isObject } from '../../schema/jsonSchema.js';

/** Characters of a server's message that are passed on. */
const longestMessage = 300;

/** What a server said when it refused; its text as it came. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/**
 * The message in the body of a refusal: OpenAI's and llama.cpp's `error.message`, Ollama's `error`, SGLang's `message`,
 * FastAPI's `detail`, else the text itself unless it is a page for a browser.
 */
export function messageOf(body: string): string {
  try {
    return messageIn(JSON.parse(body)) ?? '';
  } catch {
    return /^\s*</.test(body) ? '' : body;
  }
}

/** The message in what was parsed; undefined when there is none. */
export function messageIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  const { error, message, detail } = value;
  return messageIn(error) ?? messageIn(message) ?? (detail === undefined ? undefined : text(detail));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Makes what a server said fit to be passed on: one line of at most 300 characters, without pictures and secrets. */
export function cleaned(message: string, secrets: readonly string[]): string {
  const bounded = message.slice(0, 100_000);
  const discreet = secrets.reduce((said, secret) => said.replaceAll(secret, '***'), bounded);
  const line = discreet
    .replace(/data:image\/[a-z]+;base64,[A-Za-z0-9+/=]*/g, 'data:…')
    .replace(/\/\/[^\s/@]{1,500}@/g, '//')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage - 1)}…` : line;
}
