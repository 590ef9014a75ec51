import type { Language } from '../pattern/language.js';
import { atBoundary } from '../tokens/stringLexer.js';
import type { Configuration } from './configuration.js';
import { freeString } from './freeString.js';
import type { Machine } from './machine.js';
import { type Room, shorter } from './room.js';
import type { SpelledPlace } from './spelledPlace.js';
import { spelledPlaces } from './spelledPlaces.js';
import { quote } from './spelling.js';

/** The inside of a string of a language, from a state between two characters on. */
export function patternString(
  machine: Machine,
  language: Language,
  state: number,
  room: Room,
  next: Configuration,
): Configuration {
  if (language.isEverything(state)) return freeString(machine, atBoundary, room, next);
  return reading(machine, spelledPlaces.between(language, state), simplified(language, state, room), next);
}

function reading(machine: Machine, place: SpelledPlace, room: Room, next: Configuration): Configuration {
  const mayEnd = place.mayEnd && room.least === 0;
  return machine.intern(`p${place.id},${room.least},${room.most},${next.id}`, (id) => ({
    id,
    depth: next.depth,
    bytes(mark) {
      if (mayEnd) mark(quote, quote);
      place.bytes(room, mark);
    },
    step(byte, add) {
      if (place.isBetween && byte === quote) {
        if (mayEnd) add(next);
        return;
      }
      const to = place.next(byte);
      const left = to?.isBetween ? shorter(room) : room;
      if (to === null || !to.mayFinish(left.least, left.most)) return;
      add(
        to.isBetween
          ? patternString(machine, to.language, to.state, left, next)
          : reading(machine, to, left, next),
      );
    },
    tokens: (masks) => (place.isBetween ? masks.languageString(place, room, next) : undefined),
  }));
}

/** Limits that the language keeps anyway are left out, so that fewer states differ. */
function simplified(language: Language, state: number, { least, most }: Room): Room {
  return {
    least: least <= language.shortest(state) ? 0 : least,
    most: most >= language.longest(state) ? Infinity : most,
  };
}
