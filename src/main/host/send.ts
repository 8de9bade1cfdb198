// Sends a web Response over Node's HTTP, with back pressure.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Rejects when the body fails half-way, and closes the connection, so that the half is not taken for the whole. */
export async function send(response: Response, request: IncomingMessage, out: ServerResponse): Promise<void> {
  out.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null || request.method === 'HEAD') {
    await response.body?.cancel();
    out.end();
    return;
  }
  const reader = response.body.getReader();
  const gone = new AbortController();
  out.once('close', () => {
    gone.abort();
    // A body that hangs is not waited for.
    reader.cancel().catch(() => undefined);
  });
  try {
    while (!out.destroyed) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!out.write(value)) await once(out, 'drain', { signal: gone.signal });
    }
    out.end();
  } catch (error) {
    out.destroy();
    if (!gone.signal.aborted) throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
