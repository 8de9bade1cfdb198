// The window's own schemes: `app://stackwax/` is the page, `media://track/<id>` is audio.
import type { CustomScheme } from 'electron';
import type { MediaSource } from '../media/file.ts';
import { respondMedia } from '../media/respond.ts';
import type { Site } from '../page/site.ts';

const pageHost = 'stackwax';

export const pageOrigin = `app://${pageHost}`;
export const mediaOrigin = 'media://track';

/** Registered before Electron is ready. Neither scheme bypasses the page's Content-Security-Policy. */
export const schemes: CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  {
    scheme: 'media',
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
  },
];

/** Addresses that the page may reach besides its own files. */
export const pageSources = { connect: ['media:'], media: ['media:'] } as const;

export async function answerPage(request: Request, site: Site): Promise<Response> {
  const url = new URL(request.url);
  const found = url.host === pageHost && request.method === 'GET' ? await site(url.pathname) : null;
  return found ?? new Response('No such page.\n', { status: 404 });
}

/** `readableBy`: the origin whose scripts may read the response (a waveform's peaks). */
export async function answerMedia(
  request: Request,
  media: MediaSource,
  readableBy: string,
): Promise<Response> {
  const url = new URL(request.url);
  const response = await respondMedia(request, `/${url.host}${url.pathname}`, media);
  response.headers.set('Access-Control-Allow-Origin', readableBy);
  return response;
}
