import type { FastifyReply, FastifyRequest } from 'fastify';

/** Who waits for the end of which request: one listener on the socket does for all of a request. */
const waiting = new WeakMap<FastifyRequest, (() => void)[]>();

/**
 * Calls back exactly once when a request is over: answered, or its connection gone. Node tells the response of a
 * pipelined request nothing when the socket dies before its turn, so the socket is listened to as well.
 */
export function onRequestEnd(request: FastifyRequest, reply: FastifyReply, callback: () => void): void {
  const others = waiting.get(request);
  if (request.raw.socket.destroyed) {
    callback();
  } else if (others) {
    others.push(callback);
  } else {
    waiting.set(request, [callback]);
    listen(request, reply);
  }
}

function listen(request: FastifyRequest, reply: FastifyReply): void {
  const { socket } = request.raw;
  const end = () => {
    reply.raw.off('close', end);
    socket.off('close', end);
    const callbacks = waiting.get(request) ?? [];
    waiting.delete(request);
    for (const callback of callbacks) callback();
  };
  reply.raw.once('close', end);
  socket.once('close', end);
}
