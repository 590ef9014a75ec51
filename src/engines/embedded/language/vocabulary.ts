/*
 * Function words and the vocabulary of instructions: words that say how to answer, not what to look for.
 * Words for things are not listed anywhere, they come from WordNet.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words that may stand before a noun phrase and add nothing to it. */
export const determiners = words(
  'the a an this that these those all any some every each both of my your its their his her our us me up out ' +
    'both one ones many more most prominent visible main different various individual single multiple several ' +
    'either neither fewer less much exactly same best worst distinct salient important possible recognizable recognisable present following other 2d 3d',
);

/** Nouns for whatever is in a picture. */
export const anything = words(
  'object objects thing things item items element elements entity entities instance instances everything ' +
    'anything something all stuff subject subjects content contents target targets detail details feature ' +
    'features what piece pieces slice slices inventory',
);

/** Nouns for parts of the answer or of the task; before `of` or `for` they lead to what is asked for. */
export const outputNouns = words(
  'box boxes mask masks segmentation segmentations polygon polygons outline outlines contour contours ' +
    'coordinate coordinates position positions location locations label labels name names list array json ' +
    'output format key keys entry entries field fields value values property schema number numbers count counts ' +
    'point points pixel pixels region regions area areas rectangle rectangles caption description answer ' +
    'response image images picture pictures photo photos photograph photographs scene screenshot frame kind ' +
    'kinds type types category categories class classes sort sorts example examples group groups set pair pairs ' +
    'side left right top bottom middle center centre corner foreground background color colour colors colours ' +
    'size order score confidence difference differences similarities question result results part word words ' +
    'sentence sentences detection detections rest markdown code fence fences fencing way bbox bboxes character characters letter letters user users reader readers assistant help ' +
    'palette request task text-only attribute attributes characteristic characteristics',
);

/** Words that end a noun phrase. */
export const stoppers = words(
  'of in on at vs versus with from as by using that which who whose where when while to is are was were be been being am ' +
    'has have had do does did can could will would should near next behind under above below over between ' +
    'beside inside around for about into holding wearing you we i it they he she them please then also so than ' +
    'if because not without except excluding but there here how why what normalized normalised visible shown ' +
    'present located labelled labeled named called only just too again together like via per and or plus contains contain contained show shows say says see depict depicts look looks appear appears , &',
);

/** Verbs that begin another instruction after "and" or a comma. */
export const outputVerbs = words(
  'return output give provide respond reply answer describe explain tell write use make put label draw include ' +
    'show list name count exclude ignore do say limit format mark add report keep print sort translate compare ' +
    'detect find locate identify segment caption summarize classify is are max maximum comma comma-separated separated sorted',
);

/** Prepositions that lead from an output noun to what is asked for ("boxes of cats"). */
export const leadingPrepositions = words('of for around on over');
