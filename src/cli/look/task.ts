import type { Size } from '../../geometry/box.js';
import type { Drishti } from '../../library/drishti.js';
import type { PictureSource } from '../../library/pictures/source.js';
import type { TaskOptions } from '../../library/tasks/options.js';
import type { Mark } from '../annotate/mark.js';
import type { LookFlags } from './flags.js';

/** What a command found out. */
export interface Found {
  /** What `--json` prints beside the name of the picture. */
  readonly json: object;
  /** What is printed otherwise. Rows of a table stand for themselves and begin with the name, where there are several. */
  readonly text: string;
  readonly rows?: readonly (readonly (string | number)[])[];
  /** What `--out` draws, in pixels of the upright picture, whose size is given. */
  readonly marks?: readonly Mark[];
  readonly size?: Size;
}

/** What a task is given beside its pictures. */
export interface TaskCall {
  readonly drishti: Drishti;
  readonly flags: LookFlags;
  readonly options: TaskOptions;
  /** The question of `ask`. */
  readonly question: string;
}

/** A command on one picture after the other, or on all together. */
export type Task = (pictures: readonly PictureSource[], call: TaskCall) => Promise<Found>;
