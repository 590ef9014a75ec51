import type { Size } from '../../../../geometry/box.js';
import { lookup } from '../../language/tasks/lookup.js';

const formats: Readonly<Record<string, (size: Size) => boolean>> = {
  landscape: ({ width, height }) => width > height,
  horizontal: ({ width, height }) => width > height,
  portrait: ({ width, height }) => width < height,
  vertical: ({ width, height }) => width < height,
  square: ({ width, height }) => width === height,
};

/** Whether choices are all formats of a picture, so that "portrait" among them is none of a person. */
export function areFormats(options: readonly string[]): boolean {
  return options.length > 1 && options.every((option) => formatOf(option) !== undefined);
}

/** Whether a picture has a format that is one of `areFormats`. */
export function hasFormat(option: string, size: Size): boolean {
  return formatOf(option)?.(size) ?? false;
}

function formatOf(option: string) {
  const word = option.toLowerCase().replace(/ (?:format|orientation|mode)$/, '');
  return lookup(formats, word.trim());
}
