// A file as the media routes serve it, read in this process.
import { fill, openRegular } from '../../src/main/files/regularFile.ts';
import { fileReadBy, type MediaFile, versionOf } from '../../src/main/media/file.ts';

export function fileOnDisk(
  path: string | Buffer,
  stats: { readonly size: number; readonly mtimeMs: number },
  contentType: string,
): MediaFile {
  return fileReadBy({ contentType, size: stats.size, version: versionOf(stats) }, async () => {
    const { handle } = await openRegular(path);
    return {
      async read(start, end) {
        const bytes = new Uint8Array(end - start);
        return bytes.subarray(0, await fill(handle, bytes, start));
      },
      close: () => handle.close(),
    };
  });
}
