// One suite over the real app for all three faces: whatever one can do, all can, with the same answers and failures.
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { places } from '../../../scripts/start/project.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import type { AppEvent } from '../../../src/core/domain/events.ts';
import { hasEnded, type Job } from '../../../src/core/domain/job.ts';
import { type App, createApp } from '../../../src/main/app.ts';
import { writeEar } from '../../helpers/earFiles.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { type Connection, type Face, inProcess, overMessageChannel, overWebSocket } from './faces.ts';

function openApp(libraryDir: string): Promise<App> {
  return createApp({ ...places, libraryDir, workers: 1 });
}

/** Three short pieces; the name of one is not ASCII, one file is no music at all. */
async function writeMusic(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pieces = [
    ['Ärger – 雪.wav', 'jazz', { INAM: 'Snow', IART: 'B', IGNR: 'jazz' }],
    ['plain.wav', 'metal', { INAM: 'Iron', IART: 'A' }],
    ['third.wav', 'reggae', { INAM: 'Slow', IART: 'C' }],
  ] as const;
  for (const [name, genre, tags] of pieces) {
    const style = styles.find((candidate) => candidate.genre === genre)!;
    await writeFile(join(folder, name), wavFile(renderPiece(style, 1, 4), sampleRate, tags));
  }
  await writeFile(join(folder, 'broken.mp3'), 'not music');
}

async function ended(client: Client, id: number): Promise<{ last: Job; seen: Job[] }> {
  const seen: Job[] = [];
  for await (const job of await client.jobs.follow({ id })) seen.push(job);
  const last = seen.at(-1)!;
  expect(hasEnded(last)).toBe(true);
  return { last, seen };
}

describe.each([
  ['in-process', inProcess],
  ['WebSocket', overWebSocket],
  ['MessageChannel', overMessageChannel],
])('%s', (name, open) => {
  const folder = temporaryFolder();
  let app: App;
  let face: Face;
  let one: Connection;
  let client: Client;
  let ids: number[];

  beforeAll(async () => {
    await writeMusic(join(folder.path, 'music'));
    app = await openApp(join(folder.path, 'library'));
    face = await open(app);
    one = await face.connect();
    client = one.client;
  });
  afterAll(async () => {
    await one.close();
    await face.close();
    await app.close();
  });

  test('an empty library', async () => {
    expect(await client.library.summary()).toMatchObject({
      libraryDir: join(folder.path, 'library'),
      present: 0,
      failed: 0,
    });
    expect(await client.tracks.query({})).toEqual([]);
    expect(await client.library.roots()).toEqual([]);
  });

  test('a scan is followed to its end, and its report lists the damaged file', async () => {
    const { jobId } = await client.library.scan({ folders: [join(folder.path, 'music')], workers: 1 });
    const { last, seen } = await ended(client, jobId);
    if (last.status.state !== 'done' || last.status.result.kind !== 'scan')
      throw new Error(JSON.stringify(last));
    expect(last.status.result.report).toMatchObject({ files: 4, added: 4, analysed: 3 });
    expect(last.status.result.report.failed).toMatchObject([
      { path: join(folder.path, 'music', 'broken.mp3'), kind: 'undecodable' },
    ]);
    const done = seen.flatMap(({ status }) => (status.state === 'running' ? [status.progress] : []));
    expect(done.length).toBeGreaterThan(0);
    expect((await client.jobs.list())[0]).toEqual(last);
  });

  test('tracks: sorted ids, rows in their order, one whole', async () => {
    ids = await client.tracks.query({
      filter: { state: 'analysed' },
      sort: [{ key: 'artist', direction: 'ascending' }],
    });
    const rows = await client.tracks.rows({ ids });
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows.map(({ artist, title, fileName }) => [artist, title, fileName])).toEqual([
      ['A', 'Iron', 'plain.wav'],
      ['B', 'Snow', 'Ärger – 雪.wav'],
      ['C', 'Slow', 'third.wav'],
    ]);
    const snow = await client.tracks.get({ id: ids[1]! });
    expect(snow).toMatchObject({
      declaredGenres: ['jazz'],
      genre: 'jazz',
      genreSource: 'tag',
      sampleRate: 22_050,
    });
    expect(snow.durationSeconds).toBeCloseTo(4, 3);
    expect(await client.tracks.query({ filter: { search: '雪' } })).toEqual([ids[1]]);
  });

  test('lists with headings, numbers beside the views, values to filter by', async () => {
    const { ids: grouped, groups } = await client.tracks.list({
      by: 'artist',
      sort: [{ key: 'title', direction: 'ascending' }],
    });
    expect(groups.map(({ title, tracks }) => [title, tracks])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
      [null, 1],
    ]);
    expect(grouped.slice(0, 3)).toEqual(ids);
    expect(await client.tracks.counts()).toMatchObject({ present: 4, failed: 1, missing: 0, waiting: 0 });
    expect(await client.tracks.values({ field: 'artist' })).toHaveLength(3);
    const similar = await client.tracks.similar({ id: ids[0]!, limit: 1 });
    expect(ids.slice(1)).toContain(similar.tracks[0]?.id);
    expect(similar.metric).toBe('default');
  });

  test('tracks in sum, what was listened to, whether there is a cover', async () => {
    const sum = await client.tracks.summary({ ids });
    expect(sum).toMatchObject({ tracks: 3, notMusic: 0, years: null });
    expect(sum.genres.reduce((all, { tracks }) => all + tracks, 0)).toBe(3);
    expect(sum.seconds).toBeCloseTo(12, 1);
    const { windows } = await client.tracks.marks({ id: ids[1]! });
    expect(windows).toEqual([{ startSeconds: 0, lengthSeconds: 4 }]);
    expect(await client.tracks.hasCover({ id: ids[1]! })).toBe(false);
  });

  test('a playlist is made, changed, taken back, exported', async () => {
    const { id } = await client.playlists.create({ name: 'Ü 雪', trackIds: ids });
    await client.playlists.move({ id, trackIds: [ids[2]!], before: ids[0]! });
    expect(await client.playlists.tracks({ id })).toEqual([ids[2], ids[0], ids[1]]);
    expect(await client.changes.undo()).toEqual({ of: 'playlist', id, name: 'Ü 雪' });
    expect(await client.playlists.tracks({ id })).toEqual(ids);
    const { jobId } = await client.playlists.export({
      folder: join(folder.path, 'by hand'),
      playlists: [id],
      format: 'xspf',
    });
    const { last } = await ended(client, jobId);
    expect(last.status).toMatchObject({ state: 'done', result: { report: { playlists: [{ tracks: 3 }] } } });
    const rule = { filter: { search: 'iron', year: { max: 1 } }, sort: [], limit: 5 };
    const smart = await client.playlists.create({ name: 'Smart', rule });
    expect(smart).toMatchObject({ rule, tracks: 0 });
    expect((await client.playlists.list({})).map(({ name }) => name).sort()).toEqual(['Smart', 'Ü 雪']);
  });

  test('an expected failure arrives typed, with its data', async () => {
    const { error } = await safe(client.tracks.get({ id: 999_999 }));
    if (!isDefinedError(error)) throw new Error(`not a defined error: ${error}`);
    expect(error.code).toBe('EXPECTED');
    expect(error.status).toBe(422);
    expect(error.data).toMatchObject({ kind: 'not-found', message: expect.any(String) });
  });

  test('input that does not fit is refused before anything happens', async () => {
    const tooMany = Array.from({ length: 201 }, (_, i) => i + 1);
    await expect(client.tracks.rows({ ids: tooMany })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(client.tracks.get({ id: -1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(client.settings.set({ confidenceThreshold: 2 })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(client.labels.set({ trackIds: ids, genre: 'a\u0000b' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect((await client.settings.get()).confidenceThreshold).toBe(0.3);
  });

  test('the back end of the neural network is reported', async () => {
    expect(['tensorflow', 'wasm']).toContain(await client.settings.engine());
  });

  test('an ear is refused with its reason, checked, added, put out of use and removed', async () => {
    const ear = writeEar(folder.path, 'ear', { scores: { Music: 2, Speech: -2 } });
    const { file, manifest, sha256 } = ear;
    await expect(client.ears.check({ file: join(folder.path, 'music') })).rejects.toMatchObject({
      code: 'EXPECTED',
      data: { kind: 'unreadable', path: join(folder.path, 'music') },
    });
    expect(await client.ears.check({ file, manifest })).toMatchObject({ sha256, trial: { tracks: 3 } });
    const { jobId } = await client.ears.add({ file, manifest });
    await ended(client, jobId!);
    const { ears, families } = await client.ears.list();
    expect(ears).toMatchObject([{ name: 'ear', heard: 3, of: 3, failed: 0, failure: null, copy: 'whole' }]);
    expect(families.length).toBeGreaterThan(5);
    expect(await client.ears.use({ sha256, inUse: false })).toEqual({ jobId: null });
    expect(await client.ears.remove({ sha256 })).toBeNull();
    expect((await client.ears.list()).ears).toEqual([]);
    await expect(client.ears.use({ sha256: 'short', inUse: true })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  test('settings: some are changed, the others stay', async () => {
    const before = await client.settings.get();
    expect(await client.settings.set({ workers: 3 })).toEqual({ ...before, workers: 3 });
    expect(await client.settings.set({ workers: null })).toEqual(before);
  });

  test('a correction reaches everyone who listens, and can be taken back', async () => {
    const other = await face.connect();
    const stop = new AbortController();
    const events = await other.client.library.events(undefined, { signal: stop.signal });
    const received = (async () => {
      const topics = new Set<string>();
      try {
        for await (const event of events) {
          if (event.type === 'changed') for (const topic of event.topics) topics.add(topic);
          if (topics.has('labels') && topics.has('tracks')) return topics;
        }
      } finally {
        stop.abort();
      }
      return topics;
    })();
    // The stream is open once its first value is waited for.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [first] = ids;
    expect(await client.labels.set({ trackIds: [first!], genre: 'Doom Metal' })).toMatchObject({ tracks: 1 });
    expect([...(await received)]).toEqual(expect.arrayContaining(['labels', 'tracks']));
    expect((await other.client.tracks.get({ id: first! })).genre).toBe('doom metal');
    expect(await other.client.genres.list()).toContainEqual(
      expect.objectContaining({ name: 'doom metal', tracks: 1, labelled: 1 }),
    );
    expect(await other.client.changes.undo({ of: 'tracks' })).toMatchObject({ of: 'tracks', tracks: 1 });
    expect((await client.tracks.get({ id: first! })).genreSource).not.toBe('label');
    await client.changes.redo();
    expect((await other.client.tracks.get({ id: first! })).genre).toBe('doom metal');
    await other.close();
  });

  test('a job that fails reports the reason', async () => {
    const { jobId } = await client.playlists.export({
      folder: join(folder.path, 'music', 'plain.wav', 'lists'),
    });
    const { last } = await ended(client, jobId);
    expect(last.status).toMatchObject({ state: 'failed', error: { kind: 'unwritable' } });
  });

  test('a job is cancelled from elsewhere', async () => {
    const other = await face.connect();
    const { jobId } = await client.models.retrain({});
    const end = ended(client, jobId);
    await other.client.jobs.cancel({ id: jobId });
    expect((await end).last.status.state).toBe('cancelled');
    await other.close();
  });

  test('playlists are written where they are asked for', async () => {
    const target = join(folder.path, 'lists');
    const { jobId } = await client.playlists.export({ folder: target });
    expect((await ended(client, jobId)).last.status).toMatchObject({ state: 'done' });
    expect(existsSync(target) && (await readdir(target)).length).toBeGreaterThanOrEqual(2);
  });

  describe('learning from a person', { timeout: 120_000 }, () => {
    test('asks, is answered, learns, explains, and goes back', async () => {
      const [iron, snow, slow] = [ids[0]!, ids[1]!, ids[2]!];
      // One was named by a person and one by its tag: the third is left to ask about.
      const { questions: queue } = await client.labels.reviewQueue({ limit: 5 });
      expect(queue.map(({ id }) => id)).toEqual([slow]);
      expect(queue[0]?.guesses.length).toBeGreaterThan(0);
      await client.labels.set({ trackIds: [slow], genre: 'Reggae' });
      expect(await client.labels.reviewQueue({})).toEqual({ questions: [], open: 0, likelyRight: 0 });

      const { jobId } = await client.models.retrain({ evenIfWorse: true, first: [slow] });
      const { last, seen } = await ended(client, jobId);
      if (last.status.state !== 'done' || last.status.result.kind !== 'retrain')
        throw new Error(JSON.stringify(last));
      const { report } = last.status.result;
      expect(report).toMatchObject({ labelledRows: 2, taggedRows: 1, activated: true });
      // What was answered, and what the starter knows besides.
      expect(report.model.report.classes).toHaveLength(11);
      expect(report.model.report.classes).toEqual(expect.arrayContaining(['doom metal', 'jazz', 'reggae']));
      expect(seen.some(({ status }) => status.state === 'running')).toBe(true);
      const models = await client.models.list();
      // Newest first, of which one is in use.
      const [newest, ...older] = models.map(({ id, origin, active }) => [id, origin, active]);
      expect(newest).toEqual([report.model.id, 'personal', true]);
      expect(older.at(-1)).toEqual([1, 'starter', false]);
      expect(older.every(([, , active]) => active === false)).toBe(true);

      const explained = await client.tracks.explain({ id: snow });
      expect(Object.keys(explained.probabilities).sort()).toEqual(report.model.report.classes);
      expect(explained.nearestLabelled.map(({ id }) => id).sort()).toEqual([iron, slow].sort());
      expect(explained.nearestOthers).toEqual([]);
      const near = await client.tracks.similar({ id: snow, limit: 2 });
      const { nearestLabelled } = explained;
      expect(near.tracks).toEqual(
        nearestLabelled.map(({ id, distance, reason }) => ({ id, distance, reason })),
      );

      const back = await client.models.activate({ id: 1, first: [snow] });
      expect((await ended(client, back.jobId)).last.status).toMatchObject({
        state: 'done',
        result: { kind: 'predict', report: { tracks: 3 } },
      });
      expect((await client.models.list()).find(({ active }) => active)?.id).toBe(1);
      expect(Object.keys((await client.tracks.get({ id: snow })).probabilities)).toHaveLength(10);
      await expect(client.models.activate({ id: 999 })).rejects.toMatchObject({
        data: { kind: 'not-found' },
      });
    });

    test('labels travel as a file; what is no music is left out', async () => {
      const [iron, , slow] = [ids[0]!, ids[1]!, ids[2]!];
      const file = await client.labels.export();
      expect(file.labels.map(({ title, genre }) => [title, genre]).sort()).toEqual([
        ['Iron', 'doom metal'],
        ['Slow', 'reggae'],
      ]);
      await client.labels.set({ trackIds: [iron, slow], genre: null });
      const elsewhere = file.labels.map((label) => ({ ...label, path: '/elsewhere' }));
      expect(await client.labels.import({ ...file, labels: elsewhere })).toMatchObject({
        byPath: 0,
        byFingerprint: 2,
        changed: 2,
        unmatched: [],
      });
      expect((await client.tracks.get({ id: iron })).genre).toBe('doom metal');

      await client.tracks.setKind({ ids: [iron], kind: 'not music' });
      expect(await client.tracks.get({ id: iron })).toMatchObject({ kind: 'not music', genre: null });
      expect((await client.tracks.query({ filter: { kind: 'music' } })).includes(iron)).toBe(false);
      await client.tracks.setKind({ ids: [iron], kind: null });
      expect(await client.tracks.get({ id: iron })).toMatchObject({ kind: 'music', genre: 'doom metal' });
    });
  });

  test('two hundred calls at once are all answered, each with its own', async () => {
    const calls = Array.from({ length: 200 }, (_, i) =>
      client.tracks.resolve({ paths: [`/nowhere/${i} ü 雪 😀`] }),
    );
    const answers = await Promise.all(calls);
    expect(answers.map(([answer]) => answer?.path)).toEqual(calls.map((_, i) => `/nowhere/${i} ü 雪 😀`));
  });

  test('a large input and a large answer', async () => {
    const paths = Array.from({ length: 20_000 }, (_, i) => `/nowhere/in/particular/${i}`);
    expect(await client.tracks.resolve({ paths })).toHaveLength(20_000);
  });

  test('a call given up rejects at once', async () => {
    const given = new AbortController();
    const stream = await client.library.events(undefined, { signal: given.signal });
    const next = stream.next();
    given.abort();
    expect(await outcome(next)).not.toBe('late');
  });

  // Within one process there is no connection to lose.
  if (name !== 'in-process')
    test('when the connection goes, pending calls are rejected', async () => {
      const other = await face.connect();
      const stream: AsyncIterator<AppEvent> = await other.client.library.events();
      const next = stream.next();
      await other.client.settings.get();
      await other.close();
      expect(await outcome(next)).not.toBe('late');
      expect(await client.settings.get()).toBeDefined();
    });
});

/** How a promise ends, or 'late' when it does not within five seconds. */
function outcome(promise: Promise<unknown>): Promise<string> {
  return Promise.race([
    promise.then(
      () => 'ended',
      () => 'rejected',
    ),
    new Promise<string>((resolve) => setTimeout(() => resolve('late'), 5000).unref()),
  ]);
}
