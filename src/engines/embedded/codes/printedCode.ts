import { formatToLabel, type ReadResult } from 'zxing-wasm/reader';
import type { ScannedCode } from './scannedCode.js';

type Content = Pick<ReadResult, 'format' | 'text' | 'bytes' | 'contentType'>;

/** What a code is called and what it says, as a person would write them. */
export function printedCode(content: Content): Pick<ScannedCode, 'format' | 'text'> {
  const text = textOf(content);
  // UPC-A and an EAN-13 that begins with 0 are the same bars; what is printed below them are twelve digits.
  const isUpcA = content.format === 'EAN13' && text.startsWith('0');
  return isUpcA ? { format: 'UPC-A', text: text.slice(1) } : { format: nameOf(content.format), text };
}

function nameOf(format: ReadResult['format']): string {
  return (formatToLabel(format) ?? format).replace(/ Code$/, ' code');
}

/** Where a code does not say how its bytes are meant, they are UTF-8 if they can be, as most writers leave it at that. */
function textOf({ text, bytes, contentType }: Content): string {
  if (contentType !== 'Binary' && contentType !== 'UnknownECI') return text;
  return plainText(bytes) ?? Buffer.from(bytes).toString('hex');
}

function plainText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^[^\p{Cc}\p{Co}\p{Cn}]*$/u.test(text.replace(/[\t\r\n]/g, '')) ? text : undefined;
  } catch {
    return undefined;
  }
}
