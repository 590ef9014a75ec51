import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Who waits for the end of which request. */
const waiting = new WeakMap<FastifyRequest, (() => void)[]>();

/** The requests of a connection that are not over: one listener does for all, however many are pipelined. */
const unfinished = new WeakMap<Socket, Set<() => void>>();

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
  const others = unfinishedOn(request.raw.socket);
  const end = () => {
    reply.raw.off('close', end);
    others.delete(end);
    const callbacks = waiting.get(request) ?? [];
    waiting.delete(request);
    for (const callback of callbacks) callback();
  };
  reply.raw.once('close', end);
  others.add(end);
}

function unfinishedOn(socket: Socket): Set<() => void> {
  const known = unfinished.get(socket);
  if (known) return known;
  const ends = new Set<() => void>();
  unfinished.set(socket, ends);
  socket.once('close', () => {
    for (const end of ends) end();
  });
  return ends;
}
