import type { Beyond } from '../plan.js';
import type { Task } from './task.js';

/** What a sentence turns out to ask. */
export type Reading = Exclude<Task, 'beyond'> | `beyond:${Beyond}`;

const numeral = '(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d+)';
const picture = '(?:image|picture|photo|photograph|frame|screenshot|scan)';
const scenes =
  '(?:kitchen|bathroom|bedroom|living room|dining (?:room|area)|office|street|beach|railway|airport|airfield|field|park|forest|city|garden|screenshot|document|chart|diagram|drawing|portrait|selfie|landscape)';

/**
 * What sentences ask by how they are worded; the first row that fits wins, so that the particular stands before the
 * general. Sentences come as lower-case words joined by blanks, without courtesies (`questionOf`).
 */
export const taskPatterns: readonly (readonly [Reading, RegExp])[] = [
  // What is aimed at the engine instead of the picture.
  [
    'beyond:other',
    /\b(?:system prompt|previous instructions|secret (?:key|code)|your password|api key)\b|^(?:what|which) model are you|\byour (?:name|creator)\b|^(?:who|what) are you\b|^what can you do|^what languages? (?:is|are)\b|\bai[- ]generated\b|\bsafe for work\b/,
  ],
  ['beyond:translation', /\btranslat(?:e|ion)\b/],

  // Codes and the photo itself.
  ['scan', /^(?:what|where|does|which)\b.*\bthe codes?\b(?! of\b)/],
  ['scan', /\b(?:qr|bar ?codes?|data ?matrix|ean|upc)\b/],
  ['scan', /^scan\b(?!.*\b(?:document|page|receipt|text|invoice)\b)|^decode\b|\bscan any codes\b/],
  [
    'beyond:place',
    /\bgps\b|^(?:what|which|in (?:what|which)) (?:famous )?(?:city|country|town|state|continent|landmark|monument)\b/,
  ],

  ['list', /^which (?:one )?(?:is|looks) (?:the )?(?:largest|biggest|smallest)$/],

  // Two pictures.
  [
    'compare',
    /^(?:in )?which (?:of )?(?:the |these )?(?:two |three |\w+ )?(?:(?:images?|pictures?|photos?|ones?|two|total) |(?=(?:is|looks) \w+er$))(?:has|have|shows?|contains?|is|are|looks?) (?:the )?(?:more|most|fewer|fewest|less|least|better|best|\w+er|\w+est)\b(?! of\b)/,
  ],
  [
    'compare',
    /\b(?:first|second|third|other) (?:image|picture|photo|one)\b.*\b(?:more|fewer|less|appear|also)\b.*\b(?:first|second|third|other)\b/,
  ],
  ['count', /\bnumber of\b.*\b(?:same as|equal to)\b.*\bnumber of\b/],
  [
    'compare',
    /\bdifferences?\b|\b(?:is|are|what) different\b|\bdiffers?\b|\b(?:first|second|third|other|last) (?:image|picture|photo|one)\b.*\b[a-z]+er than\b|\b(?:photo|picture|image|one) an? (?:exact )?copy of\b|\b(?:added|removed|new|gone|moved|appeared|disappeared) (?:in|from|to) the (?:first|second|third|other|last|next)\b|\b(?:image|picture|photo) (?:1|a|one)\b.*\b(?:image|picture|photo)? ?(?:2|b|two)\b.*\b(?:same|similar|identical)\b|^which (?:image|picture|photo)\b.*\b(?:sharper|brighter|darker|clearer|better)\b|^(?:rank|sort|order) (?:the|these|my|all)? ?(?:images|pictures|photos)\b|\bcompar(?:e|ison)\b|\bchanged\b|\bin common\b|\b(?:in|on) both (?:images|pictures|photos)\b|\bmissing (?:in|from|on) the (?:first|second|third|other|last)\b|\bfirst\b.*\bbut not\b.*\bsecond\b|\bsimilar(?:ities|ity)?\b|\bidentical\b|\bduplicates?\b/,
  ],
  [
    'compare',
    new RegExp(
      `\\b(?:${picture}s|they|these|those|both|two(?= (?:is|are|the|images|pictures|photos)\\b))\\b.*\\bthe same\\b|\\bthe same (?:${picture}|one)\\b`,
    ),
  ],
  [
    'quality',
    /\b(?:blur(?:ry|red|s)?|sharp|(?:in|out of) focus|over-?exposed|under-?exposed|exposure|image quality|quality of|resolution|dimensions|aspect ratio|megapixels|(?<!\b(?:box(?:es)?|coordinates?|corners?|points?)\b.{0,60})in pixels|pixelated|grainy|lighting)\b|\btoo (?:dark|bright)\b|\bhow (?:bright|dark|sharp)\b|\bgood enough\b|\b(?:more|enough|better|poor|good|bad) (?:light|contrast)\b|\b(?:photo|picture) quality\b|\b(?:good|bad|high|low|poor|decent) quality\b|\bmotion blur\b|\bhow many (?:mega)?pixels\b|\b(?:good|bad|decent) (?:image|picture|photo|shot)$|^(?:is|was) the (?:focus|exposure|contrast|sharpness)\b|^is (?:this|the|my) (?:image|picture|photo|photograph) (?:clear|good|ok|okay|fine|usable|readable|well lit|noisy|dark|bright)\b/,
  ],

  [
    'exists',
    /^(?:return|output|answer|print|reply|say|respond|write)\b.*\b(?:if|whether) (?:there (?:is|are)|you (?:see|can see)|the (?:image|picture|photo) (?:contains?|shows?|has))\b/,
  ],

  // The number of one thing is written on it; in the plural it is how many there are.
  [
    'read',
    /^what is the number of (?:the|this|that) (?:bus|train|tram|player|car|truck|house|boat|plane|airplane|door|jersey|room)$/,
  ],

  // Numbers.
  ['colour', /\b(?:how many|number of|count)\b(?: \w+){0,3} colou?rs\b/],
  ['count', /^(?:are there )?more \w+ or (?:more )?\w+$|^which (?:is|are) there more\b/],
  ['count', /\bmore of\b/],
  ['count', /^(?:(?:is|are) there|(?:do|can) you see) (?:more|fewer|less|as many)\b/],
  [
    'count',
    new RegExp(
      `^(?:is|are) there (?:(?:more than|fewer than|less than|at least|at most|exactly|only|just) )?${numeral}\\b`,
    ),
  ],
  ['beyond:knowledge', /\bcalories\b/],
  ['read', /\bhow many (?:words|letters|lines|characters)\b/],
  [
    'count',
    /\bhow many\b|\bhow much \w+ are\b|^counts?\b|\b(?:people|head|\w+s) count$|\bhead ?count\b|^(?:the )?(?:total )?(?:number|count|quantity) of\b|\bquantity of\b|\b(?:number|count) of\b.*\b(?:is|are)\b|^what is the (?:total )?(?:number|count) of\b/,
  ],
  ['count', /^(?:return|give|tell|output|report|state|find)\b.*\b(?:number|count) of\b/],

  // Colours.
  [
    'colour',
    /^(?:on |in )?(?:what|which|name|list|tell|give|extract|show|identify|get|return|find|the|main|dominant|primary|overall)\b(?:(?!\b(?:with|including|as|objects?|items?|animals?|vehicles?|attributes)\b).)*\bcolou?rs?\b/,
  ],
  [
    'colour',
    /\b(?:photo|photograph|picture|image|this|it)\b.*\b(?:black and white(?: or\b|$)|in colou?r$)|\bsame colou?rs?\b|\bcolou?rs? match\b|^colou?rs?\b|\bcolou?r (?:palette|scheme|or)\b|^\w+ colou?rs?$|^what \w+ in colou?r/,
  ],

  // Text.
  ['caption', /\balt[ -]?texts?\b|\balt (?:attribute|tag|description)\b|\balternative text\b/],
  [
    'read',
    /\b(?:ocr|transcri(?:be|ption))\b|^(?!detect|find|locate|segment|mark|box|is|are).*\b(?:licen[cs]e|number) ?plates?\b|^read\b|\b(?:headline|title) of (?:this|the) (?:newspaper|article|page|book)\b/,
  ],
  [
    'read',
    /^(?:extract|copy|read)\b.{0,30}\b(?:numbers|digits|figures)\b|^(?:extract|get|copy|return|print|output|list|find|detect|locate|give|show|recogni[sz]e)\b.{0,30}\b(?:text|texts|words|(?:every|each) word|writing|lettering)\b(?! on it)/,
  ],
  [
    'read',
    /^(?:what|which) (?:text|texts|words?(?! (?:best )?(?:fits|applies|describes|matches))|letters|number|numbers|inscription)\b(?! of\b)|^text$/,
  ],
  [
    'read',
    /^(?:what|which)\b.*\b(?:(?<!you )says?|written|reads?|spell)\b|\bwhat (?:the |this )?(?:\w+ )?says\b|^(?:is|are) there (?:any )?(?:text|writing|handwriting|words|lettering)\b|\b(?:contain|have|show|see)\b (?:any |some )?(?:text|writing|words|letters)\b/,
  ],
  [
    'read',
    /^(?:convert|turn)\b.*\b(?:in)?to (?:plain )?(?:text|markdown|words)\b|^(?:extract|parse|digiti[sz]e|type up|type out|type|write (?:down|out)|convert)\b.*\b(?:receipt|invoice|document|form|card|page|letter|notes?|handwriting)\b|^(?:what|which|how)\b.*\b(?:in|on|from) the (?:\w+ )?(?:charts?|graphs?|diagrams?|plots?)\b|\b(?:summari[sz]e|summary of|explain) (?:this|the|my) (?:\w+ )?(?:letter|document|page|article|text|contract|report|receipt|invoice|screenshot|notes?)\b|\baccording to the\b/,
  ],

  [
    'read',
    /^any (?:text|words|writing|handwriting)\b|^(?:what|which)\b.* (?:on|in) the (?:sign|label|poster|menu|page|board|whiteboard|ticket|package|screen)$|^(?:does|do) the (?:label|sign|text|page|document|letter|package|menu)\b.*\b(?:mention|contain|list|include)\b|^(?:does|do|did)\b.*\bsays?\b|^what (?:is|are) the (?:numbers?|words?|letters?|writing|inscription|slogan|message) (?:on|in|at|printed|written)\b|^(?:what|which|list|read|get|give)\b.*\b(?:listed|printed|written|stated|mentioned) (?:on|in|at)\b|^what is the name of (?:this|the) (?:restaurant|shop|store|hotel|street|company|product|book|movie|film|station|cafe|bar|brand)\b/,
  ],
  [
    'read',
    /^(?:extract|parse|digiti[sz]e)\b.*\b(?:tables?|data|information|info|contents?|fields|details)\b/,
  ],

  // A choice.
  [
    'classify',
    /\b(?:classif(?:y|ication)|categori[sz]e)\b|^(?:choose|select|pick)\b|^(?:sort|label) (?:this|the) (?:image|picture|photo)\b/,
  ],
  [
    'classify',
    /^(?:what|which) (?:class|category|label)\b|^(?:what|which) (?:type|kind|sort) of (?:image|picture|photo|document|file)\b/,
  ],
  [
    'classify',
    /\b(?:best|most) (?:describes|fits|matches)\b|\bfits best\b|^(?:what|which) (?:word|term|tag) (?:fits|applies|describes|matches)\b/,
  ],

  // Instructions to find things, whatever these are said to do.
  ['list', /^(?:check|search|inspect|examine|analy[sz]e) (?:the|this|my|each) [a-z]+ for\b/],
  ['beyond:identity', /\bcelebrity\b/],
  ['read', /^(?:who|what) (?:is|was) the (?:author|writer|publisher|sender|recipient|addressee)\b/],
  [
    'list',
    /^(?:detect|find|locate|identify|segment|spot|show|point|outline|highlight|mark|box|(?:cut|crop|clip|mask) out|mask|track|isolate|search|look for)\b/,
  ],
  [
    'list',
    /\b(?:bounding box(?:es)?|box_[23]d|bbox(?:es)?|object detection|locali[sz]ation|segmentation)\b|^draw (?:a |the )?(?:box|bounding|outline)/,
  ],
  [
    'list',
    /^(?:list|name|enumerate|itemi[sz]e|inventory|all|every)\b|^(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ )?(?:things|objects|items|animals|vehicles)\b|^(?:what|(?:is there )?anything) else\b|^(?:output|return|give|provide|report|print) (?:me )?(?:all|every|each)\b(?!.*\b(?:text|words?|colou?rs)\b)|^(?:suggest|generate|give|add|create|write|produce|provide|assign)\b.*\btags\b(?! of\b)|^(?:what|which) ones?$/,
  ],
  [
    'list',
    /^(?:what|which) (?!the\b|time\b|colou?rs?\b)(?:(?:kinds?|types?|sorts?) of )?[a-z]+(?: [a-z]+)? (?:(?:can|could) (?:be (?:seen|spotted|found)|(?:you|we|i) (?:see|spot))|(?:do|did) (?:you|we|i) (?:see|spot)|(?:is|are) (?:visible|present|displayed|(?:there )?(?:on|in|under|behind|next to|near|above|below|inside|around|beside)))\b/,
  ],
  [
    'exists',
    /^(?:is|are) (?:not )?there\b|^(?:is|are) (?:an?|any|some) [a-z]+(?: [a-z]+)? (?:there|in here)$|^(?:is|are) (?:anyone|anybody|someone|somebody)\b/,
  ],
  ['beyond:creation', /^a joke$|^tell (?:me )?a joke/],

  // What needs more than specialists.
  [
    'beyond:reason',
    /^why\b|\bfunny\b|\bjoke\b|\bmeaning\b|\bsymboli[sz]es?\b|\bpurpose of\b|\bwhat does (?:it|this) mean\b/,
  ],
  [
    'beyond:future',
    /^(?:will|would)\b(?! you call)|\bwhat will\b|\bhappens? next\b|\bgoing to (?:happen|\w+)\b|\bpredict\b/,
  ],
  [
    'beyond:knowledge',
    /^who (?:painted|invented|wrote|designed|built|directed|made)\b|\bcapital of\b|\b(?:poisonous|edible|famous|worth|disease|diagnos\w+|equation|calculate|history of)\b|^solve\b|^how (?:do|can|should|to)\b(?! you see)(?!.*\bfeel)|\b\d \d\b|^what is \d/,
  ],
  [
    'beyond:identity',
    /^who(?:se)?\b(?!.*\b(?:issued|paid)\b)|\bname of (?:this|the|that) (?:actor|actress|person|man|woman|player|singer|celebrity|guy|girl|boy)\b|\brecogni[sz]e (?:this|the|that|him|her)\b/,
  ],
  [
    'beyond:time',
    /^when\b|^(?:is|was) (?:it|this)(?: taken)?(?: in| at)?(?: the)? (?:early |late )?(?:winter|summer|spring|autumn|fall|morning|afternoon|evening|night|noon|midnight|dusk|dawn)\b|^(?:what|at what|which) time\b|\bday or night\b|\bat night\b|\bnight ?time\b|\bday ?time\b|\bduring the (?:day|night)\b|\bseason\b|\b(?:what|which) (?:year|decade|century|day|month)\b|\btime of (?:day|year)\b/,
  ],
  [
    'scene',
    /\b(?:indoors?|outdoors?|inside or outside)\b|^(?:is|was) (?:this|it)(?: taken)? (?:inside|outside)$/,
  ],
  [
    'scene',
    new RegExp(
      `^where (?:is|was) (?:this|that|the ${picture})(?: ${picture})?(?: taken)?$|^where was\\b.*\\btaken\\b|^(?:is|was)\\b.*\\b(?:taken|shot) (?:in|at|on|inside|near) (?:an?|the) |^(?:what|which) (?:(?:kind|type|sort) of )?(?:places?|locations?|scenes?|rooms?|environments?|settings?)\\b|\\bsetting of\\b|^describe the (?:location|setting|environment)$`,
    ),
  ],
  ['scene', new RegExp(`^(?:is|was) (?:this|it|that|the ${picture}) (?:a |an |the )?${scenes}(?: scene)?$`)],
  [
    'beyond:emotion',
    /\b(?:feel|feeling|feels|emotions?|mood|atmosphere|happy|sad|angry|afraid|scared|bored|tired|smil(?:e|es|ing)|laughing|crying|facial expression)\b/,
  ],
  [
    'beyond:attribute',
    /^(?:what|which|who)\b(?! (?:images?|pictures?|photos?)\b).*\b(?:is|are|looks?) (?:the )?(?:(?!largest|biggest|smallest|(?:for|b|w|mod|hon|t)est\b)[a-z]{2,}est|most (?!prominent|common|visible|dominant|salient)[a-z]+)\b/,
  ],
  [
    'beyond:attribute',
    /^(?:which|what) (?!(?:images?|pictures?|photos?|ones?|else)\b)[a-z]+ (?:is|are) (?!(?:visible|present|shown|there|here|it|this|that|these|those|they|in|on|at|[a-z]+ed|[a-z]+ing|red|largest|biggest|smallest)\b)[a-z]+$|^(?:is|are|was|were)\b.* (?:on|off|up|down|out)$|^(?:is|are)\b.* in (?:its|their|his|her)\b|\bin (?:half|two|pieces|motion|use|good condition|bad condition|need|danger|trouble|love|pain)$|^(?:is|are|was|were) the\b.* (?:on|in|at) the (?!left|right|top|bottom)\w+ or (?:on|in|at)\b|\b(?:breed|species|brand|material|made of|age|gender|weather|raining|sunny|snowing|cloudy|windy|temperature|(?<!\bi )wears?|wearing)\b(?! (?:a )?hats? (?:are|is))|\b(?:what|which) (?:model|make|type|kind|sort)\b.*\b(?:phone|car|computer|laptop|bike|plane|truck|camera)\b|^(?:what|which) (?:type|kind|sort)s? of\b|\b(?:bigger|larger|smaller|taller|older|younger|heavier|faster|closer|longer|shorter) than\b|^how (?:old|tall|big|large|small|heavy|long|far|wide|deep|high|fast|strong)\b|\b(?:boy or (?:a )?girl|man or (?:a )?woman|male or (?:a )?female)(?!.*\bin (?:the|this) (?:image|picture|photo|room|scene)\b)\b/,
  ],
  [
    'describe',
    new RegExp(
      `^what (?:is|are) (?:going on|happening|shown|depicted|visible|there|here|this|that|these|it)(?: (?:here|now|in (?:this|the|that) (?:${picture}|scene)|${picture}))?$|^what am i looking at`,
    ),
  ],
  [
    'list',
    /^what (?:is|are|was|were) (?:currently )?(?!happening|going)(?:[a-z]+ing|placed|located|left|hung|stacked) (?:on|under|behind|next to|near|above|below|in front of|inside|beside|in|to the|at) /,
  ],
  [
    'beyond:action',
    /^(?:what|which|who|is|are)\b.*\busing\b|\b(?:doing|eating|drinking|holding|carrying|looking at|playing|riding)\b|\bwhat sport\b/,
  ],
  [
    'describe',
    /^(?:what|how) (?:would|could|can) you (?:say|tell|describe)\b|^what do (?:we|you|i) (?:have|notice|observe) (?:here|there)$|^(?:generate|write|create|make|produce|draft|give|compose|provide)\b(?!.*\b(?:poem|haiku|story|song|recipe|tweet|code)\b).*\b(?:description|summary)\b/,
  ],
  ['caption', /^caption\b/],
  [
    'beyond:creation',
    /\b(?:poem|haiku|story|song|lyrics|recipe|tweet|essay|blog|html|code|novel|script)\b|^(?:remove|replace|edit|erase|colori[sz]e|crop|enhance)\b|^(?:generate|create|make|draw|add|turn|put|change) (?!.*\b(?:short|list|table|captions?|descriptions?|titles?|box(?:es)?|bounding|tags?|keywords?|hashtags?|json|summary|masks?|outlines?|headlines?)\b)|^tell me a joke|\bjoke$/,
  ],

  // Sights in words.
  ['caption', /\b(?:captions?|alt[ -]?texts?|one-?liner)\b|\b(?:titles?|headlines?) for\b/],
  [
    'caption',
    /^(?:suggest|write|give|generate|create|come up|find|think of|propose)\b.*\b(?:titles?|headlines?|captions?)\b/,
  ],
  ['list', /\b(?:hash ?tags?|keywords)\b|^(?:suggest |generate |give |add )?tags?\b/],

  // Places.
  ['beyond:other', /^where (?:should|could|would|do)\b/],
  [
    'where',
    /^where\b|^(?:on|in|at) (?:what|which) (?:side|part|corner|area|place|position|spot)\b|^(?:what|which) (?:side|part|corner)\b|^what (?:is|are) the (?:positions?|locations?|coordinates) of\b/,
  ],
  ['where', /^(?:is|are)\b.*\b(?:left|right|top|bottom)\b.*\bor\b.*\b(?:left|right|top|bottom)\b/],

  // Whether something is there.
  [
    'exists',
    /^(?:do|can|could) (?:you|u|we|i) (?:see|spot|find|detect)\b|^(?:does|do|has|have)\b.*\b(?:contain|show|have|include|depict|got)\b|^contains?\b/,
  ],
  [
    'exists',
    /^(?:is|are) (?:this|that|it|these|those)\b(?: \w+)? (?:a|an|any|\w+s)\b|^(?:in )?which\b.*\b(?:images?|pictures?|photos?)\b.*\b(?:contains?|shows?|ha(?:s|ve)|see)\b/,
  ],
  [
    'exists',
    /^(?:is|are|was|were) (?:a|an|any|the|some|both|my|our|your|his|her|their)\b.*\b(?:in|on|under|near|behind|above|below|beside|next to|left of|right of|visible|present|shown|empty of)\b/,
  ],
  ['exists', /^any(?:one|body|thing)?\b|^(?:is|are) (?:anything|something)\b/],

  // Lists.
  ['list', /^(?:what|which|how)\b.*\b(?:objects?|things?|items?|elements|animals?|vehicles?)\b/],
  [
    'list',
    /^(?:make|create) (?:a |the )?(?:list|table) of\b|^give\b.*\b(?:names?|list) of\b|^(?:provide|return|give|output|write)\b.*\blist of\b/,
  ],

  [
    'describe',
    /\b(?:describe|description|summari[sz]e|summary)\b|^(?:analy[sz]e|explain|tell(?: me)? about|about)\b|^what (?:is|are) (?:the|this|that|these|my)(?: (?:images?|pictures?|photos?|photographs?))? (?:all )?about\b|^what is (?:in |on )?the (?:first|second|third|last|other) (?:one|image|picture|photo)$|^(?:walk|talk|take|guide) me through\b|^what am i looking at|^what (?:does|do) (?:it|this|that|they|these|those|the|both)(?: \w+)? (?:show|depict|contain|look like|represent)\b|^inspect\b|^examine\b|^look at (?:this|the) (?:image|picture|photo)$/,
  ],
  [
    'describe',
    /^what(?: is| are| do you| can you| did you| you)? ?(?:\b(?:in|on|at|under|behind|above|below|next|near|beside|between|to|left|see|this|these|that|happening|going|there|shown|depicted|show|find|here)\b|$)/,
  ],
];

/** What questions ask whose wording says nothing else. */
export const lastPatterns: readonly (readonly [Reading, RegExp])[] = [
  ['beyond:action', /^(?:is|are|was|were) (?:the|my|your|his|her|these) \w+ \w+ing(?: \w+){0,4}$/],
  ['beyond:attribute', /^(?:is|are|was|were) (?:the|my|your|his|her|these) \w+ (?!in |on )(?:\w+ )?\w+$/],
  [
    'beyond:other',
    /^(?:is|are|was|were|do|does|did|has|have|should|can|could|what|which|how)\b(?! about\b| you sure)(?! not\b)|\b(?:guess|estimate|rate|recommend|convert|solve|opinion|advice|advise)\b|^suggest\b/,
  ],
];
