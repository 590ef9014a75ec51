import { type Scene, type SceneName, sceneNames } from '../../../scene/scene.js';
import { wholeScene } from '../caption/scenePhrase.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { questionOf, type View } from '../view.js';

/** Answers what sort of place or picture it is, and whether it is indoors. */
export const sceneWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const { scene } = view.image;
    if (scene === undefined) return [essential('I could not judge what sort of place it is.')];
    const door = doorAsked(view);
    if (door !== undefined) return [tellDoor(scene, door)];
    const named = sceneAsked(view);
    return [named === undefined ? tellScene(scene) : tellNamed(scene, named)];
  },
  tellTersely(view) {
    const { scene } = view.image;
    const door = doorAsked(view);
    if (door !== undefined) return terseDoor(scene, door);
    const named = sceneAsked(view);
    if (scene?.name === undefined) return 'unknown';
    return named === undefined ? scene.name : isScene(scene, named) ? 'yes' : 'no';
  },
};

type Door = 'indoors' | 'outdoors' | 'either';

const indoor = /\b(indoors?|inside|interior)\b/;
const outdoor = /\b(outdoors?|outside|open air|exterior)\b/;

/** Whether it is asked if the picture is indoors, outdoors or which of both. */
function doorAsked(view: View): Door | undefined {
  const question = [questionOf(view), ...(view.ask.options ?? [])].join(' ').toLowerCase();
  if (indoor.test(question)) return outdoor.test(question) ? 'either' : 'indoors';
  return outdoor.test(question) ? 'outdoors' : undefined;
}

function saysDoor(name: SceneName): boolean {
  return name === 'outdoors' || name === 'indoor room';
}

function terseDoor(scene: Scene | undefined, door: Door): string {
  if (scene?.isIndoor === undefined) return 'unknown';
  if (door === 'either') return scene.isIndoor ? 'indoors' : 'outdoors';
  return scene.isIndoor === (door === 'indoors') ? 'yes' : 'no';
}

function tellDoor(scene: Scene, door: Door): Statement {
  if (scene.isIndoor === undefined) {
    return essential('I cannot tell whether this is indoors or outdoors.', 'I cannot tell.');
  }
  const where = scene.isIndoor ? 'indoors' : 'outdoors';
  const more =
    scene.name === undefined || saysDoor(scene.name) ? '' : `: it looks like ${wholeScene(scene.name)}`;
  const start = door === 'either' ? 'It' : `${scene.isIndoor === (door === 'indoors') ? 'Yes' : 'No'}, it`;
  return essential(
    `${start} was taken ${where}${more}.`,
    `${start} was taken ${where}.`,
    `${where === 'indoors' ? 'Indoors' : 'Outdoors'}.`,
  );
}

/** The scene that a question names ("is this a kitchen?"). */
function sceneAsked(view: View): SceneName | undefined {
  const question = questionOf(view);
  if (!/^\W*(is|are|was|does)\b/.test(question)) return undefined;
  return sceneNames.find((name) => question.includes(name));
}

function isScene({ name, candidates }: Scene, asked: SceneName): boolean {
  return (
    name === asked ||
    (candidates.find((candidate) => candidate.name === asked)?.confidence ?? 0) >= asLikelyAsNot
  );
}

const asLikelyAsNot = 0.5;

function tellNamed(scene: Scene, asked: SceneName): Statement {
  if (isScene(scene, asked)) return essential(`Yes, it looks like ${wholeScene(asked)}.`, 'Yes.');
  if (scene.name === undefined)
    return essential(`I cannot tell whether this is ${wholeScene(asked)}.`, 'I cannot tell.');
  return essential(`No, it looks like ${wholeScene(scene.name)}.`, 'No.');
}

/** Below this confidence it is only said with a reservation. */
const ratherSure = 0.7;

function tellScene({ name, confidence, isIndoor }: Scene): Statement {
  const where = isIndoor === undefined ? '' : `, ${isIndoor ? 'indoors' : 'outdoors'}`;
  if (name === undefined) {
    const rest =
      isIndoor === undefined ? '' : `, only that it was taken ${isIndoor ? 'indoors' : 'outdoors'}`;
    return essential(`I cannot tell what sort of place this is${rest}.`, 'I cannot tell.');
  }
  const whole = wholeScene(name);
  const verb = confidence >= ratherSure ? 'This looks like' : 'This may be';
  return essential(
    `${verb} ${whole}${saysDoor(name) ? '' : where}.`,
    `${verb} ${whole}.`,
    `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`,
  );
}
