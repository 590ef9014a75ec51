import type { Arrow, Language } from '../pattern/language.js';
import type { Configuration } from './configuration.js';
import { freeString, type Room, shorter } from './freeString.js';
import type { Machine } from './machine.js';
import { advance, nextBytes, quote } from './spelling.js';

/**
 * The inside of a string of a language, each character spelled as `JSON.stringify` spells it.
 * @param spelled the bytes of a character that is not whole yet, a byte a character
 */
export function patternString(
  machine: Machine,
  language: Language,
  state: number,
  room: Room,
  spelled: string,
  next: Configuration,
): Configuration {
  if (spelled === '' && language.isEverything(state)) return freeString(machine, 0, room, next);
  return reading(machine, language, state, simplified(language, state, room), spelled, next);
}

function reading(
  machine: Machine,
  language: Language,
  state: number,
  room: Room,
  spelled: string,
  next: Configuration,
): Configuration {
  const { least, most } = room;
  const mayEnd = spelled === '' && least === 0 && language.accepts(state);
  const key = `p${language.id},${state},${least},${most},${spelled},${next.id}`;
  return machine.intern(key, (id) => {
    const arrows = arrowsWithin(language, state, room);
    // How many characters may be anything, because the rest can be finished after them.
    const anything = spelled === '' && language.isOpen(state) ? most - language.farthest : 0;
    const configuration: Configuration = {
      id,
      depth: next.depth,
      bytes(mark) {
        if (mayEnd) mark(quote, quote);
        nextBytes(arrows, spelled, mark);
      },
      step(byte, add) {
        if (spelled === '' && byte === quote) {
          if (mayEnd) add(next);
          return;
        }
        const read = advance(arrows, spelled, byte);
        if (typeof read === 'string') add(reading(machine, language, state, room, read, next));
        else if (read !== undefined) add(patternString(machine, language, read.to, shorter(room), '', next));
      },
      tokens: (masks) =>
        anything > 0 && least <= anything
          ? masks.openString(configuration, { least: anything, most })
          : undefined,
    };
    return configuration;
  });
}

/** Limits that the language keeps anyway are left out, so that fewer states differ. */
function simplified(language: Language, state: number, { least, most }: Room): Room {
  return {
    least: least <= language.shortest(state) ? 0 : least,
    most: most >= language.longest(state) ? Infinity : most,
  };
}

/** The arrows after which a text within the limits is still possible. */
function arrowsWithin(language: Language, state: number, room: Room): readonly Arrow[] {
  const { least, most } = shorter(room);
  return language.arrows(state).filter(({ to }) => language.hasLength(to, least, most));
}
