// What the library process pays for an answer: tracks committed in batches into a real store, as a scan does.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { shippedGroups } from '../../src/core/features/layout.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { openStore } from '../../src/main/store/store.ts';
import { cannedAnalysis } from './canned.ts';

const batch = 128;

export function committing(
  libraryDir: string,
  count: number,
): { readonly msPerTrack: number; readonly bytesPerTrack: number } {
  const { store, transaction, close } = openStore(libraryDir);
  const random = createRandom(2);
  const bytes = (): number => statSync(join(libraryDir, 'library.db')).size;
  const { result: ids } = transaction((write) => {
    write.features.declareGroups(shippedGroups);
    const rootId = write.roots.add(Buffer.from('/music'), '/music');
    return Array.from({ length: count }, (_, n) => {
      const displayPath = `/music/artist ${n % 97}/song ${n}.mp3`;
      return write.tracks.add({
        rootId,
        path: Buffer.from(displayPath),
        displayPath,
        size: 8_000_000,
        mtimeMs: n,
        fingerprint: n.toString(16).padStart(32, '0'),
        tags: { ...noTags, title: `Song ${n}`, artist: `Artist ${n % 97}` },
        artistKey: `artist ${n % 97}`,
      });
    });
  });
  store.tracks.counts();
  const sizeBefore = bytes();
  const startedAt = process.cpuUsage();
  for (let at = 0; at < ids.length; at += batch)
    transaction((write) => {
      for (const id of ids.slice(at, at + batch))
        write.features.saveAnalysis(
          id,
          cannedAnalysis(shippedGroups, () => random.normal()),
        );
    });
  const { user, system } = process.cpuUsage(startedAt);
  close();
  return { msPerTrack: (user + system) / 1000 / count, bytesPerTrack: (bytes() - sizeBefore) / count };
}
