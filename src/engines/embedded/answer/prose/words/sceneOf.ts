import type { SceneName } from '../../../scene/scene.js';
import { sureScene } from '../caption/scenePhrase.js';
import type { View } from '../view.js';

/** The scene that may be said of a view unasked: that of its picture, unless the ask is about some things only. */
export function sceneOf({ image, ask }: View): SceneName | undefined {
  return ask.targets.some(({ isAnything }) => !isAnything) ? undefined : sureScene(image.scene);
}
