/** Sentences that are the same whatever was seen. */

export const nothingRecognised =
  'I could not recognise any of the 80 kinds of objects I know in this picture.';

export const noPicture =
  'I am a vision engine and need a picture to answer; questions about text alone need a language model engine.';

export const needsTwoPictures = 'To compare, I need at least two pictures.';

/** Of one picture whose things are to be compared otherwise than by number. */
export const cannotRank =
  'I cannot compare things in one picture that way; I can count them and tell their places and colours.';

export const writesEnglish = 'I can only write English.';

export const notUnderstood = 'I did not understand what is asked, so I say what there is.';

/** 'I cannot recognise "lamps or unicorns"; I know 80 kinds of everyday objects …', then shorter. */
export function cannotRecogniseWordings(things: readonly string[]): string[] {
  const list = things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} or ${things.at(-1)}`;
  const refusal = `I cannot recognise "${list}"`;
  const instead = 'I know 80 kinds of everyday objects such as people, animals, vehicles and furniture';
  return [`${refusal}; ${instead}.`, `${refusal}.`, 'Unknown.'];
}
