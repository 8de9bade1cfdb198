// The responses of the loopback host: the page, its files, media by track id; nothing without access.
import type { IncomingMessage } from 'node:http';
import type { MediaSource } from '../media/file.ts';
import { respondMedia } from '../media/respond.ts';
import { isolationHeaders } from '../page/policy.ts';
import type { Site } from '../page/site.ts';
import { foreignness, type Guard, isEmbeddedElsewhere, isLetIn, isToken, sessionCookie } from './guard.ts';
import type { Invitations } from './invitations.ts';
import { limits } from './limits.ts';

export interface Served {
  readonly guard: Guard;
  readonly invitations: Invitations;
  /** No further page gets a connection. */
  readonly isFull: () => boolean;
  readonly media: MediaSource;
  /** The built page, or the address of the development server. */
  readonly page: { readonly site: Site } | { readonly url: string };
}

const mediaPrefix = '/media';

export async function respond(
  request: IncomingMessage,
  served: Served,
  signal: AbortSignal,
): Promise<Response> {
  const { guard } = served;
  const foreign = foreignness(guard, request.headers);
  if (foreign !== null) return refuse(403, foreign);
  if (isEmbeddedElsewhere(request.headers)) return refuse(403, 'Not from this page.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD.');
  if (hasBody(request)) return refuse(413, 'No request here has a body.');
  const url = ownUrl(request.url);
  if (url === null) return refuse(400, 'Not an address of this host.');
  if (url.pathname === '/' && isInvited(served, url.searchParams)) return letIn(served);
  if (!isLetIn(guard, request.headers, new URLSearchParams()))
    return refuse(401, 'Open the address that Stackwax printed when it started: it carries the key.');
  if (url.pathname === '/rpc')
    // A page whose WebSocket did not open asks here for the reason, which browsers keep from it.
    return served.isFull()
      ? refuse(503, `Stackwax is open in ${limits.sockets} pages already; close one of them.`)
      : refuse(426, 'Only a WebSocket opens here.');
  if (url.pathname.startsWith(`${mediaPrefix}/`)) {
    const wanted = new Request(url, { method: request.method, headers: mediaHeaders(request), signal });
    return withIsolation(await respondMedia(wanted, url.pathname.slice(mediaPrefix.length), served.media));
  }
  const found = 'site' in served.page ? await served.page.site(url.pathname) : null;
  return found ?? refuse(404, 'No such page.');
}

function isInvited({ guard, invitations }: Served, query: URLSearchParams): boolean {
  return isToken(guard, query.get('token')) || invitations.redeem(query.get('once'));
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
}

/** The request's address as a URL; null for the absolute and authority forms, which proxies use. */
export function ownUrl(target: string | undefined): URL | null {
  return target?.startsWith('/') ? URL.parse(`http://127.0.0.1${target}`) : null;
}

/**
 * Sets the cookie and leads to the page, so that the token does not stay in the address. A script in a page does it,
 * not a redirect: a browser that follows a link from another site would not send the cookie along a redirect.
 */
function letIn(served: Served): Response {
  const target = 'site' in served.page ? '/' : served.page.url;
  return new Response(
    `<!doctype html><meta http-equiv="refresh" content="0;url=${target}"><title>Stackwax</title>`,
    {
      headers: {
        ...isolationHeaders,
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
        'Cache-Control': 'no-store',
        'Set-Cookie': sessionCookie(served.guard),
      },
    },
  );
}

export function refuse(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      ...isolationHeaders,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
      // What follows is not read: with the answer the connection ends.
      ...(status === 413 ? { Connection: 'close' } : {}),
    },
  });
}

function mediaHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name of ['range', 'if-range', 'if-none-match']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

function withIsolation(response: Response): Response {
  for (const [name, value] of Object.entries(isolationHeaders)) response.headers.set(name, value);
  return response;
}
