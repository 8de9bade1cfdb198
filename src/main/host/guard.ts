// Who may talk to the loopback host: judged from the headers of a request alone, before anything else is done.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Guard {
  readonly token: string;
  /** Name of the cookie that carries the token; cookies do not know ports, so the port is in the name. */
  readonly cookieName: string;
  /** Host headers that are ours. Any other name pointing at 127.0.0.1 is DNS rebinding. */
  readonly hosts: readonly string[];
  /** Origins whose scripts may talk to us. */
  readonly origins: readonly string[];
}

export function createGuard(port: number, token: string, furtherOrigins: readonly string[]): Guard {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    token,
    cookieName: `stackwax-${port}`,
    hosts,
    origins: [...hosts.map((host) => `http://${host}`), ...furtherOrigins],
  };
}

export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is wrong with where the request comes from; null when nothing is. */
export function foreignness(guard: Guard, headers: IncomingHttpHeaders): string | null {
  if (!guard.hosts.includes(headers.host ?? '')) return 'This address is not served here.';
  if (headers.origin !== undefined && !guard.origins.includes(headers.origin)) return 'Not from this page.';
  return null;
}

/**
 * Browsers say which page a request comes from, even without Origin. `same-site` is another port of this machine;
 * only when somebody follows a link may the request come from elsewhere.
 */
export function isEmbeddedElsewhere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

export function hasToken(guard: Guard, headers: IncomingHttpHeaders, query: URLSearchParams): boolean {
  return isToken(guard, query.get('token')) || isToken(guard, cookie(headers, guard.cookieName));
}

/** Compares in constant time: the time taken tells nothing about the token. */
export function isToken(guard: Guard, given: string | null): boolean {
  if (given === null) return false;
  const expected = Buffer.from(guard.token);
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Not readable by scripts, never sent along by another site. */
export function tokenCookie(guard: Guard): string {
  return `${guard.cookieName}=${guard.token}; HttpOnly; SameSite=Strict; Path=/`;
}

function cookie(headers: IncomingHttpHeaders, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}
