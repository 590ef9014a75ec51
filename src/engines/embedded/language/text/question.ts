import { type Sentence, wordsOf } from './sentence.js';

/** Words before the one that tells the task. */
const courtesies =
  /^(?:(?:and|or|also|so|then|now|please|hi|hello|hey|ok|okay|kindly|but|first|finally|next|question|q|user|task|just|only|if so|if yes|you|should|must|always|are able to|(?:(?:can|could|would|will) (?:you|u) )?(?:please )?(?:tell|let) (?:me|us)(?: know)?|(?:can|could|would|will) (?:you|u)(?= (?!see|spot|recogni[sz]e|make|guess|believe|like|say|call|u\b|not\b)[a-z])|i (?:want|would like|need|wish)(?: (?:you|it))? to(?: know)?|i (?:want|need)(?= (?:a|the|all|every|boxes|bounding))|give (?:me|us)(?= (?:what|how|where))|(?:check|verify|see|determine|decide|find out|say|tell|state)(?= (?:if|whether|how|what|where|which)\b)|(?:check|verify|confirm|make sure|is it (?:true|correct|right))(?= that\b)|for (?:each|every) \w+(?= (?:say|tell|state|check|determine|decide)\b)|do you know) )+/;

/** "whether there is a dog" asks "is there a dog". */
const indirect =
  /^(?:whether|if|that) ((?:[a-z0-9'-]+ ){0,4}?[a-z0-9'-]+) (is|are|was|were|has|have|can|does)\b/;

/** "Would you say this is indoors" asks "is this indoors". */
const opinion =
  /^(?:would you say|do you (?:think|believe)|is it (?:true|correct|right)|in your opinion)(?: that)? ((?:[a-z0-9'-]+ ){0,4}?[a-z0-9'-]+) (is|are|was|were|has|have)\b/;

/** Longer sentences say first what they ask; patterns look at each pair of places in them. */
const longestQuestion = 1000;

/** What a sentence asks, without courtesies and as a direct question: lower-case words joined by blanks. */
export function questionOf(sentence: Sentence): string {
  return wordsOf(sentence)
    .slice(0, longestQuestion)
    .replace(courtesies, '')
    .replace(opinion, '$2 $1')
    .replace(indirect, '$2 $1')
    .replace(/^(?:whether|if) (they|you|he|she|it|we|people|there) (?=\w+)/, 'do $1 ')
    .replace(/ (?:please|thanks|thank you)$/, '');
}
