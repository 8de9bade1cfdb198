// A library on disk with three labelled tracks and a model of its own, to be backed up and damaged.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTrack, openTestStore } from './library.ts';
import { tempDir } from './tempDir.ts';

export const modelName = '6d0b3c3e-0000-4000-8000-000000000000';
export const labels = { 'a.mp3': 'rock', 'b.mp3': 'jazz', 'c.mp3': 'folk' } as const;

/** Closed; a backup of it may be made. `more` tracks fill it to some size. */
export function labelledLibrary(more = 0): string {
  const libraryDir = tempDir();
  const store = openTestStore(libraryDir);
  for (const [name, genre] of Object.entries(labels)) {
    const id = addTrack(store, name, { title: name });
    store.write((to) => to.labels.set([id], to.genres.ensure(genre)));
  }
  store.write((to) => {
    for (let i = 0; i < more; i++)
      addTrack(to, `more/${i}.mp3`, { title: `Track ${i}`, artist: `Artist ${i % 40}` });
  });
  store.close();
  const model = join(libraryDir, 'models', modelName);
  mkdirSync(model, { recursive: true });
  writeFileSync(join(model, 'model.json'), '{"kind":"none"}');
  writeFileSync(join(model, 'weights.bin'), Buffer.alloc(4096, 7));
  return libraryDir;
}

/** The labels, by the title of their track, which is its file's name. */
export function labelsIn(libraryDir: string): Record<string, string> {
  const store = openTestStore(libraryDir);
  try {
    return Object.fromEntries(
      store.labels.current().map(({ trackId, genre }) => [store.tracks.get(trackId).title ?? '', genre]),
    );
  } finally {
    store.close();
  }
}

export function setLabel(libraryDir: string, name: keyof typeof labels, genre: string): void {
  const store = openTestStore(libraryDir);
  const ids = store.tracks.atPath(`/music/${name}`);
  store.write((to) => to.labels.set(ids, to.genres.ensure(genre)));
  store.close();
}
