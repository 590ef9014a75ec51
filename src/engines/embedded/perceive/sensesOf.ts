import { jsonSchemaOf } from '../answer/composeJson.js';
import { boxAsksOf } from '../answer/lists/boxAsks.js';
import { isAboutMarkings } from '../answer/lists/markings.js';
import type { Ask, Plan } from '../language/plan.js';
import type { Task } from '../language/tasks/task.js';
import { schemaSenses } from './schemaSenses.js';
import type { Sense } from './sense.js';

/** What tells what sort of picture it is, if it is asked for. */
const ofTheWhole: readonly Sense[] = ['objects', 'colours', 'scene', 'documentText'];

const ofTasks: Readonly<Record<Task, readonly Sense[]>> = {
  caption: ofTheWhole,
  describe: [...ofTheWhole, 'objectColours', 'codes', 'quality'],
  count: ['objects'],
  exists: ['objects'],
  where: ['objects'],
  colour: ['objects', 'objectColours', 'colours'],
  read: ['text'],
  lookup: ['text'],
  scan: ['codes'],
  classify: [...ofTheWhole, 'quality'],
  scene: ofTheWhole,
  quality: ['quality'],
  list: ['objects'],
  compare: [...ofTheWhole, 'objectColours', 'quality', 'fingerprint'],
  beyond: ['objects'],
};

const ofFilters = { colour: 'objectColours', text: 'text' } as const;

/** What has to be perceived for an answer. */
export function sensesOf(plan: Plan): ReadonlySet<Sense> {
  return new Set([...plan.asks.flatMap(sensesOfAsk), ...sensesOfShape(plan)]);
}

function sensesOfAsk({ task, targets, filters = [] }: Ask): readonly Sense[] {
  const senses = filters.flatMap((each) => {
    return each.by === 'colour' || each.by === 'text' ? [ofFilters[each.by]] : [];
  });
  // "What does the bus say" is about the text on an object.
  const ofObject: readonly Sense[] = task === 'read' && targets.length > 0 ? ['objects'] : [];
  return [...ofTasks[task], ...ofObject, ...senses];
}

function sensesOfShape(plan: Plan): Iterable<Sense> {
  const { shape } = plan;
  switch (shape.type) {
    case 'schema':
      return schemaSenses(shape.schema);
    case 'json':
      return schemaSenses(jsonSchemaOf(plan));
    case 'masks':
      return boxAsksOf(plan).every(isAboutMarkings) ? [] : ['objects', 'masks'];
    case 'boxes':
      return ['objects'];
    default:
      return [];
  }
}
