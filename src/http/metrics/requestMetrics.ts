import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** From an answer out of memory to hundreds of pictures, in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A request that is over. */
export interface FinishedRequest {
  readonly method: string;
  /** The pattern of its route, never the path: values of labels must be few. Nothing for a path that is not served. */
  readonly route: string | undefined;
  readonly status: number;
  readonly seconds: number;
}

/** Requests and how long they took. */
export class RequestMetrics {
  readonly #requests: Counter<'method' | 'route' | 'status'>;
  readonly #seconds: Histogram<'method' | 'route'>;
  /** Event streams that are open now. */
  readonly eventStreams: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#requests = new Counter({
      name: 'drishti_http_requests_total',
      help: 'Requests that are over, by status; 499 when the caller did not wait for the answer',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'drishti_http_request_duration_seconds',
      help: 'From the headers of a request to the end of its answer',
      labelNames: ['method', 'route'],
      buckets,
      registers,
    });
    this.eventStreams = new Gauge({
      name: 'drishti_event_streams',
      help: 'Event streams that are open',
      registers,
    });
  }

  finished({ method, route = 'unknown', status, seconds }: FinishedRequest): void {
    const labels = { method: methods.has(method) ? method : 'OTHER', route };
    this.#requests.inc({ ...labels, status });
    this.#seconds.observe(labels, seconds);
  }
}
