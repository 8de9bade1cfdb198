// The one way to write: nothing but `change` hands out the writer, and what follows from a write is there when it returns.
import { expect, test } from 'vitest';
import { projectRoot } from '../../../scripts/start/project.ts';
import type { AppEvent } from '../../../src/core/domain/events.ts';
import type { Work } from '../../../src/main/jobs/context.ts';
import { openStore } from '../../../src/main/store/store.ts';
import { createChange } from '../../../src/main/work/change.ts';
import { createEvents } from '../../../src/main/work/events.ts';
import { createGenreWords } from '../../../src/main/work/genreWords.ts';
import { createTagWords } from '../../../src/main/work/tagWords.ts';
import { addTrack } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('what writes without the wrapper does not compile', () => {
  const never = ({ store, change }: Work): void => {
    // @ts-expect-error the store only reads
    store.write((to) => to.labels.set([1]));
    // @ts-expect-error the store only reads
    store.kinds.setTracks([1], 'not music');
    // @ts-expect-error the store only reads
    store.write((to) => to.playlists.create({ name: 'Best', trackIds: [], rule: null, deleted: false }));
    // @ts-expect-error the store only reads
    store.write((to) => to.settings.set({ trustFileTags: false }));
    // @ts-expect-error the store only reads
    store.write((to) => to.tracks.setPresence(1, 'missing'));
    // @ts-expect-error there is no transaction to be had but through `change`
    store.transaction(() => undefined);
    // @ts-expect-error the transaction is over before an asynchronous body is
    void change(async (write) => write.labels.set([1], 1));
    change((write) => write.labels.set([1], 1));
  };
  // That it compiles, with every line expected to be an error being one, is the test.
  expect(never).toBeTypeOf('function');
});

async function opened() {
  const { store, transaction, close } = openStore(tempDir());
  const events = createEvents();
  const genreWords = createGenreWords(store, `${projectRoot}/resources`);
  const change = createChange(transaction, genreWords, createTagWords(store, genreWords), events);
  const subscription = events.subscribe(undefined);
  return {
    store,
    change,
    close,
    async next(): Promise<AppEvent> {
      const { value } = await subscription.next();
      return value;
    },
  };
}

test('genres are decided, strings read and topics published by whatever was written', async () => {
  const { store, change, close, next } = await opened();
  const id = change((write) => addTrack(write, 'a.mp3', { genres: ['Zydeco'] }));
  expect(await next()).toEqual({ type: 'changed', topics: ['roots', 'tracks', 'genres', 'trackTags'] });
  expect(store.tracks.get(id)).toMatchObject({ genre: null, genreSource: 'none', trackTags: ['zydeco'] });
  // A genre that is new to the user may have been in tags all along.
  change((write) => write.genres.ensure('zydeco'));
  expect(store.tracks.get(id)).toMatchObject({ genre: 'zydeco', genreSource: 'tag' });
  expect(await next()).toEqual({ type: 'changed', topics: ['tracks', 'genres'] });
  change((write) => write.playlists.create({ name: 'Best', trackIds: [], rule: null, deleted: false }));
  expect(await next()).toEqual({ type: 'changed', topics: ['playlists'] });
  close();
});

test('a change within a change, and one that fails, leave nothing', async () => {
  const { store, change, close } = await opened();
  expect(() => change((write) => change(() => addTrack(write, 'a.mp3')))).toThrow('within');
  expect(() =>
    change((write) => {
      write.labels.set([addTrack(write, 'a.mp3')], write.genres.ensure('polka'));
      throw new Error('the disk is full');
    }),
  ).toThrow('the disk is full');
  expect(store.tracks.query({}, [])).toEqual([]);
  expect(store.tags.toRead()).toBeNull();
  close();
});
