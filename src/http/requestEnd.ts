import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Calls back exactly once when a request is over: answered, or its connection gone. Node tells the response of a
 * pipelined request nothing when the socket dies before its turn, so the socket is listened to as well.
 */
export function onRequestEnd(request: FastifyRequest, reply: FastifyReply, callback: () => void): void {
  const { socket } = request.raw;
  const end = () => {
    reply.raw.off('close', end);
    socket.off('close', end);
    callback();
  };
  if (socket.destroyed) {
    callback();
  } else {
    reply.raw.once('close', end);
    socket.once('close', end);
  }
}
