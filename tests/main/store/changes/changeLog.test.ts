// The log of changes against a plain model: whatever is set, undone and redone in any order, in one scope or over all.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeScope } from '../../../../src/core/domain/change.ts';
import type { PlaylistDefinition } from '../../../../src/main/store/changes/playlists.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import type { Writes } from '../../../../src/main/store/store.ts';
import {
  addModel,
  addTrack,
  at,
  openTestStore,
  predict,
  readGenreTags,
  type TestStore,
  tempStore,
  writeAndRead,
} from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const tracksScope = { of: 'tracks' } as const;
const named = (name: string): PlaylistDefinition => ({ name, trackIds: [1, 2], rule: null, deleted: false });

type Said = 'own' | 'refused' | null;

/** Everything that a person can set, by subject. */
interface State {
  readonly labels: readonly (string | null)[];
  /** What is said of each genre. */
  readonly said: readonly Said[];
  readonly kinds: readonly (string | null)[];
  readonly folders: Readonly<Record<string, string>>;
  readonly overlay: string | null;
  readonly playlists: readonly (PlaylistDefinition | null)[];
}

const folders = ['/music/a/', '/music/b/'] as const;
const genres = ['rock', 'jazz'] as const;
const nothing: State = {
  labels: [null, null],
  said: [null, null],
  kinds: [null, null],
  folders: {},
  overlay: null,
  playlists: [null, null],
};

function stateOf(
  store: TestStore,
  trackIds: readonly number[],
  playlistIds: readonly (number | null)[],
): State {
  const labels = new Map(store.labels.current().map(({ trackId, genre }) => [trackId, genre]));
  const kinds = store.kinds.tracks();
  return {
    labels: trackIds.map((id) => labels.get(id) ?? null),
    said: genres.map((genre) => (store.genres.names().some(({ name }) => name === genre) ? 'own' : null)),
    kinds: trackIds.map((id) => kinds.get(id) ?? null),
    folders: Object.fromEntries(store.kinds.folders().map(({ folder, kind }) => [folder, kind])),
    overlay: store.overlay.current(),
    playlists: playlistIds.map((id) => (id === null ? null : store.playlists.get(id).definition)),
  };
}

const kind = fc.constantFrom('music' as const, 'not music' as const, null);
const place = fc.nat(1);
const edit = fc.oneof(
  fc.record({ what: fc.constant('label' as const), track: place, genre: fc.option(place) }),
  fc.record({ what: fc.constant('take in' as const), genre: place }),
  fc.record({ what: fc.constant('let in' as const), genre: place }),
  fc.record({ what: fc.constant('refuse' as const), genre: place }),
  fc.record({ what: fc.constant('kind' as const), track: place, kind }),
  fc.record({ what: fc.constant('folder' as const), folder: place, kind }),
  // Several in one step, one of them twice.
  fc.record({ what: fc.constant('import' as const), genre: place, kind }),
  fc.record({ what: fc.constant('words' as const), overlay: fc.constantFrom('{}', '{"a":1}') }),
  fc.record({
    what: fc.constant('playlist' as const),
    playlist: place,
    name: fc.constantFrom('A', 'B', 'C'),
  }),
  fc.record({ what: fc.constant('delete' as const), playlist: place }),
);
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;
const scope = fc.constantFrom('all', 'tracks', 'vocabulary', 'playlist 0', 'playlist 1');
const step = fc.oneof(
  { weight: 3, arbitrary: edit },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('undo' as const), scope }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('redo' as const), scope }) },
  { weight: 1, arbitrary: fc.constant({ what: 'reopen' as const }) },
);

/** What says nothing new is no step, and what labels name is not refused. */
function isStep(state: State, one: Edit): boolean {
  if (one.what === 'take in' || one.what === 'let in') return state.said[one.genre] !== 'own';
  return (
    one.what !== 'refuse' ||
    (state.said[one.genre] !== 'refused' && !state.labels.includes(genres[one.genre]!))
  );
}

/** The scope of an edit, and the state after it. */
function edited(state: State, one: Edit): { scope: string; state: State } {
  const at2 = <T>(list: readonly T[], index: number, value: T): T[] => list.with(index, value);
  if (one.what === 'label') {
    const genre = one.genre === null ? null : genres[one.genre]!;
    const said = one.genre === null ? state.said : at2<Said>(state.said, one.genre, 'own');
    return { scope: 'tracks', state: { ...state, said, labels: at2(state.labels, one.track, genre) } };
  }
  if (one.what === 'take in' || one.what === 'let in')
    return { scope: 'tracks', state: { ...state, said: at2<Said>(state.said, one.genre, 'own') } };
  if (one.what === 'refuse')
    return { scope: 'tracks', state: { ...state, said: at2<Said>(state.said, one.genre, 'refused') } };
  if (one.what === 'kind')
    return { scope: 'tracks', state: { ...state, kinds: at2(state.kinds, one.track, one.kind) } };
  if (one.what === 'folder') {
    const { [folders[one.folder]!]: _gone, ...rest } = state.folders;
    const next = one.kind === null ? rest : { ...rest, [folders[one.folder]!]: one.kind };
    return { scope: 'tracks', state: { ...state, folders: next } };
  }
  if (one.what === 'import')
    return {
      scope: 'tracks',
      state: {
        ...state,
        said: ['own', 'own'],
        labels: [genres[one.genre]!, genres[one.genre]!],
        kinds: at2(state.kinds, 0, one.kind),
      },
    };
  if (one.what === 'words') return { scope: 'vocabulary', state: { ...state, overlay: one.overlay } };
  const before = state.playlists[one.playlist] ?? named('new');
  const definition =
    one.what === 'delete' ? { ...before, deleted: true } : { ...before, name: one.name, deleted: false };
  return {
    scope: `playlist ${one.playlist}`,
    state: { ...state, playlists: at2(state.playlists, one.playlist, definition) },
  };
}

/** The part of a state that a scope is about. */
function part(state: State, of: string): Partial<State> {
  if (of === 'tracks') {
    const { labels, said, kinds, folders } = state;
    return { labels, said, kinds, folders };
  }
  if (of === 'vocabulary') return { overlay: state.overlay };
  const playlist = Number(of.at(-1));
  return { playlists: state.playlists.map((one, i) => (i === playlist ? one : null)) };
}

function withPart(state: State, of: string, from: Partial<State>): State {
  if (from.playlists === undefined) return { ...state, ...from };
  const playlist = Number(of.at(-1));
  return { ...state, playlists: state.playlists.with(playlist, from.playlists[playlist] ?? null) };
}

test('undo and redo keep to the model, in any order of changes, scopes and restarts', {
  timeout: 180_000,
}, () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const dir = tempDir();
      let store = openTestStore(dir);
      try {
        const trackIds = ['a/1', 'b/2'].map((name) => addTrack(store, name));
        const playlistIds: (number | null)[] = [null, null];
        let state = nothing;
        // Each with its scope's part before and after it.
        let done: { scope: string; before: Partial<State>; after: Partial<State> }[] = [];
        let undone: typeof done = [];
        const scopeOf = (of: string): ChangeScope | null | undefined => {
          if (of === 'all') return null;
          if (of === 'tracks' || of === 'vocabulary') return { of };
          const id = playlistIds[Number(of.at(-1))];
          return id === null || id === undefined ? undefined : { of: 'playlist', id };
        };
        const write = (to: Writes, one: Edit): void => {
          if (one.what === 'label')
            to.labels.set(
              [trackIds[one.track]!],
              one.genre === null ? null : to.genres.takeIn(genres[one.genre]!),
            );
          else if (one.what === 'take in') to.genres.takeIn(genres[one.genre]!);
          else if (one.what === 'let in') to.genres.letIn(genres[one.genre]!, 3);
          else if (one.what === 'refuse') to.genres.refuse(genres[one.genre]!);
          else if (one.what === 'kind') to.kinds.setTracks([trackIds[one.track]!], one.kind);
          else if (one.what === 'folder') to.kinds.setFolder(folders[one.folder]!, one.kind);
          else if (one.what === 'import') {
            to.labels.set([trackIds[0]!], to.genres.takeIn(genres[1 - one.genre]!));
            to.labels.set(trackIds, to.genres.takeIn(genres[one.genre]!));
            to.kinds.setTracks([trackIds[0]!], one.kind);
          } else if (one.what === 'words') to.overlay.set(one.overlay);
          else {
            const definition = state.playlists[one.playlist]!;
            const id = playlistIds[one.playlist] ?? null;
            if (id === null) playlistIds[one.playlist] = to.playlists.create(definition);
            else to.playlists.set(id, definition);
          }
        };
        for (const one of steps) {
          if (one.what === 'reopen') {
            store.close();
            store = openTestStore(dir);
          } else if (one.what === 'undo' || one.what === 'redo') {
            const asked = scopeOf(one.scope);
            if (asked === undefined) continue;
            const from = one.what === 'undo' ? done : undone;
            const place = from.findLastIndex((other) => one.scope === 'all' || other.scope === one.scope);
            const appended = store.write((to) => to.changes[one.what](asked));
            expect(appended === null).toBe(place < 0);
            const taken = from[place];
            if (taken === undefined) continue;
            expect(appended?.scope).toEqual(scopeOf(taken.scope));
            if (one.what === 'undo') {
              done = done.toSpliced(place, 1);
              undone = [...undone, taken];
              // A playlist that is not there yet is a deleted one.
              const made = taken.scope.startsWith('playlist') && part(state, taken.scope).playlists;
              const playlist = Number(taken.scope.at(-1));
              state =
                made !== false && made !== undefined && taken.before.playlists?.[playlist] === null
                  ? {
                      ...state,
                      playlists: state.playlists.with(playlist, { ...made[playlist]!, deleted: true }),
                    }
                  : withPart(state, taken.scope, taken.before);
            } else {
              undone = undone.toSpliced(place, 1);
              done = [...done, taken];
              state = withPart(state, taken.scope, taken.after);
            }
          } else if (isStep(state, one)) {
            const after = edited(state, one);
            const changed = {
              scope: after.scope,
              before: part(state, after.scope),
              after: part(after.state, after.scope),
            };
            state = after.state;
            store.write((to) => write(to, one));
            done = [...done, changed];
            undone = undone.filter((other) => other.scope !== after.scope);
          }
          const said = state.said.map((one) => (one === 'own' ? one : null));
          expect(stateOf(store, trackIds, playlistIds)).toEqual({ ...state, said });
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: 100 },
  );
});

describe('undo', () => {
  test('of a label takes the genre away that it made, and the tags that it took up; redo brings both back', () => {
    const store = tempStore();
    addModel(store, ['electronic']);
    const [a, b] = ['a', 'b'].map((name) => addTrack(store, name, { genres: ['Dub Techno'] }));
    readGenreTags(store);
    const genres = () => [
      store.genres.names().map(({ name }) => name),
      store.tracks.rows([a!, b!]).map(({ genre, genreSource }) => `${genre} by ${genreSource}`),
    ];
    const before = genres();
    expect(before).toEqual([['electronic'], ['electronic by tag', 'electronic by tag']]);
    writeAndRead(store, (to) => to.labels.set([a!], to.genres.takeIn('techno')));
    const after = genres();
    expect(after).toEqual([
      ['electronic', 'techno'],
      ['techno by label', 'techno by tag'],
    ]);
    const undone = writeAndRead(store, (to) => to.changes.undo(null));
    expect(genres()).toEqual(before);
    expect(store.changes.genres(undone!.id)).toEqual({ takenIn: [], takenOut: ['techno'] });
    const redone = writeAndRead(store, (to) => to.changes.redo(null));
    expect(genres()).toEqual(after);
    expect(store.changes.genres(redone!.id)).toEqual({ takenIn: ['techno'], takenOut: [] });
  });

  test('of what made a genre leaves it where a model predicts it', () => {
    const store = tempStore();
    const id = addTrack(store, 'a');
    store.write((to) => to.labels.set([id], to.genres.takeIn('dub')));
    const model = addModel(store, ['dub']);
    predict(store, model, id, 'dub', 0.9);
    store.write((to) => to.changes.undo(null));
    expect(store.genres.names().map(({ name }) => name)).toEqual(['dub']);
    expect(store.tracks.get(id)).toMatchObject({ genre: 'dub', genreSource: 'model' });
  });

  test('a genre that is not wanted decides no track, whoever predicts it', () => {
    const store = tempStore();
    const id = addTrack(store, 'a');
    predict(store, addModel(store, ['dub']), id, 'dub', 0.9);
    store.write((to) => to.genres.refuse('dub'));
    expect(store.tracks.get(id)).toMatchObject({ genre: null, genreSource: 'none' });
    expect(store.genres.list()).toEqual([]);
    store.write((to) => to.genres.ensure('dub'));
    expect(store.genres.list()).toEqual([]);
    store.write((to) => to.changes.undo(null));
    expect(store.tracks.get(id)).toMatchObject({ genre: 'dub', genreSource: 'model' });
  });

  test('gives an earlier explicit answer back', () => {
    const store = tempStore();
    const id = addTrack(store, 'talk/a.mp3');
    store.write((to) => to.kinds.setTracks([id], 'music'));
    store.write((to) => to.kinds.setFolder('/music/talk', 'not music'));
    expect(store.tracks.get(id).kind).toBe('music');
    store.write((to) => to.kinds.setTracks([id], 'not music'));
    expect(store.tracks.get(id).kind).toBe('not music');
    store.write((to) => to.changes.undo(tracksScope));
    expect(store.tracks.get(id).kind).toBe('music');
    store.write((to) => to.changes.undo(null));
    store.write((to) => to.changes.undo(null));
    expect([store.kinds.folders(), store.kinds.tracks().size]).toEqual([[], 0]);
  });

  test('takes a step back as one, and returns which tracks it concerns', () => {
    const store = tempStore();
    const [a, b] = [addTrack(store, 'x/a'), addTrack(store, 'x/b')];
    store.write((to) => to.labels.set([a], to.genres.ensure('jazz')));
    store.write((to) => to.labels.set([a, b, a], to.genres.ensure('rock')));
    const undone = store.write((to) => to.changes.undo(tracksScope));
    expect(store.changes.tracks(undone!.id)).toEqual([a, b]);
    expect(store.labels.current()).toEqual([{ trackId: a, genre: 'jazz' }]);
    expect(store.tracks.rows([a, b]).map(({ genre }) => genre)).toEqual(['jazz', null]);
    store.write((to) => to.kinds.setFolder('/music/x', 'not music'));
    const folder = store.write((to) => to.changes.undo(null));
    expect(store.changes.tracks(folder!.id)).toEqual([a, b]);
  });

  test('of making a playlist puts it aside', () => {
    const store = tempStore();
    const id = store.write((to) => to.playlists.create(named('Best')));
    expect(store.write((to) => to.changes.undo(null))?.scope).toEqual({ of: 'playlist', id });
    expect(store.playlists.list()).toMatchObject([
      { id, createdAt: at, changedAt: at, definition: { deleted: true } },
    ]);
    store.write((to) => to.changes.redo(null));
    expect(store.playlists.get(id).definition).toEqual(named('Best'));
    expect(() => store.playlists.get(99)).toThrow('There is no playlist 99.');
  });
});

test('nothing in the log can be changed or deleted', () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  store.write((to) => {
    const id = addTrack(to, 'a.mp3');
    to.labels.set([id], to.genres.ensure('rock'));
    to.kinds.setTracks([id], 'music');
    to.kinds.setFolder('/music', 'music');
    to.overlay.set('{}');
    to.playlists.create(named('Best'));
  });
  store.close();
  const db = openDatabase(join(dir, 'library.db'));
  for (const log of [
    'changes',
    'labels',
    'genre_states',
    'track_kinds',
    'folder_kinds',
    'overlays',
    'playlist_states',
  ]) {
    expect(() => db.exec(`DELETE FROM ${log}`)).toThrow(/append-only/u);
    expect(() => db.exec(`UPDATE ${log} SET id = id`)).toThrow(/append-only/u);
  }
  expect(() => db.exec('DELETE FROM tracks')).toThrow(/FOREIGN KEY/u);
  db.close();
});
