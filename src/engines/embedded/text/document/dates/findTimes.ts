import { repairDigits } from '../figures/repairDigits.js';

/** A time of the day as printed in a text. */
export interface PrintedTime {
  /** As printed, blanks put right. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `HH:MM`, 24 hours. */
  readonly normalized: string;
}

const patterns = [
  /(?<![\d:][:.]?)(?<hour>\d{1,2})\s?:\s?(?<minute>[0-5]\d)(?:\s?[:.]\s?[0-5]\d(?!\d))?(?!\d|:\d)(?:\s?(?<half>[ap])\.?m\b\.?)?(?:\s?uhr\b)?/gi,
  /(?<![\d.,:])(?<hour>\d{1,2})(?:\.(?<minute>[0-5]\d))?\s?(?:(?<half>[ap])\.?m\b\.?|uhr\b)/gi,
];

/** The times of a text, dates blanked out before: `14:03`, `8:13:39 PM`, `13 : 58`, `7.30 pm`, `9 am`. */
export function findTimes(text: string): PrintedTime[] {
  if (!/\d/.test(text)) return [];
  const repaired = repairDigits(text);
  const found = patterns.flatMap((pattern) => [...repaired.matchAll(pattern)].flatMap(readMatch));
  return found.filter((time, index) => !found.slice(0, index).some(({ start }) => start === time.start));
}

function readMatch({ 0: whole, index, groups }: RegExpExecArray): PrintedTime[] {
  const { hour, minute = '00', half } = groups!;
  const hours = hourOf(Number(hour), half?.toLowerCase());
  if (hours === undefined) return [];
  return [
    {
      text: whole.replace(/\s?:\s?/g, ':').trim(),
      start: index,
      end: index + whole.length,
      normalized: `${String(hours).padStart(2, '0')}:${minute}`,
    },
  ];
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (hour > 23) return undefined;
  // Some tills print 14:03 PM.
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
