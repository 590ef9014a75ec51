import { workerData } from 'node:worker_threads';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { lowerThreadPriority } from '../../../threads/lowerPriority.js';
import { packBoxes } from '../../embedded/detector/packedBoxes.js';
import { strongest } from '../detections.js';
import type { SpecialistOptions } from '../modelFolder.js';
import { openImageInputs } from '../onnx/imageInputs.js';
import { floatsOf, openSession, runSession } from '../onnx/session.js';
import { type Activation, readQueries } from './readQueries.js';

/** What the thread is started with. */
export interface DetectorWorkerData extends Pick<SpecialistOptions, 'folder' | 'device' | 'threads'> {
  readonly graph: string;
  readonly activation: Activation;
  /** Kind of each class, -1 for those that are left out. */
  readonly kindOfClass: readonly number[];
}

export interface DetectorTask {
  readonly image: RgbImage;
  /** Of the picture, in whose pixels the boxes are told. */
  readonly size: Size;
  readonly minScore: number;
}

lowerThreadPriority();
const { folder, graph, activation, kindOfClass, ...runsOn } = workerData as DetectorWorkerData;

let loading: ReturnType<typeof load> | undefined;

async function load() {
  const [inputs, session] = await Promise.all([openImageInputs(folder), openSession(graph, runsOn)]);
  return { inputs, session };
}

/** Finds the objects in a picture; packed boxes. */
export default async function look(task: DetectorTask | null): Promise<Float64Array> {
  loading ??= load();
  const { inputs, session } = await loading;
  if (task === null) return packBoxes([]);
  const outputs = await runSession(session, await inputs.of(task.image));
  const { data: logits, dims } = floatsOf(outputs, 'logits');
  const { data: boxes } = floatsOf(outputs, 'pred_boxes');
  const queries = { logits, classes: dims.at(-1)!, boxes };
  return packBoxes(strongest(readQueries(queries, activation, { ...task, kindOfClass })));
}
