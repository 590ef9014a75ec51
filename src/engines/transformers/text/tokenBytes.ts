import { isJsonObject, type JsonObject } from '../folder/modelFiles.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { byteAlphabet } from './byteAlphabet.js';

/** The bytes that a token stands for; undefined when it is none of the tokenizer's alphabet. */
type BytesOf = (token: string) => Uint8Array | undefined;

const utf8 = new TextEncoder();

/**
 * How tokens are read as bytes, by the decoder that tokenizer.json names: byte-level ones, and those with `▁` for a space
 * and `<0xAB>` for a byte (SentencePiece). A space that the latter leave out at the start of a text stays: an answer
 * follows a prompt.
 * @throws ModelFolderError for another kind
 */
export function tokenReader(tokenizer: JsonObject): BytesOf {
  const kinds = decoderKinds(tokenizer['decoder']);
  if (kinds.includes('ByteLevel')) return byteLevelReader();
  if (kinds.includes('ByteFallback') || kinds.includes('Metaspace')) return sentencePieceBytes;
  throw new ModelFolderError(
    `tokenizer.json: tokens of a decoder ${kinds.join(', ') || 'of no kind'} cannot be read`,
  );
}

function decoderKinds(decoder: unknown): string[] {
  if (!isJsonObject(decoder)) return [];
  const inner = Array.isArray(decoder['decoders']) ? decoder['decoders'].flatMap(decoderKinds) : [];
  return [String(decoder['type']), ...inner];
}

function byteLevelReader(): BytesOf {
  const alphabet = byteAlphabet();
  return (token) => {
    const bytes = Array.from(token, (character) => alphabet.get(character));
    return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as number[]);
  };
}

function sentencePieceBytes(token: string): Uint8Array {
  const byte = /^<0x([0-9A-F]{2})>$/.exec(token)?.[1];
  if (byte !== undefined) return Uint8Array.of(Number.parseInt(byte, 16));
  return utf8.encode(token.replaceAll('▁', ' '));
}
