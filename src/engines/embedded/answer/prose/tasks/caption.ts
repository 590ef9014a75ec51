import { captionPhrases } from '../caption/captionPhrases.js';
import { type CaptionStyle, kindTags, styleOf } from '../caption/tags.js';
import { titleCase } from '../caption/titleCase.js';
import { captionVariants } from '../caption/variants.js';
import { countWords, essential, type Statement } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import type { View } from '../view.js';
import { capitalized, inWords } from '../words/english.js';
import { colourPhrase } from '../words/objectColours.js';
import { nothingRecognised } from '../words/phrases.js';
import { absenceOf, knownTargets } from '../words/targetNames.js';

/** Answers with what a picture shows, in one sentence, a title or tags, once or in several ways. */
export const captionWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    const tags = kindTags(view);
    if (tags !== undefined) return [essential(tags)];
    const phrases = phrasesWanted(view);
    if (phrases.length === 0) return [nothingToSay(view)];
    const { variants = 1 } = view.plan;
    if (variants > 1) return severalCaptions(view, variants);
    return [essential(...phrases.map((phrase) => inStyle(phrase, styleOf(view))))];
  },
  tellTersely(view) {
    return kindTags(view) ?? captionPhrases(view).at(-1)?.replace(/^an? /, '') ?? 'unknown';
  },
};

/** A title, and a caption that is to be brief, have at most so many words. */
const titleWords = 8;
const briefWords = 12;

/** The ways to say what a picture shows that are short enough for what is asked for; one at least where there are any. */
function phrasesWanted(view: View): string[] {
  const phrases = captionPhrases(view);
  const isBrief = view.plan.length?.detail === 'brief';
  const most = styleOf(view) === 'title' ? titleWords : isBrief ? briefWords : Number.POSITIVE_INFINITY;
  const short = phrases.filter((phrase) => countWords(phrase) <= most);
  return short.length > 0 ? short : phrases.slice(-1);
}

function inStyle(phrase: string, style: CaptionStyle): string {
  return style === 'title' ? titleCase(phrase) : `${capitalized(phrase)}.`;
}

/** A numbered list, which says so when there are fewer ways than were asked for. */
function severalCaptions(view: View, wanted: number): Statement[] {
  const style = styleOf(view);
  const { maxWords = Number.POSITIVE_INFINITY } = view.plan.length ?? {};
  const all = captionVariants(view);
  const short = all.filter((caption) => countWords(caption) <= maxWords);
  const captions = (short.length > 0 ? short : all.slice(-1)).slice(0, wanted);
  const lines = captions.map((caption, index) => `${index + 1}. ${inStyle(caption, style)}`);
  if (captions.length === 1)
    return [essential(inStyle(captions[0]!, style)), essential(`\n${onlyWays('one way')}`)];
  const list = essential(lines.join('\n'), inStyle(captions[0]!, style));
  if (captions.length >= wanted) return [list];
  return [list, essential(`\n${onlyWays(`${inWords(captions.length)} ways`)}`)];
}

function onlyWays(ways: string): string {
  return `I know only ${ways} to word what I see.`;
}

function nothingToSay(view: View): Statement {
  if (knownTargets(view.ask).length > 0) return essential(absenceOf(view.ask));
  const { colours = [] } = view.image;
  if (colours.length === 0) return essential(nothingRecognised, 'Nothing recognised.');
  return essential(
    `${nothingRecognised.replace(/\.$/, '')}, which is ${colourPhrase(colours)}.`,
    nothingRecognised,
    'Nothing recognised.',
  );
}
