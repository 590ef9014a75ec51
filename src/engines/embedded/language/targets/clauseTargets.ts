import { kindsOfNoun } from '../kinds/nounKinds.js';
import { toSingular } from '../kinds/plural.js';
import type { Relation } from '../plan.js';
import { type Task, thingTasks } from '../tasks/task.js';
import type { Sentence } from '../text/sentence.js';
import { mentionsIn } from './mentions.js';
import { type NounPhrase, nounPhraseAt } from './nounPhrase.js';
import { type FoundRelation, relationAt, relationFrom } from './relation.js';
import { restricted } from './restriction.js';
import { isAboutOutput, type SentenceTargets, sentenceTargets } from './sentenceTargets.js';
import { isUnknown, type Target, targetOf } from './target.js';

/** What a clause is about. */
export interface ClauseTargets extends Omit<SentenceTargets, 'end'> {
  readonly targets: readonly Target[];
  readonly relation?: Relation | undefined;
  readonly isBare: boolean;
  /** What it speaks of without asking anything. */
  readonly mentions: readonly Target[];
  /** Its words without those of the relation. */
  readonly restOf: (words: string) => string;
}

/** Tasks that are about the whole picture, whatever things their words name. */
const ofPicture: readonly (Task | undefined)[] = [
  'classify',
  'scene',
  'quality',
  'scan',
  'lookup',
  'caption',
];
/** Tasks whose things may stand anywhere in the sentence. */
const ofMentions: readonly (Task | undefined)[] = [...thingTasks, 'compare', 'read'];

/** Reads what a clause with a task is about, where that is and what it leaves out. */
export function clauseTargets(sentence: Sentence, question: string, task: Task | undefined): ClauseTargets {
  const asked = sentenceTargets(sentence);
  const mentions =
    task === undefined ? [...asked.wanted, ...mentionsIn(sentence).map(({ target }) => target)] : [];
  if (ofPicture.includes(task))
    return {
      ...asked,
      mentions,
      targets: asked.isBare && task === 'classify' ? asked.wanted : [],
      restOf: (words) => words,
    };
  const isFollowUp = /^(?:what|how) about\b/.test(question);
  const isOfMentions = ofMentions.includes(task) || isFollowUp;
  const found =
    task === 'colour' ? colourSubject(sentence, asked) : (predicateOf(sentence, task, asked) ?? asked);
  const isAside = found.wanted.length > 0 && task !== 'read' && task !== 'compare' && !compares(question);
  const relation = relationAfter(sentence, isAside ? found.end : undefined, question, task);
  const isPlace = relation !== undefined && whatIs.test(question);
  const targets = isPlace
    ? []
    : isAside
      ? found.wanted
      : isOfMentions
        ? mentioned(sentence, relation, found)
        : [];
  const all =
    targets.length === 0
      ? impliedIn(question, task)
      : relation === undefined && isAside && task !== 'beyond'
        ? restricted(targets, sentence, found.end)
        : targets;
  return {
    ...found,
    mentions,
    isBare: found.isBare || isFollowUp,
    targets: targetsFor(task, all),
    relation: relation?.relation,
    restOf: (words) => withoutRelation(words, sentence, relation),
  };
}

function compares(question: string): boolean {
  return /\b(?:more|fewer|less|as many|most)\b.*\b(?:than|as|of)\b|\bnumber of\b.*\bsame as\b/.test(question);
}

/** What a question is about without naming it. */
const implied: readonly (readonly [Task, RegExp, string])[] = [
  ['count', /\bhead ?count\b/, 'people'],
  ['where', /\b(?:sit|rest)\b/, 'seats'],
  ['where', /\b(?:sleep|lie down)\b/, 'beds'],
  ['where', /\bwash (?:my )?hands\b/, 'sinks'],
];

function impliedIn(question: string, task: Task | undefined): Target[] {
  const heads = implied
    .filter(([asked, pattern]) => asked === task && pattern.test(question))
    .map(([, , head]) => head);
  return heads.map((head) => targetOf({ head, modifiers: [], end: 0, hasDeterminer: false }));
}

const whatIs =
  /^(?:what (?:(?:is|are|was|were)(?: (?!happening|going)(?:[a-z]+ing|placed|located|left|hung|stacked))?|can you see|do you see|lies|stands|sits|hangs)|(?:is|are) (?:there )?(?:anything|something)(?: to [a-z]+)?) (?=on|under|below|above|over|behind|in|inside|next|near|beside|between|to|left|right|at)/;

/** The relation after the first thing that a clause names, or after "what is". */
function relationAfter(
  sentence: Sentence,
  end: number | undefined,
  question: string,
  task: Task | undefined,
): FoundRelation | undefined {
  if (task === 'read' || task === 'compare') return undefined;
  const what = whatIs.exec(question)?.[0].trim().split(' ');
  if (what !== undefined) return relationFrom(sentence, sentence.words.indexOf(what[0]!) + what.length);
  if (end !== undefined) return relationAt(sentence, end);
  const [first] = mentionsIn(sentence);
  return first === undefined ? undefined : relationAt(sentence, first.end);
}

function mentioned(
  sentence: Sentence,
  relation: FoundRelation | undefined,
  { excluded }: SentenceTargets,
): Target[] {
  const isOutside = (end: number) => relation === undefined || end <= relation.start || end > relation.end;
  const isWanted = ({ phrase }: Target) => !excluded.some((target) => target.phrase === phrase);
  return mentionsIn(sentence).flatMap(({ target, end }) =>
    isOutside(end) && isWanted(target) ? [target] : [],
  );
}

function targetsFor(task: Task | undefined, targets: readonly Target[]): readonly Target[] {
  if (task === 'compare') return targets.filter((target) => !isUnknown(target));
  return task === 'read' ? targets.filter((target) => !isUnknown(target) && !isSign(target)) : targets;
}

/** "The sign", "the label": any of them, not only the stop signs that the detector knows. */
function isSign({ phrase, kinds }: Target): boolean {
  const head = toSingular(phrase.split(' ').at(-1)!);
  return kinds.every((kind) => kind.endsWith(` ${head}`) && kind !== toSingular(phrase));
}

const toSubject = ['is', 'are', 'was', 'were', 'do', 'does', 'of', 'did', 'the', 'has', 'have'];

/** The thing whose colour is asked, also one that the detector does not know: "what color shirt", "the colour of the sky". */
function colourSubject(sentence: Sentence, asked: SentenceTargets): SentenceTargets {
  const { words } = sentence;
  let at = words.findIndex((word) => /^colou?rs?$/.test(word)) + 1;
  if (at === 0) at = 1;
  while (toSubject.includes(words[at] ?? '')) at++;
  const phrase = nounPhraseAt(sentence, at);
  const isNoun = phrase !== undefined && isNamed(phrase, sentence) && !isAboutOutput(phrase);
  const target = isNoun ? targetOf(phrase) : undefined;
  const isThing =
    target !== undefined &&
    !target.isAnything &&
    !/^(?:palette|scheme|it|they|code|hex)s?$/.test(target.phrase);
  return isThing
    ? { ...asked, wanted: [target], end: phrase!.end }
    : { ...asked, wanted: asked.wanted.filter((other) => !isUnknown(other)) };
}

/** The tagger takes some names ("skis") for verbs. */
function isNamed({ head, end }: NounPhrase, { tags }: Sentence): boolean {
  return (
    ['NOUN', 'PROPN'].includes(tags[end - 1]!) || (kindsOfNoun(head) !== undefined && tags[end - 1] !== 'ADJ')
  );
}

/** The horse of "is this animal a horse". */
function predicateOf(
  sentence: Sentence,
  task: Task | undefined,
  asked: SentenceTargets,
): SentenceTargets | undefined {
  const at = task === 'exists' ? thisIsA.exec(sentence.words.join(' '))?.[0].split(' ').length : undefined;
  const phrase = at === undefined ? undefined : nounPhraseAt(sentence, at - 1);
  return phrase === undefined ? undefined : { ...asked, wanted: [targetOf(phrase)], end: phrase.end };
}

const thisIsA = /^(?:is|are) (?:this|that|the) \w+ an? /;

function withoutRelation(words: string, sentence: Sentence, relation: FoundRelation | undefined): string {
  if (relation === undefined) return words;
  return words.replace(sentence.words.slice(relation.start, relation.end).join(' '), ' ');
}
