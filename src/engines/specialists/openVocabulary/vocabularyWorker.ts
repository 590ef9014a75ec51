import { workerData } from 'node:worker_threads';
import { AutoTokenizer, env } from '@huggingface/transformers';
import type { Size } from '../../../geometry/box.js';
import type { ScoredBox } from '../../../geometry/weightedBoxFusion.js';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import { packBoxes } from '../../embedded/detector/packedBoxes.js';
import { strongest } from '../detections.js';
import { readQueries } from '../detector/readQueries.js';
import type { SpecialistOptions } from '../modelFolder.js';
import { openImageInputs } from '../onnx/imageInputs.js';
import { openSession } from '../onnx/session.js';
import { askGroundingDino } from './groundingDino.js';
import { askOwl } from './owl.js';
import { paddedSquare } from './paddedSquare.js';

/** What the thread is started with. */
export interface VocabularyWorkerData extends Pick<SpecialistOptions, 'folder' | 'device' | 'threads'> {
  readonly graph: string;
  readonly modelType: string;
}

export interface VocabularyTask {
  readonly image: RgbImage;
  /** Of the picture, in whose pixels the boxes are told. */
  readonly size: Size;
  /** What to look for; a box's kind is the index of its phrase. */
  readonly phrases: readonly string[];
  readonly minScore: number;
}

lowerThreadPriority();
const { folder, graph, modelType, ...runsOn } = workerData as VocabularyWorkerData;
const ask = modelType === 'grounding-dino' ? askGroundingDino : askOwl;

let loading: ReturnType<typeof load> | undefined;

async function load() {
  env.allowRemoteModels = false;
  const [inputs, tokenizer, session] = await Promise.all([
    openImageInputs(folder),
    AutoTokenizer.from_pretrained(folder, { local_files_only: true }),
    openSession(graph, runsOn),
  ]);
  return { inputs, tokenizer, session };
}

/** Finds what the phrases name in a picture; packed boxes. */
export default async function look(task: VocabularyTask | null): Promise<Float64Array> {
  loading ??= load();
  const { inputs, tokenizer, session } = await loading;
  if (task === null) return packBoxes([]);
  const { image, size } = await asSeen(task, inputs.sizeFor(task.image));
  const asked = await ask(session, tokenizer, await inputs.of(image), task.phrases);
  const found = asked.flatMap(({ phrases, queries }): ScoredBox[] =>
    readQueries(queries, 'sigmoid', { kindOfClass: phrases, minScore: task.minScore, size }),
  );
  return packBoxes(strongest(found));
}

/** OWLv2 sees a square of which the picture is the upper left part: boxes are in sides of that square. */
async function asSeen({ image, size }: VocabularyTask, seen: Size): Promise<{ image: RgbImage; size: Size }> {
  if (modelType !== 'owlv2') return { image, size };
  const side = Math.max(size.width, size.height);
  return { image: await paddedSquare(image, seen.width), size: { width: side, height: side } };
}
