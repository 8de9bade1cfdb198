// Who may talk to the loopback host: judged from the headers of a request alone, before anything else is done.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Guard {
  /** In the address that is printed: lets a browser in. */
  readonly token: string;
  /** In the cookie of a browser that was let in. */
  readonly session: string;
  /** Cookies do not know ports, so the port is in the name. */
  readonly cookieName: string;
  /** Host headers that are ours. Any other name pointing at 127.0.0.1 is DNS rebinding. */
  readonly hosts: readonly string[];
  /** Origins whose scripts may talk to us. */
  readonly origins: readonly string[];
}

export function createGuard(
  port: number,
  { token, session }: Pick<Guard, 'token' | 'session'>,
  furtherOrigins: readonly string[],
): Guard {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    token,
    session,
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

export function isLetIn(guard: Guard, headers: IncomingHttpHeaders, query: URLSearchParams): boolean {
  return isToken(guard, query.get('token')) || isSame(guard.session, cookie(headers, guard.cookieName));
}

export function isToken(guard: Guard, given: string | null): boolean {
  return isSame(guard.token, given);
}

/** Compares in constant time: the time taken tells nothing about the secret. */
function isSame(secret: string, given: string | null): boolean {
  if (given === null) return false;
  const expected = Buffer.from(secret);
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Not readable by scripts, never sent along by another site. */
export function sessionCookie(guard: Guard): string {
  return `${guard.cookieName}=${guard.session}; HttpOnly; SameSite=Strict; Path=/`;
}

function cookie(headers: IncomingHttpHeaders, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}
