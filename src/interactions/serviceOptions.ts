import type { MemoryBudget } from './fetchAllowance.js';
import type { InteractionStore } from './interactionStore.js';
import type { FinishedReport } from './interactions.js';
import type { RunDependencies } from './runDependencies.js';

export interface ServiceOptions extends RunDependencies {
  readonly store: InteractionStore;
  /** Counts pictures that are read again while they are shown. */
  readonly memory: MemoryBudget;
  readonly limits: {
    /** Background interactions worked on at the same time. */
    readonly backgroundConcurrency: number;
    /** Background interactions that may run and wait. */
    readonly maxBackground: number;
  };
  readonly onFinished?: ((report: FinishedReport) => void) | undefined;
  /** Told of what goes wrong while nobody waits for it. */
  readonly onBackgroundError?: ((error: unknown) => void) | undefined;
}
