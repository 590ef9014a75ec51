import { Gauge, type Registry } from 'prom-client';
import type { EngineRegistry } from '../../engines/registry.js';
import type { InteractionService } from '../../interactions/interactions.js';
import type { BodyBudget } from '../bodyBudget.js';

export interface Loaded {
  readonly registry: EngineRegistry;
  readonly interactions: Pick<InteractionService, 'load'>;
  readonly memory: BodyBudget;
}

/** What runs and waits now: read when somebody asks, so that nothing need be counted along. */
export function addLoadGauges(registry: Registry, { registry: engines, interactions, memory }: Loaded): void {
  const registers = [registry];
  new Gauge({
    name: 'drishti_engine_requests',
    help: 'Requests that have a place at an engine, and those that wait for one',
    labelNames: ['engine', 'state'],
    registers,
    collect() {
      for (const { id: engine, active, waiting } of engines.load()) {
        this.set({ engine, state: 'active' }, active);
        this.set({ engine, state: 'waiting' }, waiting);
      }
    },
  });
  new Gauge({
    name: 'drishti_workers',
    help: 'Worker threads of an engine',
    labelNames: ['engine', 'state'],
    registers,
    collect() {
      for (const { id: engine, workers } of engines.load()) {
        this.set({ engine, state: 'busy' }, workers.busy);
        this.set({ engine, state: 'idle' }, workers.idle);
      }
    },
  });
  new Gauge({
    name: 'drishti_foreground',
    help: 'Interactions whose callers wait for them',
    registers,
    collect() {
      this.set(interactions.load().foreground);
    },
  });
  new Gauge({
    name: 'drishti_background',
    help: 'Interactions that are worked on in the background, and those that wait for it',
    labelNames: ['state'],
    registers,
    collect() {
      const { backgroundRunning, backgroundWaiting } = interactions.load();
      this.set({ state: 'running' }, backgroundRunning);
      this.set({ state: 'waiting' }, backgroundWaiting);
    },
  });
  new Gauge({
    name: 'drishti_memory_budget_bytes',
    help: 'Bodies and fetched pictures in memory, and how much they may be together',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'held' }, memory.held);
      this.set({ state: 'limit' }, memory.limit);
    },
  });
}
