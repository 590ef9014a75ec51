/**
 * What a sentence wants done with its targets: `caption` the picture in a sentence, `describe` what is there in
 * several, `count` it, say whether it `exists`, `where` it is or what `colour` it has, `read` text, `lookup` a field of a
 * document, `scan` codes, `classify` among options, tell the `scene` (kind of place, indoors or out) or the `quality` of
 * the photo, `list` things, `compare` pictures, or something `beyond` small specialists (names, reasons).
 */
export type Task =
  | 'caption'
  | 'describe'
  | 'count'
  | 'exists'
  | 'where'
  | 'colour'
  | 'read'
  | 'lookup'
  | 'scan'
  | 'classify'
  | 'scene'
  | 'quality'
  | 'list'
  | 'compare'
  | 'beyond';

/** First fitting row wins; sentences are lower-case words joined by blanks. */
const patterns: readonly (readonly [Task, RegExp])[] = [
  [
    'count',
    /\bhow many\b(?! differences)|^(please )?count\b|\b(number|count) of\b.*\b(are|is)\b|^what is the (number|count)\b/,
  ],
  ['beyond', /\b(more|fewer|less|[a-z]+er)\b.*\bthan\b/],
  ['compare', /\b(differen(t|ce|ces)|compare|comparison|changed|(in common|similar|same) )\b/],
  ['count', /^(return|give|tell|output|report|state)\b.*\b(number|count) of\b/],
  ['where', /^where\b|\bwhere (is|are)\b/],
  [
    'exists',
    /^(is|are) (there|any|anyone|anybody|someone)\b|^(do|can|could) you (see|spot|find)\b|^does\b.*\b(contain|show|have|include)\b/,
  ],
  [
    'exists',
    /^(is|are) (this|that|it|these|those) (a|an)\b|^which\b.*\b(images?|pictures?|photos?)\b.*\b(contains?|shows?|ha(s|ve))\b/,
  ],
  ['exists', /^(is|are) (a|an|any|the|some)\b.*\b(in|on|visible|present|shown)\b/],
  ['list', /^(list|name)\b|^(what|which)\b.*\b(objects?|things?|items?|elements|animals|vehicles)\b/],
  ['list', /^(detect|find|locate|identify|segment|spot|show|point|outline|highlight|mark)\b/],
  ['describe', /\b(describe|caption|captions|summari[sz]e|summary|alt text)\b|\bdescription\b/],
  [
    'describe',
    /^what('s| is| are| do you| can you| does)? ?(\b(in|on|see|this|these|that|happening|going|there|shown|depicted|show)\b|$)/,
  ],
  [
    'beyond',
    /^(who|whose|why|when|how|which|what|is|are|was|were|do|does|did|can|could|would|will|should|has|have)\b/,
  ],
  [
    'beyond',
    /\b(read|transcribe|translate|write|classify|explain|guess|estimate|recommend|suggest|poem|story|convert|solve|extract|generate|create|recipe)\b/,
  ],
];

/** Words before the one that tells the task. */
const fillers =
  /^(?:(?:and|or|also|so|then|now|please|hi|hello|hey|ok|okay|kindly|but|,|(?:(?:can|could|would|will) you )?(?:please )?tell me|i (?:want|would like|need) to know) )+/;

/** The task of one sentence, or undefined when it only says how to answer. */
export function taskOf(sentence: string): Task | undefined {
  const main = sentence.replace(fillers, '');
  return patterns.find(([, pattern]) => pattern.test(main))?.[0];
}
