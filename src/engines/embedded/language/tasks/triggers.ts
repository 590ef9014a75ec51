/** Words after which a text says what it asks for. */
export interface Trigger {
  /** How many words the trigger is long. */
  readonly length: number;
  /**
   * What follows is to be found (`wanted`), is what a question is about (`asked`), is looked for if it is a thing the detector
   * knows (`mentioned`; the words introduce other things too), or is not wanted (`excluded`).
   */
  readonly role: 'wanted' | 'asked' | 'mentioned' | 'excluded';
}

const excluded =
  /^(?:except for|except|excluding|exclude|ignoring|ignore|other than|apart from|besides|omit|but not|without|no|(?:that|which|who) (?:is|are) not(?: an?)?|(?:do not|don't|never|not) (?:detect|include|return|mark|count|show|segment|find|list|label|box)) /;

const wanted =
  /^(?:(?:detect|find|locate|locali[sz]e|spot|segment|outline|highlight|identify|recogni[sz]e|track)(?:s|ing)?(?: out)?|(?:look|search)(?:ing|es)? for|(?:pick|cut|crop|clip|mask) out|(?:check|search|inspect|examine|analy[sz]e)(?: (?:the|this|my|each) [a-z]+)? for|point (?:to|at|out)|(?:list|name)(?= (?:the|all|every|each|any) )|(?:count|mark|box|label|isolate|mask)(?= (?:the|all|every|each|any) )|(?:b?box(?:es)?|box_[23]d|masks?|polygons?|outlines?|positions?|locations?|coordinates|segmentations?) (?:of|for|around)) /;

const asked =
  /^(?:how many|(?:what|which) (?:number|amount|quantity) of|(?:is|are|was|were) there|(?:is|are|was|were)(?= (?:an?|any) )|where (?:did|do|does|can|could|should|have|has) (?:i|we|you|he|she|they|one) (?:find |get |buy )?[a-z]+(?= (?:my|the|an?|our|his|her|their) )|(?:if|whether) there (?:is|are)|(?:do|can|could) you (?:see|spot|find|detect|recogni[sz]e)|where (?:is|are)|(?:does|do) (?:[a-z]+ ){1,4}?(?:contain|show|have|include|depict)) /;

const mentioned =
  /^(?:(?:show|list|name|describe|extract|report|analy[sz]e|get|give|return|include|see|count)(?:s|ing)?|contain(?:s|ing)?|has|have|depicts?|there (?:is|are)|number of|quantity of|for (?:each|every|all)(?: of)?|only|just|what|which|(?:is|are)(?: (?:this|that|it|these|those))?(?= (?:the|a|an|any|some|this|that|these|those|anyone|anybody|someone|somebody|everyone) )) /;

/** The trigger that begins at a word of a sentence, if one does. */
export function triggerAt(words: readonly string[], at: number): Trigger | undefined {
  // "You are an expert" speaks of nothing in the picture.
  if (words[at - 1] === 'you' && words[at] === 'are') return undefined;
  const rest = `${words.slice(at, at + longestTrigger).join(' ')} `;
  for (const [role, pattern] of roles) {
    const match = pattern.exec(rest);
    if (match !== null) return { role, length: match[0].trim().split(' ').length };
  }
  return undefined;
}

const longestTrigger = 9;
const roles = [
  ['excluded', excluded],
  ['asked', asked],
  ['wanted', wanted],
  ['mentioned', mentioned],
] as const;
