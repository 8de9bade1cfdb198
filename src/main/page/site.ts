// The built page: its files are listed once, and nothing outside that list is ever served.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { isolationHeaders, pageHeaders } from './policy.ts';

/** Placeholder in the page's HTML for each response's nonce. */
export const noncePlaceholder = '__CSP_NONCE__';

/** Responds to a path like `/` or `/assets/index.js`; null when the page has no such file. */
export type Site = (path: string) => Promise<Response | null>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Throws AppError('not-found') when `folder` holds no built page. */
export async function openSite(
  folder: string,
  sources: { connect: readonly string[]; media: readonly string[] },
): Promise<Site> {
  const files = await listFiles(folder);
  const index = files.get('/index.html');
  if (index === undefined)
    throw new AppError('not-found', 'The page is not built yet: run `npm run build` first.', {
      path: folder,
    });
  return async (path) => {
    if (path === '/' || path === '/index.html') return respondPage(await readFile(index, 'utf8'), sources);
    const file = files.get(path);
    return file === undefined ? null : respondFile(path, await readFile(file));
  };
}

/** Folder by folder: of all that `readdir` can do, this works in Electron's archives too. */
async function listFiles(folder: string, below = '/'): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry): Promise<Iterable<[string, string]>> => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listFiles(path, `${below}${entry.name}/`);
      return entry.isFile() ? [[`${below}${entry.name}`, path]] : [];
    }),
  );
  return new Map(found.flatMap((files) => [...files]));
}

function respondPage(html: string, sources: Parameters<typeof openSite>[1]): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(html.replaceAll(noncePlaceholder, nonce), {
    headers: { ...pageHeaders(sources, nonce), 'Content-Type': 'text/html; charset=utf-8' },
  });
}

/** Names under `/assets/` contain a hash of their content, so they never change. */
function respondFile(path: string, content: Uint8Array): Response {
  return new Response(Buffer.from(content), {
    headers: {
      ...isolationHeaders,
      'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
    },
  });
}
