/** Months by the beginnings of their names in English, German, French, Spanish, Italian, Dutch, Portuguese and Malay. */
const beginnings = [
  'jan gen ene',
  'feb fev',
  'mar mrz mae mac mrt',
  'apr avr abr',
  'may mai mei mag',
  'jun juin giu',
  'jul juil lug',
  'aug aou ago ogo',
  'sep set',
  'oct okt ott out',
  'nov',
  'dec dez dic dis',
].map((row) => row.split(' '));

/** Matches a month as a word, whole or shortened. Without groups, for use inside other patterns. */
export const monthPattern =
  'jan(?:uary?|uar|vier|eiro)?|gen(?:naio)?|ene(?:ro)?|feb(?:ruary?|ruar|brero|braio|ruari)?|f[eé]v(?:rier|ereiro)?|' +
  'mar(?:ch|s|zo|ço|et)?|mrz|m[aä]rz|mac|mrt|maart|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|mayo?|mai|mei|mag(?:gio)?|maio|' +
  'jun(?:e|i|io|ho)?|juin|giu(?:gno)?|jul(?:y|i|io|ho|ai)?|juil(?:let)?|lug(?:lio)?|aug(?:ust|ustus)?|ao[uû]t?|' +
  'ago(?:sto)?|ogos|sep(?:t|tember|tembre|tiembre)?|set(?:tembre|embro)?|oct(?:ober|obre)?|okt(?:ober)?|ott(?:obre)?|' +
  'out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|dec(?:ember|embre)?|d[eé]c(?:embre)?|dez(?:ember|embro)?|dic(?:iembre|embre)?|dis';

/** The number of a month, 1…12, by its name as {@link monthPattern} matches it. */
export function monthOf(name: string): number {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return beginnings.findIndex((row) => row.some((beginning) => plain.startsWith(beginning))) + 1;
}
