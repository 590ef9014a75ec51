import type { WantedDtypes } from '../models/chooseFiles.js';
import { type Dtype, dtypes, isDtype } from '../models/dtype.js';
import { ModelError } from '../models/modelError.js';

/**
 * Reads `q4`, or `decoder_model_merged=q4,vision_encoder=fp16`.
 * @throws ModelError for a precision there is not
 */
export function parseDtypes(text: string | undefined): WantedDtypes | undefined {
  if (text === undefined) return undefined;
  if (!text.includes('=')) return dtypeOf(text);
  const entries = text.split(',').map((entry) => {
    const [part = '', word = ''] = entry.split('=', 2);
    return [part.trim(), dtypeOf(word)] as const;
  });
  return Object.fromEntries(entries);
}

function dtypeOf(text: string): Dtype {
  const word = text.trim();
  if (isDtype(word)) return word;
  throw new ModelError(
    `--dtype: ${JSON.stringify(word.slice(0, 60))} is no precision; there are ${dtypes.join(', ')}`,
  );
}
