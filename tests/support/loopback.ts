import { rawServer } from './rawServer.js';

const candidates = ['127.0.0.1', '::1', '127.0.0.2'];
const opened = await Promise.allSettled(candidates.map((host) => rawServer(() => {}, { host })));
for (const result of opened) if (result.status === 'fulfilled') await result.value.close();

/** Addresses of loopback that servers of tests can listen on; some systems have no IPv6 or no 127.0.0.2. */
export const loopbackAddresses = candidates.filter((_, index) => opened[index]?.status === 'fulfilled');
