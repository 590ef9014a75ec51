import { Gauge, type Registry } from 'prom-client';
import type { EngineRegistry } from '../../engines/registry.js';
import type { InteractionService } from '../../interactions/interactions.js';
import type { BodyBudget } from '../bodyBudget.js';

export interface Loaded {
  readonly registry: EngineRegistry;
  readonly interactions: Pick<InteractionService, 'load'>;
  readonly memory: BodyBudget;
}

/** A figure, and what it is of. */
type Reading = readonly [labels: Readonly<Record<string, string>>, value: number];

interface LoadGauge {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  readonly read: (loaded: Loaded) => readonly Reading[];
}

const gauges: readonly LoadGauge[] = [
  {
    name: 'drishti_engine_requests',
    help: 'Requests that have a place at an engine, and those that wait for one',
    labelNames: ['engine', 'state'],
    read: ({ registry }) =>
      registry.load().flatMap(({ id: engine, active, waiting }) => states({ active, waiting }, { engine })),
  },
  {
    name: 'drishti_workers',
    help: 'Worker threads of an engine',
    labelNames: ['engine', 'state'],
    read: ({ registry }) =>
      registry
        .load()
        .flatMap(({ id: engine, workers: { busy, idle } }) => states({ busy, idle }, { engine })),
  },
  {
    name: 'drishti_foreground',
    help: 'Interactions whose callers wait for them',
    labelNames: [],
    read: ({ interactions }) => [[{}, interactions.load().foreground]],
  },
  {
    name: 'drishti_background',
    help: 'Interactions that are worked on in the background, and those that wait for it',
    labelNames: ['state'],
    read: ({ interactions }) => {
      const { backgroundRunning: running, backgroundWaiting: waiting } = interactions.load();
      return states({ running, waiting });
    },
  },
  {
    name: 'drishti_memory_budget_bytes',
    help: 'Bodies and fetched pictures in memory, and how much they may be together',
    labelNames: ['state'],
    read: ({ memory: { held, limit } }) => states({ held, limit }),
  },
];

function states(values: Readonly<Record<string, number>>, labels = {}): Reading[] {
  return Object.entries(values).map(([state, value]) => [{ ...labels, state }, value]);
}

/** What runs and waits now: read when somebody asks, so that nothing need be counted along. */
export function addLoadGauges(registry: Registry, loaded: Loaded): void {
  for (const { read, ...description } of gauges) {
    new Gauge({
      ...description,
      registers: [registry],
      collect() {
        for (const [labels, value] of read(loaded)) this.set(labels, value);
      },
    });
  }
}
