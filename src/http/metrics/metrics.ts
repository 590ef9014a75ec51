import { collectDefaultMetrics, Registry } from 'prom-client';
import { InteractionMetrics } from './interactionMetrics.js';
import { RequestMetrics } from './requestMetrics.js';

/** Everything that one server counts, apart from what other servers of the process do. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new RequestMetrics(this.registry);
  readonly interactions = new InteractionMetrics(this.registry);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
