// An id that does not exist is a plain sentence, or left out where the contract says so: every procedure that takes one.
import { createRouterClient, ORPCError } from '@orpc/server';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Client, contract } from '../../../src/core/contract/contract.ts';
import type { App } from '../../../src/main/app.ts';
import { ended, startApp } from '../../helpers/app.ts';

const no = 987_654;
const noTrack = `There is no track ${no}.`;
const noPlaylist = `There is no playlist ${no}.`;
const noModel = `There is no model ${no}.`;
const noCluster = `There is no cluster ${no}.`;
const noDuplicate = `Track ${no} has no duplicate.`;
const noJob = `There is no job ${no}.`;

/** What each answers: a sentence, or the value where unknown ids are left out. */
const calls: Readonly<Record<string, readonly (readonly [input: unknown, answer: unknown])[]>> = {
  'library.removeRoot': [[{ id: no }, `There is no folder ${no} in the library.`]],
  'tracks.query': [
    [{ filter: { genreId: no } }, []],
    [{ filter: { genreIds: [no] } }, []],
  ],
  'tracks.list': [
    [
      { filter: { genreId: no }, rows: 5 },
      { ids: [], groups: [], rows: [] },
    ],
  ],
  'albums.query': [[{ filter: { genreId: no } }, []]],
  'albums.rows': [[{ ids: [no] }, []]],
  'albums.jump': [[{ filter: { genreId: no }, typed: 'a', from: 0 }, null]],
  'albums.byArtist': [
    [
      { name: 'x', filter: { genreId: no } },
      { ids: [], groups: [], rows: [] },
    ],
  ],
  'albums.tracks': [[{ filter: { genreId: no } }, { ids: [], groups: [], rows: [] }]],
  'tracks.companions': [[{ ids: [no], of: 'album' }, []]],
  'tracks.similar': [[{ id: no }, noTrack]],
  'tracks.explain': [[{ id: no }, noTrack]],
  'tracks.summary': [[{ ids: [no] }, expect.objectContaining({ tracks: 0 })]],
  'tracks.marks': [[{ id: no }, noTrack]],
  'tracks.hasCover': [[{ id: no }, noTrack]],
  'tracks.setKind': [[{ ids: [no], kind: 'music' }, noTrack]],
  'tracks.retry': [[{ ids: [no] }, noTrack]],
  'tracks.rows': [[{ ids: [no] }, []]],
  'tracks.get': [[{ id: no }, noTrack]],
  'tracks.details': [[{ ids: [no] }, []]],
  'tracks.listed': [[{ ids: [no] }, []]],
  'statistics.get': [
    [{ ids: [no] }, expect.objectContaining({ tracks: 0 })],
    [{ filter: { genreId: no } }, expect.objectContaining({ tracks: 0 })],
  ],
  'labels.set': [
    [{ trackIds: [no], genre: 'jazz' }, noTrack],
    [{ trackIds: [no], genre: null }, noTrack],
  ],
  'labels.rate': [
    [{ trackIds: [no], stars: 5 }, noTrack],
    [{ trackIds: [no], stars: null }, noTrack],
  ],
  'trackTags.of': [[{ ids: [no] }, noTrack]],
  'trackTags.review': [[{ tagId: no }, { questions: [], open: 0 }]],
  'trackTags.say': [[{ trackIds: [no], tags: [{ name: 'sad' }], holds: true }, noTrack]],
  'tagWriting.preview': [[{ trackIds: [no], options: {} }, []]],
  'tagWriting.write': [
    [
      { trackIds: [no], options: {} },
      'Writing tags into files is off. Switch it on in Settings, or by `stackwax settings set write-tags on`.',
    ],
  ],
  'changes.undo': [[{ of: 'playlist', id: no }, noPlaylist]],
  'changes.redo': [[{ of: 'playlist', id: no }, noPlaylist]],
  'matches.answer': [
    [{ trackId: no, candidateId: null }, `Nothing is asked about track ${no}; it may have been found.`],
  ],
  'models.retrain': [[{ first: [no] }, noTrack]],
  'models.confused': [[{ id: no, truth: 'jazz', predicted: 'rock' }, noModel]],
  'models.activate': [
    [{ id: no }, noModel],
    [{ id: 1, first: [no] }, noTrack],
  ],
  'playing.count': [[{ trackId: no }, noTrack]],
  'playing.groups': [[{ ids: [no, no], by: 'albums' }, [0, 0]]],
  'playing.levels': [[{ trackId: no }, noTrack]],
  'playing.keep': [[{ queued: [no], place: { trackId: no, seconds: 1 } }, null]],
  'playlists.get': [[{ id: no }, noPlaylist]],
  'playlists.tracks': [[{ id: no }, noPlaylist]],
  'playlists.create': [
    [{ name: 'x', trackIds: [no] }, noTrack],
    [
      { name: 'y', rule: { filter: { genreId: no }, sort: [], limit: null } },
      expect.objectContaining({ tracks: 0 }),
    ],
  ],
  'playlists.rename': [[{ id: no, name: 'x' }, noPlaylist]],
  'playlists.setRule': [[{ id: no, rule: { filter: {}, sort: [], limit: null } }, noPlaylist]],
  'playlists.addTracks': [
    [{ id: no, trackIds: [no] }, noTrack],
    [{ id: 1, trackIds: [no] }, noTrack],
  ],
  'playlists.removeTracks': [[{ id: 1, trackIds: [no] }, noTrack]],
  'playlists.move': [[{ id: 1, trackIds: [no], before: null }, noTrack]],
  'playlists.delete': [[{ id: no }, noPlaylist]],
  'playlists.restore': [[{ id: no }, noPlaylist]],
  'playlists.preview': [
    [{ playlists: [no] }, noPlaylist],
    [{ tracks: { name: 'x', ids: [no] } }, expect.objectContaining({ tracks: 0 })],
  ],
  'files.previewOrganise': [
    [{ folder: '/nowhere', template: '{title}', way: 'copy', playlists: [no] }, noPlaylist],
  ],
  'files.organise': [[{ folder: '/nowhere', template: '{title}', way: 'copy', playlists: [no] }, noPlaylist]],
  'files.copy': [[{ folder: '/nowhere', template: '{title}', playlists: [no] }, noPlaylist]],
  'playlists.export': [[{ folder: '/nowhere', playlists: [no] }, noPlaylist]],
  'clusters.name': [[{ id: no, name: 'x' }, noCluster]],
  'clusters.toGenre': [[{ id: no, genre: 'jazz' }, noCluster]],
  'clusters.toPlaylist': [[{ id: no, name: 'x' }, noCluster]],
  'duplicates.get': [[{ trackId: no }, null]],
  'duplicates.prefer': [[{ groupId: no, trackId: no }, noDuplicate]],
  'duplicates.refuse': [[{ trackId: no }, noDuplicate]],
  'map.values': [[{ by: 'genre', ids: [no] }, expect.objectContaining({ values: [0] })]],
  'walks.path': [[{ from: no, to: no }, noTrack]],
  'walks.blend': [[{ more: [no] }, noTrack]],
  'walks.radio': [
    [{ from: { kind: 'tracks', ids: [no] } }, noTrack],
    [{ from: { kind: 'playlist', id: no } }, noPlaylist],
    [{ from: { kind: 'filter', filter: { genreId: no } } }, 'There is no track to begin a radio with.'],
  ],
  'jobs.follow': [[{ id: no }, noJob]],
  'jobs.cancel': [[{ id: no }, noJob]],
  'jobs.pause': [[{ id: no }, noJob]],
  'jobs.resume': [[{ id: no }, noJob]],
};

test('every procedure whose input has an id is among them', () => {
  const found = Object.entries(contract).flatMap(([namespace, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]) => {
      const { inputSchema } = procedure['~orpc'];
      return inputSchema !== undefined && takesIds(inputSchema) ? [`${namespace}.${name}`] : [];
    }),
  );
  expect(found.length).toBeGreaterThan(25);
  expect(Object.keys(calls).sort()).toEqual(found.sort());
});

test.each(Object.entries(calls))('%s', async (path, expected) => {
  const { app } = await startApp();
  for (const [input, answer] of expected) expect(await answerOf(app.router, path, input)).toEqual(answer);
});

/** The value, or the sentence of an expected failure, of the job too that it starts; a bug throws. */
async function answerOf(router: App['router'], path: string, input: unknown): Promise<unknown> {
  const client: Client = createRouterClient(router);
  const [namespace, name] = path.split('.');
  const call: unknown = Reflect.get(Reflect.get(client, namespace!), name!);
  if (typeof call !== 'function') throw new Error(`no procedure ${path}`);
  try {
    const value: unknown = await call(input);
    const started = z.object({ jobId: z.int() }).safeParse(value);
    if (!started.success) return value;
    const { status } = await ended(client, Promise.resolve(started.data));
    return status.state === 'failed' ? status.error.message : status;
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'EXPECTED') return error.message;
    throw error;
  }
}

/** True when an id stands anywhere in it: a whole number, or a list of them, under a name that says so; walks name tracks by their parts in it. */
function takesIds(schema: unknown): boolean {
  if (!(schema instanceof z.ZodType)) return false;
  const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return /"(?:ids?|[a-z]+Ids?|playlists|first|before|steps|more)":\{/u.test(text);
}
