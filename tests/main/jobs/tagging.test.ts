// Tags by sound: learned from what is said, heard in all tracks, gone on with after an end, asked about.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { type AnalysedTrack, analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const perGenre = 40;

/** A person says of some tracks that they are mellow (classical) or loud (metal). */
async function taggedLibrary() {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical', 'metal'], perGenre);
  const { app, client } = await startApp(libraryDir);
  await say(client, some(tracks, 'classical', 16), 'mellow', true);
  await say(client, some(tracks, 'metal', 12), 'mellow', false);
  await say(client, some(tracks, 'metal', 16), 'loud', true);
  await say(client, some(tracks, 'metal', 4), 'rare', true);
  return { libraryDir, tracks, app, client };
}

const some = (tracks: readonly AnalysedTrack[], genre: string, count: number): number[] =>
  tracks.flatMap((track) => (track.genre === genre ? [track.id] : [])).slice(0, count);

async function say(client: Client, trackIds: number[], name: string, holds: boolean): Promise<void> {
  await client.trackTags.say({ trackIds, tags: [{ name, facet: 'mood' }], holds });
}

async function tagNamed(client: Client, name: string) {
  const tag = (await client.trackTags.list({})).find((one) => one.name === name);
  if (tag === undefined) throw new Error(`no tag ${name}`);
  return tag;
}

test('what enough tracks have is learned, and heard where nobody said anything', async () => {
  const { tracks, client } = await taggedLibrary();
  expect(await client.trackTags.figures()).toBeNull();
  const result = await resultOf(client, client.trackTags.learn());
  expect(result).toMatchObject({ kind: 'learn-tags', report: { tags: 2, heard: 2, tracks: 2 * perGenre } });
  const figures = await client.trackTags.figures();
  expect(figures?.tags.map(({ name }) => name).sort()).toEqual(['loud', 'mellow']);
  const mellow = figures?.tags.find(({ name }) => name === 'mellow');
  // Two tracks an artist.
  expect(mellow).toMatchObject({ holds: 16, refused: 12, artists: 8, columns: 'own', facet: 'mood' });
  // Tracks of which nothing is said count as not holding, and half of the classical ones are such.
  expect(mellow?.rocAuc).toBeGreaterThan(0.7);
  expect(mellow?.prAuc).toBeGreaterThan(mellow?.baseRate ?? 1);
  expect(figures?.byFacet).toMatchObject([{ facet: 'mood', tags: 2 }]);
  const listed = await tagNamed(client, 'mellow');
  expect(listed.byPerson).toBe(16);
  // Some of the 24 others: what nobody said counts as no where F1 is taken.
  expect(listed.heard).toBeGreaterThan(5);
  const heard = await client.tracks.query({
    filter: { tags: [{ tagId: listed.id, by: ['heard'] }] },
    sort: [],
  });
  const classical = new Set(some(tracks, 'classical', perGenre));
  expect(heard.filter((id) => classical.has(id)).length / heard.length).toBeGreaterThan(0.8);
  // A person's no stands above what is heard.
  const refused = new Set(some(tracks, 'metal', 12));
  expect(heard.some((id) => refused.has(id))).toBe(false);
});

test('questions are of tracks of which nothing was said, and answers are learned from', async () => {
  const { tracks, client } = await taggedLibrary();
  await resultOf(client, client.trackTags.learn());
  const { id: tagId } = await tagNamed(client, 'mellow');
  const said = new Set([...some(tracks, 'classical', 16), ...some(tracks, 'metal', 12)]);
  const first = await client.trackTags.review({ tagId, limit: 8 });
  expect(first.questions).toHaveLength(8);
  expect(first.questions.some(({ id }) => said.has(id))).toBe(false);
  const certainties = first.questions.map(({ certainty }) => certainty);
  expect(Math.max(...certainties) - Math.min(...certainties)).toBeGreaterThan(0.2);
  const ids = first.questions.map(({ id }) => id);
  const others = await client.trackTags.review({ tagId, limit: 8, except: ids });
  expect(others.questions.some(({ id }) => ids.includes(id))).toBe(false);
  await say(client, ids.slice(0, 2), 'mellow', false);
  await say(client, ids.slice(2, 4), 'mellow', true);
  await resultOf(client, client.trackTags.learn());
  const mellow = (await client.trackTags.figures())?.tags.find(({ name }) => name === 'mellow');
  expect(mellow).toMatchObject({ holds: 18, refused: 14 });
  const next = await client.trackTags.review({ tagId, limit: 100 });
  expect(next.questions.some(({ id }) => ids.slice(0, 4).includes(id))).toBe(false);
  expect(await client.trackTags.review({ tagId: (await tagNamed(client, 'rare')).id })).toEqual({
    questions: [],
    open: 0,
  });
});

test('cancelled while it learns, nothing is kept, and the next time is like the first', async () => {
  const { client } = await taggedLibrary();
  const { jobId } = await client.trackTags.learn();
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'running' && status.progress.step.phase === 'learning-tags')
      await client.jobs.cancel({ id: jobId });
  expect((await ended(client, Promise.resolve({ jobId }))).status.state).toBe('cancelled');
  expect(await client.trackTags.figures()).toBeNull();
  expect((await tagNamed(client, 'mellow')).heard).toBe(0);
  const result = await resultOf(client, client.trackTags.learn());
  expect(result).toMatchObject({ kind: 'learn-tags', report: { heard: 2, tracks: 2 * perGenre } });
});

test('without enough tags it says what is missing', async () => {
  const libraryDir = tempDir();
  await analysedLibrary(libraryDir, ['classical'], 12);
  const { client } = await startApp(libraryDir);
  const job = await ended(client, client.trackTags.learn());
  expect(job.status).toMatchObject({ state: 'failed', error: { kind: 'too-few-examples' } });
});

test('what was not heard yet, or has changed, is heard by the next scan; a damaged tagger is dropped', async () => {
  const { libraryDir, tracks, app, client } = await taggedLibrary();
  await resultOf(client, client.trackTags.learn());
  const { id: tagId, heard } = await tagNamed(client, 'mellow');
  await app.close();
  const db = new Database(join(libraryDir, 'library.db'));
  // As if it had ended in the middle, and one track had been analysed anew since.
  db.exec('DELETE FROM tagger_tracks WHERE track_id % 2 = 0');
  db.exec('DELETE FROM heard_tags WHERE track_id % 2 = 0');
  db.close();
  const again = await startApp(libraryDir);
  await again.app.resume();
  for (const { id } of await again.client.jobs.list())
    await ended(again.client, Promise.resolve({ jobId: id }));
  expect(await tagNamed(again.client, 'mellow')).toMatchObject({ id: tagId, heard });
  await again.app.close();

  const broken = new Database(join(libraryDir, 'library.db'));
  expect(broken.prepare('SELECT count(*) FROM tagger_tracks').pluck().get()).toBe(tracks.length);
  broken.exec("UPDATE taggers SET weights = x'00'; DELETE FROM tagger_tracks WHERE track_id = 1");
  broken.close();
  const last = await startApp(libraryDir);
  await last.app.resume();
  for (const { id } of await last.client.jobs.list()) {
    const { status } = await ended(last.client, Promise.resolve({ jobId: id }));
    expect(status.state).toBe('done');
  }
  expect(await last.client.trackTags.figures()).toBeNull();
  // What was heard stays until tags are learned anew.
  expect((await tagNamed(last.client, 'mellow')).heard).toBeGreaterThan(0);
});
