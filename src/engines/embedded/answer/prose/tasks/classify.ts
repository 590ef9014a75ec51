import { withArticle } from '../../../language/kinds/plural.js';
import { isPaper } from '../../../scene/scene.js';
import { classifyOptions } from '../../classify/classifyOptions.js';
import { documentIn } from '../../documentIn.js';
import { captionPhrases } from '../caption/captionPhrases.js';
import { sureScene, wholeScene } from '../caption/scenePhrase.js';
import { essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import type { View } from '../view.js';
import { capitalized } from '../words/english.js';

/** Answers with the one of the given options that what was seen speaks for; without options with what the picture is of. */
export const classifyWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const options = view.ask.options ?? [];
    if (options.length === 0) return [withoutOptions(view)];
    const best = bestOption(view);
    return [best === undefined ? nothingSpeaks(options) : essential(best)];
  },
  tellTersely(view) {
    if ((view.ask.options ?? []).length === 0)
      return documentKind(view) ?? sureScene(view.image.scene) ?? captionPhrases(view).at(-1) ?? 'unknown';
    return bestOption(view) ?? 'unknown';
  },
};

/** What sort of document a page of text is. */
function documentKind({ image }: View): 'receipt' | 'invoice' | undefined {
  if (!isPaper(sureScene(image.scene))) return undefined;
  const kind = documentIn(image)?.kind;
  return kind === 'other' ? undefined : kind;
}

function bestOption({ ask, image }: View): string | undefined {
  const [best] = classifyOptions(ask.options ?? [], image);
  return best !== undefined && best.confidence > 0 ? best.option : undefined;
}

function nothingSpeaks(options: readonly string[]): Statement {
  const which = options.length === 2 ? 'either of the two' : `any of the ${options.length} options`;
  return essential(`I am unsure: nothing that I recognise speaks for ${which}.`, 'Unsure.');
}

function withoutOptions(view: View): Statement {
  const kind = documentKind(view);
  if (kind !== undefined) return essential(`This looks like ${withArticle(kind)}.`, `${capitalized(kind)}.`);
  const scene = sureScene(view.image.scene);
  if (scene !== undefined) return essential(`This looks like ${wholeScene(scene)}.`, `${scene}.`);
  const phrases = captionPhrases(view);
  if (phrases.length === 0) return essential('I cannot tell what sort of picture this is.', 'Unsure.');
  return essential(...phrases.map((phrase) => `This is a picture of ${phrase}.`), `${phrases.at(-1)}.`);
}
