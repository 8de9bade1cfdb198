// The SHA-256 of a file, however large it is.
import { createHash } from 'node:crypto';
import { openRegular } from './regularFile.ts';

/** In hexadecimal digits. Throws what `openRegular` throws. */
export async function sha256OfFile(path: string): Promise<string> {
  const { handle } = await openRegular(path);
  try {
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk);
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}
