import { atBoundary, notAString, stringEnds, stringLexers } from '../tokens/stringLexer.js';
import type { Configuration } from './configuration.js';
import type { Machine } from './machine.js';
import { type Room, shorter } from './room.js';

const { next: arrows, completes } = stringLexers.free;

/** The inside of a string of any characters, spelled in any way. */
export function freeString(machine: Machine, lexed: number, room: Room, next: Configuration): Configuration {
  const { least, most } = room;
  const mayGoOn = most > 0 || lexed !== atBoundary;
  return machine.intern(`s${lexed},${least},${most},${next.id}`, (id) => ({
    id,
    depth: next.depth,
    bytes(mark) {
      for (let byte = 0; byte < 256; byte++) {
        const to = arrows[(lexed << 8) | byte]!;
        if (to === stringEnds ? least === 0 : to !== notAString && mayGoOn) mark(byte, byte);
      }
    },
    step(byte, add) {
      const arrow = (lexed << 8) | byte;
      const to = arrows[arrow]!;
      if (to === stringEnds) {
        if (least === 0) add(next);
      } else if (to !== notAString && mayGoOn) {
        add(freeString(machine, to, completes[arrow] === 1 ? shorter(room) : room, next));
      }
    },
    tokens: (masks) => masks.freeString(lexed, room, next),
  }));
}
