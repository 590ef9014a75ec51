import type { Task } from '../../../language/tasks/task.js';
import type { TaskWriter } from '../taskWriter.js';
import { beyondWriter } from './beyond.js';
import { captionWriter } from './caption.js';
import { classifyWriter } from './classify.js';
import { colourWriter } from './colour.js';
import { compareWriter } from './compare.js';
import { countWriter } from './count.js';
import { describeWriter } from './describe.js';
import { existsWriter } from './exists.js';
import { listWriter } from './list.js';
import { lookupWriter } from './lookup.js';
import { qualityWriter } from './quality.js';
import { readWriter } from './read.js';
import { scanWriter } from './scan.js';
import { sceneWriter } from './scene.js';
import { whereWriter } from './where.js';

/** Who writes the answer to each sort of task. */
export const taskWriters: Readonly<Record<Task, TaskWriter>> = {
  caption: captionWriter,
  describe: describeWriter,
  count: countWriter,
  exists: existsWriter,
  where: whereWriter,
  colour: colourWriter,
  read: readWriter,
  lookup: lookupWriter,
  scan: scanWriter,
  classify: classifyWriter,
  scene: sceneWriter,
  quality: qualityWriter,
  list: listWriter,
  compare: compareWriter,
  beyond: beyondWriter,
};
