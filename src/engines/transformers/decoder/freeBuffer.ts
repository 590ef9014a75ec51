import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Transfer = (this: ArrayBuffer, length: number) => ArrayBuffer;

/** ES2024's `ArrayBuffer.prototype.transfer`; Node.js 20 has it behind a flag of V8 that contexts made later see. */
function transferOf(): Transfer | undefined {
  const source = 'ArrayBuffer.prototype.transfer';
  const own = (ArrayBuffer.prototype as { transfer?: Transfer }).transfer;
  if (own !== undefined) return own;
  setFlagsFromString('--harmony-rab-gsab-transfer');
  return runInNewContext(source) as Transfer | undefined;
}

const transfer = transferOf();

/**
 * Gives the memory of a buffer back at once; what looks into it has no length any more. Each token leaves buffers of some
 * twenty megabytes: left to the garbage collector, they make it go through the whole heap every second token.
 */
export function freeBuffer(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer) transfer?.call(buffer, 0);
}
