import type { Task } from './tasks.js';
import { promptOf } from './tasks.js';
import { templates } from './templates.js';

export const resolutions = ['', 'low', 'medium', 'high', 'ultra_high'] as const;
export const thinkingLevels = ['', 'minimal', 'low', 'medium', 'high'] as const;
/** Free text, any JSON, or JSON that keeps to a schema. */
export const formats = ['text', 'json', 'schema'] as const;

/** How the next question is asked. */
export interface Settings {
  readonly task: Task;
  /** Things or labels that the task is about. */
  readonly about: string;
  readonly prompt: string;
  readonly model: string;
  /** Empty: as the model has it. */
  readonly resolution: (typeof resolutions)[number];
  /** Empty: as the model has it. */
  readonly thinking: (typeof thinkingLevels)[number];
  readonly format: (typeof formats)[number];
  /** As typed. */
  readonly schema: string;
  /** Whether the server keeps the interaction. */
  readonly isKept: boolean;
}

export const firstSettings: Settings = {
  task: 'caption',
  about: '',
  prompt: promptOf('caption', ''),
  model: '',
  resolution: '',
  thinking: '',
  format: 'text',
  schema: JSON.stringify(templates.boxes, null, 2),
  isKept: true,
};
