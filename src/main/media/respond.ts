// Answers requests for a track's audio, peaks, spectrogram or cover, for the loopback host and the window's media scheme.
import { AppError, type ErrorKind, toErrorData } from '../../core/domain/errors.ts';
import { coverSizes, isCoverSize } from '../../core/domain/pictures/coverSizes.ts';
import type { MediaFile, MediaSource } from './file.ts';
import { parseRange } from './range.ts';

type Part = 'peaks' | 'spectrogram' | 'cover';

interface MediaRoute {
  readonly trackId: number;
  readonly wanted: 'audio' | Part;
}

/** Parses `/track/<id>`, and `/track/<id>/` with `peaks`, `spectrogram` or `cover`; null for every other path. */
export function mediaRoute(path: string): MediaRoute | null {
  const match = /^\/track\/([1-9]\d{0,14})(?:\/(peaks|spectrogram|cover))?$/.exec(path);
  const id = match?.[1];
  if (id === undefined) return null;
  const part = match?.[2];
  return { trackId: Number(id), wanted: isPart(part) ? part : 'audio' };
}

function isPart(part: string | undefined): part is Part {
  return part === 'peaks' || part === 'spectrogram' || part === 'cover';
}

const statusOf: Partial<Record<ErrorKind, number>> = { 'not-found': 404, undecodable: 415 };

/** The response: 200, 204, 206, 304, 400, 404, 405, 415, 416 or 422. A bug in the source rejects. */
export async function respondMedia(request: Request, path: string, source: MediaSource): Promise<Response> {
  const route = mediaRoute(path);
  if (route === null) return plain(404, 'No such media.');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
  try {
    switch (route.wanted) {
      case 'audio':
        return respondFile(request, await source.audio(route.trackId));
      case 'cover':
        return await respondCover(request, route.trackId, source);
      case 'peaks':
        return await respondParts(
          request,
          (onPart) => source.peaks(route.trackId, request.signal, onPart),
          'application/octet-stream',
        );
      case 'spectrogram':
        return respondBytes(
          request,
          await source.spectrogram(route.trackId, request.signal),
          'application/json',
        );
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json(toErrorData(error), { status: statusOf[error.kind] ?? 422, headers: common });
  }
}

/** Small ones are asked for by the screenful: where there is none, that is an answer and no failure. */
async function respondCover(request: Request, trackId: number, source: MediaSource): Promise<Response> {
  const size = new URL(request.url).searchParams.get('size');
  if (size === null) return respondFile(request, await source.cover(trackId, request.signal));
  const px = Number(size);
  if (!isCoverSize(px)) return plain(400, `Covers have one of these sizes: ${coverSizes.join(', ')}.`);
  const cover = await source.smallCover(trackId, px, request.signal);
  return cover === null
    ? new Response(null, { status: 204, headers: { ...common, ...shownAgain } })
    : respondFile(request, cover, shownAgain);
}

/** For a minute nobody asks again; then what is there is shown, and asked for meanwhile. */
const shownAgain = { 'Cache-Control': 'private, max-age=60, stale-while-revalidate=604800' };

const common = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-cache' };

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { ...common, 'Content-Type': 'text/plain', ...headers } });
}

function respondFile(
  request: Request,
  file: MediaFile,
  more: Readonly<Record<string, string>> = {},
): Response {
  const etag = `"${file.version}"`;
  const headers = { ...common, ...more, 'Accept-Ranges': 'bytes', ETag: etag };
  if (tags(request.headers.get('If-None-Match')).has(etag))
    return new Response(null, { status: 304, headers });
  const range = rangeWanted(request, etag, file.size);
  if (range.kind === 'unsatisfiable')
    return plain(416, 'The file has no such bytes.', { ...headers, 'Content-Range': `bytes */${file.size}` });
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: file.size };
  return new Response(request.method === 'HEAD' ? null : file.read(start, end), {
    status: range.kind === 'part' ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': file.contentType,
      'Content-Length': String(end - start),
      ...(range.kind === 'part' ? { 'Content-Range': `bytes ${start}-${end - 1}/${file.size}` } : {}),
    },
  });
}

/** If-Range with another version requests the whole file. Range is for GET only. */
function rangeWanted(request: Request, etag: string, size: number): ReturnType<typeof parseRange> {
  const condition = request.headers.get('If-Range');
  const applies = request.method === 'GET' && (condition === null || condition === etag);
  return parseRange(applies ? request.headers.get('Range') : null, size);
}

function tags(header: string | null): ReadonlySet<string> {
  return new Set((header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')));
}

function respondBytes(request: Request, bytes: Uint8Array, contentType: string): Response {
  return new Response(request.method === 'HEAD' ? null : Buffer.from(bytes), {
    headers: {
      ...common,
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
    },
  });
}

/**
 * A slow response: intermediate results are sent as they come, the final one last. A failure
 * after the first part aborts the response. HEAD computes the result too.
 */
async function respondParts(
  request: Request,
  make: (onPart: (part: Uint8Array) => void) => Promise<Uint8Array>,
  contentType: string,
): Promise<Response> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(
    {},
    { highWaterMark: Number.POSITIVE_INFINITY },
    { highWaterMark: Number.POSITIVE_INFINITY },
  );
  const writer = writable.getWriter();
  // When the client has gone, the source was aborted too.
  const write = (bytes: Uint8Array): void => void writer.write(bytes).catch(() => undefined);
  const began = Promise.withResolvers<null>();
  const whole = make((part) => {
    write(part);
    began.resolve(null);
  });
  const first = await Promise.race([whole, began.promise]);
  if (first !== null) return respondBytes(request, first, contentType);
  whole.then(
    (bytes) => {
      write(bytes);
      writer.close().catch(() => undefined);
    },
    (error: unknown) => void writer.abort(error).catch(() => undefined),
  );
  return new Response(request.method === 'HEAD' ? null : readable, {
    headers: { ...common, 'Content-Type': contentType },
  });
}
