import { type Dtype, graphFile, isDataOf } from './dtype.js';
import { ModelError } from './modelError.js';
import type { ModelIdentity } from './modelKind.js';
import { dtypesInOrder, partsOf } from './parts.js';

/** Which precision is wanted: one for all parts, or one for each that is named. */
export type WantedDtypes = Dtype | Readonly<Record<string, Dtype>>;

export interface ChosenFiles {
  /** Relative to the model's folder, with slashes. */
  readonly files: readonly string[];
  /** The precision of each part. */
  readonly dtypes: Readonly<Record<string, Dtype>>;
}

/** Settings, tokenizer and templates lie at the top; everything else there is for other programs. */
const settingsFile = /^[A-Za-z0-9_-]{1,80}\.(json|jinja)$/;
const licenceFile = /^(LICENSE|LICENCE|NOTICE)(\.md|\.txt)?$/i;
/** Lists of weights in other formats, and tokenizers in a form that tokenizer.json holds as well. */
const unneeded = /(\.safetensors|\.bin)\.index\.json$|^(vocab|merges|quantize_config|quant_config)\.json$/;

/**
 * Chooses from all files of a repository or folder those that are needed: one precision of each graph, its external
 * data, and the settings.
 * @param name of the model, for messages
 * @throws ModelError when a graph is missing, or is not there at the wanted precision
 */
export function chooseFiles(
  name: string,
  available: readonly string[],
  identity: ModelIdentity,
  wanted?: WantedDtypes,
): ChosenFiles {
  const parts = partsOf(identity);
  refuseUnknownParts(parts, wanted);
  const all = new Set(available);
  const chosen = parts.map((part) => [part, dtypeFor(name, part, all, identity, wanted)] as const);
  const graphs = chosen.map(([part, dtype]) => graphFile(part, dtype));
  const weights = available.filter((file) => graphs.some((graph) => file === graph || isDataOf(file, graph)));
  return { files: [...available.filter(isSetting), ...weights], dtypes: Object.fromEntries(chosen) };
}

function isSetting(file: string): boolean {
  return (settingsFile.test(file) && !unneeded.test(file)) || licenceFile.test(file);
}

function dtypeFor(
  name: string,
  part: string,
  available: ReadonlySet<string>,
  identity: ModelIdentity,
  wanted: WantedDtypes | undefined,
): Dtype {
  const asked = typeof wanted === 'string' ? wanted : wanted?.[part];
  const there = dtypesInOrder(identity.kind).filter((dtype) => available.has(graphFile(part, dtype)));
  if (asked !== undefined && available.has(graphFile(part, asked))) return asked;
  if (there[0] === undefined) {
    throw new ModelError(
      `${name} has no onnx/${part}*.onnx; Drishti runs models in ONNX form, in the layout of transformers.js`,
    );
  }
  if (asked === undefined) return there[0];
  throw new ModelError(`${name} has no ${graphFile(part, asked)}; its ${part} comes as ${there.join(', ')}`);
}

function refuseUnknownParts(parts: readonly string[], wanted: WantedDtypes | undefined): void {
  if (wanted === undefined || typeof wanted === 'string') return;
  const unknown = Object.keys(wanted).find((part) => !parts.includes(part));
  if (unknown === undefined) return;
  throw new ModelError(
    `--dtype: ${JSON.stringify(unknown)} is no part of this model; there are ${parts.join(', ')}`,
  );
}
