// Who may talk to the loopback host, decided from a request's headers alone before anything else.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Guard {
  /** Query parameter of the printed address that grants access. */
  readonly token: string;
  /** Cookie of a browser that was granted access. */
  readonly session: string;
  /** Cookies ignore ports, so the name contains the port. */
  readonly cookieName: string;
  /** The Host headers that we accept. Any other name for 127.0.0.1 is DNS rebinding. */
  readonly hosts: readonly string[];
  /** The origins whose scripts may send requests. */
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

/** Why the request's origin is refused; null when it is accepted. */
export function foreignness(guard: Guard, headers: IncomingHttpHeaders): string | null {
  if (!guard.hosts.includes(headers.host ?? '')) return 'This address is not served here.';
  if (headers.origin !== undefined && !guard.origins.includes(headers.origin)) return 'Not from this page.';
  return null;
}

/**
 * Browsers state the kind of page that sends a request, even without Origin. `same-site` is another port of this machine;
 * a request from elsewhere is accepted only when somebody follows a link.
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

/** Compares in constant time, so that timing does not reveal the secret. */
function isSame(secret: string, given: string | null): boolean {
  if (given === null) return false;
  const expected = Buffer.from(secret);
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Not readable by scripts, never sent by another site. */
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
