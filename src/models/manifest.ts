import { z } from 'zod';
import { familyIds } from '../engines/grounding/family.js';
import { type Dtype, dtypes } from './dtype.js';
import { isModelId } from './modelId.js';
import { modelKinds } from './modelKind.js';
import { isSafePath } from './safePath.js';

/** The file that makes a folder in `models/` a model. */
export const manifestFile = 'drishti-model.json';

const dtype = z.enum(dtypes as [Dtype, ...Dtype[]]);
const text = z.string().min(1).max(500);

const file = z.object({
  /** Relative to the model's folder, with slashes. */
  path: z.string().refine(isSafePath),
  /** Bytes. */
  size: z.int().min(0),
  /** Lower-case hexadecimal; not computed for folders that were linked. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** What is known of a model that is here; written when all its files are. */
export const manifestSchema = z.object({
  id: z.string().refine(isModelId),
  kind: z.enum(modelKinds),
  modelType: text,
  family: z.enum(familyIds),
  /** Where it came from: `owner/name` at a commit of the hub … */
  repository: text.optional(),
  revision: text.optional(),
  /** … or a folder of the operator's, absolute, whose files stay there. */
  folder: text.optional(),
  /** SPDX identifier or the name that its publisher gives it. */
  licence: text.optional(),
  dtypes: z.record(z.string(), dtype),
  files: z.array(file).max(10_000),
  /** ISO 8601. */
  pulledAt: text,
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];
