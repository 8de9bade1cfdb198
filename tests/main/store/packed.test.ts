// A library that was filled in this session is packed at its end: smaller, with all that was in it; a small or an old one is left alone.
import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedGroups, shippedLayout } from '../../../src/core/features/layout.ts';
import { libraryFileOf } from '../../../src/main/store/folder.ts';
import { openStore } from '../../../src/main/store/store.ts';
import { analysisOf } from '../../helpers/analysis.ts';
import { addTrack } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const width = shippedGroups.reduce((sum, { columns }) => sum + columns.length, 0);

test('only where much was heard', () => {
  const dir = tempDir();
  const first = openStore(dir, () => 0);
  const ids = first.transaction((write) => {
    write.features.declareGroups(shippedGroups);
    return Array.from({ length: 1000 }, (_, n) => addTrack(write, `${n}.mp3`));
  }).result;
  const hear = (some: readonly number[]): void => {
    for (const id of some)
      first.transaction((write) =>
        write.features.saveAnalysis(id, analysisOf([Float32Array.from({ length: width }, (_, i) => i / id)])),
      );
  };
  hear(ids.slice(1));
  expect(first.pack()).toBe(false);
  hear(ids.slice(0, 1));
  const heard = first.store.features.vectors(shippedLayout, 'all');
  first.close();
  const size = statSync(libraryFileOf(dir)).size;

  const second = openStore(dir, () => 0);
  expect(second.pack()).toBe(false);
  for (const id of ids)
    second.transaction((write) =>
      write.features.saveGroups(id, [{ name: shippedGroups[0]?.name ?? '', version: 1, vectors: [] }]),
    );
  expect(second.pack()).toBe(true);
  expect(second.store.features.vectors(shippedLayout, 'all')).toEqual(heard);
  second.close();
  expect(statSync(libraryFileOf(dir)).size).toBeLessThan(0.95 * size);
});
