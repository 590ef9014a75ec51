import { setFlagsFromString } from 'node:v8';

/** How much what the heap holds, with the buffers it points to, may grow before it is gone through again. */
const growingPercent = 400;

/**
 * Makes V8 go through the whole heap less often. A model's process keeps a hundred megabytes of vocabulary, and each
 * token brings and frees some twenty of buffers: by V8's own measure that is a reason to look at everything again every
 * fifth token, which takes as long as a token or two. What could be freed late is little beside the model's weights.
 */
export function collectRarely(): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
}
