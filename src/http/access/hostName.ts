import ipaddr from 'ipaddr.js';

/** The name in a `host` header or an origin: without the port, brackets and the dot that may end it. */
export function nameOf(host: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host) ?? [];
  return (bracketed ?? plain ?? host).toLowerCase().replace(/\.$/, '');
}

/** Whether a name always means the machine that it is used on. */
export function isLoopbackName(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isAddress(name) && ipaddr.process(name).range() === 'loopback';
}

export function isAddress(name: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(name) || ipaddr.IPv6.isValid(name);
}

/** RFC 6761, RFC 6762, RFC 8375 and ICANN's resolution 2024.07.29.06: names that the public DNS will never have. */
const privateNames = /\.(localhost|local|internal|test|home\.arpa)$/;

/**
 * Whether a name cannot be one that a stranger's DNS has made point here: then a page could pass itself off as this
 * server's own, and read its answers ("DNS rebinding").
 */
export function isOutOfPublicDns(name: string): boolean {
  return !name.includes('.') || isAddress(name) || privateNames.test(name);
}
