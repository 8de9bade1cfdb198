// Learning from a person, through the real app: retraining, going back, cancelling, asking, explaining, taking labels along.
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { nowUnsorted } from '../../../src/core/domain/comparison.ts';
import { type AnalysedTrack, analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const genres = ['classical', 'metal', 'reggae'];

async function open(perGenre = 8): Promise<{ client: Client; tracks: AnalysedTrack[]; libraryDir: string }> {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, genres, perGenre);
  const { app, client } = await startApp(libraryDir);
  await app.resume();
  // What resume started is a scan, which predicts at its end.
  for (const { id } of await client.jobs.list()) for await (const _ of await client.jobs.follow({ id }));
  return { client, tracks, libraryDir };
}

/** Says what half of the tracks of these genres truly are. */
async function teach(
  client: Client,
  tracks: readonly AnalysedTrack[],
  taught = genres,
): Promise<AnalysedTrack[]> {
  const half = tracks.filter(({ genre, artist }) => taught.includes(genre) && /[024]$/u.test(artist));
  for (const genre of taught) {
    const trackIds = half.filter((track) => track.genre === genre).map(({ id }) => id);
    await client.labels.set({ trackIds, genre });
  }
  return half;
}

async function retrain(client: Client, input: Parameters<Client['models']['retrain']>[0] = {}) {
  const result = await resultOf(client, client.models.retrain(input));
  if (result.kind !== 'retrain') throw new Error(result.kind);
  return result.report;
}

async function predicted(
  client: Client,
  field: 'predictedGenre' | 'genre' = 'predictedGenre',
): Promise<Map<number, string | null>> {
  const ids = await client.tracks.query({ filter: { presence: 'missing' } });
  const all = [...ids, ...(await client.tracks.query({}))];
  return new Map((await client.tracks.rows({ ids: all })).map((row) => [row.id, row[field]]));
}

// Worker threads start and fit: seconds on an idle machine, many on a busy one.
describe('retraining', { timeout: 120_000 }, () => {
  test('learns the genres that were answered and forgets no others; reports how it chose and what changed', async () => {
    const { client, tracks } = await open();
    // So that some are sorted and some are not.
    await client.settings.set({ confidenceThreshold: 0.5 });
    const taught = await teach(client, tracks, ['classical', 'metal']);
    const before = await predicted(client, 'genre');
    const report = await retrain(client, { evenIfWorse: true });
    expect(report).toMatchObject({
      labelledRows: taught.length,
      taggedRows: 0,
      activated: true,
      quick: false,
      newlyKnown: taught.length,
    });
    expect(report.genres).toHaveLength(10);
    expect(report.model.report.classes).toEqual(report.genres);
    expect(new Set((await predicted(client)).values())).toContain('reggae');
    const after = await predicted(client, 'genre');
    expect(report.changed).toBe([...after].filter(([id, genre]) => before.get(id) !== genre).length);
    expect(report.changes.every(({ id, from, to }) => before.get(id) === from && after.get(id) === to)).toBe(
      true,
    );
    const personal = report.model.report.personal!;
    const figures = personal.candidates.map(({ candidate }) => candidate);
    expect(figures).toEqual(['pooled', 'own', 'with-starter', 'starter-opinions', 'starter', 'adapted']);
    const chosen = personal.candidates.find(({ candidate }) => candidate === personal.chosen)!;
    const { comparison, moves } = personal;
    expect(comparison).toMatchObject({ tracks: taught.length, now: chosen.accuracy * taught.length });
    expect(comparison?.lost).not.toContain('metal');
    expect(comparison?.genres.map(({ genre }) => genre)).toEqual(['classical', 'metal']);
    const ofMove = (from: string | null, to: string | null) =>
      [...after].filter(([id, genre]) => genre === to && before.get(id) === from).length;
    for (const { from, to, tracks: count } of moves ?? []) expect(count).toBe(ofMove(from, to));
    expect(moves?.reduce((sum, { tracks: count }) => sum + count, 0)).toBe(report.changed);
    // Each once, and what stands by a label did not move.
    expect(new Set(moves?.map(({ from, to }) => `${from} ${to}`)).size).toBe(moves?.length);
    const moved = report.changes.map(({ id }) => id);
    expect(taught.some(({ id }) => moved.includes(id))).toBe(false);
    // It is kept with the model.
    const [kept] = await client.models.list();
    expect(kept?.report.personal).toEqual(personal);
    // Half of the answers are taken back: it is less sure, and what became Unsorted is told.
    const metal = taught.filter(({ genre }) => genre === 'metal').map(({ id }) => id);
    await client.labels.set({ trackIds: metal, genre: null });
    const sure = await predicted(client, 'genre');
    const unsure = await retrain(client, { evenIfWorse: true });
    const now = await predicted(client, 'genre');
    const fallen = [...sure].filter(([id, genre]) => genre !== null && now.get(id) === null).length;
    expect(fallen).toBeGreaterThan(0);
    expect(nowUnsorted(unsure.model.report.personal?.moves ?? [])).toBe(fallen);
  });

  test('the report shows how far confidence can be trusted, by the rows held out; the starter has its own figures', async () => {
    const { client, tracks } = await open();
    await teach(client, tracks);
    await retrain(client);
    for (const { origin, report } of await client.models.list()) {
      const bins = report.reliability ?? [];
      expect(bins, origin).toHaveLength(15);
      expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(report.judgedRows);
      const right = bins.reduce((sum, { rows, accuracy }) => sum + rows * (accuracy ?? 0), 0);
      expect(right / report.judgedRows).toBeCloseTo(report.accuracy!, 9);
      const gap = bins.reduce(
        (sum, { rows, confidence, accuracy }) => sum + rows * Math.abs((confidence ?? 0) - (accuracy ?? 0)),
        0,
      );
      expect(gap / report.judgedRows).toBeCloseTo(report.calibrationError!, 9);
      bins.forEach(({ rows, confidence }, b) => {
        if (rows === 0) expect(confidence).toBeNull();
        else expect(Math.min(14, Math.floor(confidence! * 15 + 1e-9))).toBe(b);
      });
    }
  });

  test('the same labels and seed give the same model; what was judged first is judged alike', async () => {
    const { client, tracks } = await open();
    await teach(client, tracks);
    const first = await retrain(client, { seed: 3, evenIfWorse: true });
    const before = await predicted(client);
    const second = await retrain(client, { seed: 3, evenIfWorse: true, first: [tracks[4]!.id] });
    expect(second).toMatchObject({ changed: 0, newlyKnown: 0 });
    expect(await predicted(client)).toEqual(before);
    expect(second.model.report.confusion).toEqual(first.model.report.confusion);
  });

  test('a model that does worse is kept, but not used unless that is asked for', async () => {
    const { client, tracks } = await open(12);
    // Names that the starter does not know, so that it cannot help the model out.
    const names = ['calm', 'hard', 'warm'];
    const say = ({ id, genre }: AnalysedTrack, aside: number) =>
      client.labels.set({ trackIds: [id], genre: names[(genres.indexOf(genre) + aside) % 3]! });
    for (const track of tracks.filter((_, n) => n % 6 < 4)) await say(track, 0);
    const good = await retrain(client);
    const before = await predicted(client);
    // Then other artists, each genre by either other's name in turn: nothing can be learned from these, and much unlearned.
    for (const [n, track] of tracks.entries()) if (n % 6 >= 4) await say(track, 1 + (Math.floor(n / 6) % 2));
    const bad = await retrain(client);
    expect(bad).toMatchObject({ activated: false, newlyKnown: tracks.length / 3, changed: 0, changes: [] });
    const { comparison } = bad.model.report.personal!;
    expect(comparison!.now).toBeLessThan(comparison!.before);
    expect((await client.models.list()).map(({ id, active }) => [id, active])).toEqual([
      [bad.model.id, false],
      [good.model.id, true],
      [1, false],
    ]);
    expect(await predicted(client)).toEqual(before);
    // The same answers, and the wish.
    const forced = await retrain(client, { evenIfWorse: true });
    expect(forced).toMatchObject({ activated: true, model: { report: { personal: { comparison } } } });
    // Every track stands by its label.
    expect(forced.changed).toBe(0);
    expect(await predicted(client)).not.toEqual(before);
  });

  test('a worse model is used when it is asked for; going back brings the old predictions', async () => {
    const { client, tracks } = await open();
    const taught = await teach(client, tracks);
    const good = await retrain(client, { evenIfWorse: true });
    const before = await predicted(client);
    // Now every answer is another than before, and each track of an artist is something else.
    for (const [n, { id }] of taught.entries())
      await client.labels.set({ trackIds: [id], genre: genres[n % 3]! });
    const bad = await retrain(client, { evenIfWorse: true });
    expect(bad.activated).toBe(true);
    expect((await client.models.list()).map(({ id, active }) => [id, active])).toEqual([
      [bad.model.id, true],
      [good.model.id, false],
      [1, false],
    ]);
    await resultOf(client, client.models.activate({ id: good.model.id }));
    expect(await predicted(client)).toEqual(before);
  });

  test('each cell of the confusion matrix leads to its tracks, every held-out one in one cell', async () => {
    const { client, tracks } = await open();
    const taught = await teach(client, tracks);
    const { model } = await retrain(client);
    const { classes, confusion } = model.report;
    const found: number[] = [];
    for (const [t, truth] of classes.entries())
      for (const [p, predictedAs] of classes.entries()) {
        const ids = await client.models.confused({ id: model.id, truth, predicted: predictedAs });
        // One window a track here, so that rows are tracks.
        expect(ids, `${truth} predicted as ${predictedAs}`).toHaveLength(confusion[t]?.[p] ?? -1);
        for (const id of ids ?? []) expect(tracks.find((track) => track.id === id)?.genre).toBe(truth);
        found.push(...(ids ?? []));
      }
    expect(found.sort((a, b) => a - b)).toEqual(taught.map(({ id }) => id).sort((a, b) => a - b));
    const [starter] = (await client.models.list()).filter(({ origin }) => origin === 'starter');
    expect(
      await client.models.confused({ id: starter?.id ?? 0, truth: 'metal', predicted: 'rock' }),
    ).toBeNull();
  });

  test('cancelled, the old model and its predictions stay', async () => {
    const { client, tracks } = await open(20);
    await teach(client, tracks);
    const before = await predicted(client);
    const started = client.models.retrain({});
    const { jobId } = await started;
    setTimeout(() => void client.jobs.cancel({ id: jobId }), 300);
    expect((await ended(client, started)).status.state).toBe('cancelled');
    expect(await predicted(client)).toEqual(before);
    expect((await client.models.list()).map(({ id, active }) => [id, active])).toEqual([[1, true]]);
  });
});

describe('with a person', { timeout: 120_000 }, () => {
  test('the queue asks about tracks that nobody named, each once; an explanation names neighbours and features', async () => {
    const { client, tracks } = await open();
    const taught = await teach(client, tracks);
    await retrain(client);
    const { questions: queue, open: unnamed } = await client.labels.reviewQueue({ limit: 8, anyway: true });
    expect(unnamed).toBe(tracks.length - taught.length);
    const ids = queue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(8);
    for (const { id } of taught) expect(ids).not.toContain(id);
    for (const { id, fromSeconds } of queue) {
      const { windows } = await client.tracks.marks({ id });
      expect(windows.map(({ startSeconds }) => startSeconds)).toContain(fromSeconds);
    }
    for (const { guesses } of queue)
      expect(guesses.map(({ probability }) => probability)).toEqual(
        guesses.map(({ probability }) => probability).sort((a, b) => b - a),
      );

    const explanation = await client.tracks.explain({ id: ids[0]! });
    const { nearestLabelled, nearestOthers, featuresFor, featuresAgainst } = explanation;
    expect(nearestLabelled.every(({ id }) => taught.some((track) => track.id === id))).toBe(true);
    expect(nearestOthers.some(({ id }) => taught.some((track) => track.id === id) || id === ids[0])).toBe(
      false,
    );
    expect(nearestLabelled).toHaveLength(5);
    for (const near of [nearestLabelled, nearestOthers]) {
      const distances = near.map(({ distance }) => distance);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
    }
    expect(featuresFor.every(({ effect }) => effect > 0)).toBe(true);
    expect(featuresAgainst.every(({ effect }) => effect < 0)).toBe(true);
    expect(featuresFor.length + featuresAgainst.length).toBeGreaterThan(0);
  });

  test('labels go to another library, by path, by sound, by artist, title and length, and are undone as one', async () => {
    const { client, tracks } = await open();
    await teach(client, tracks, ['metal']);
    const [talk] = tracks;
    await client.tracks.setKind({ ids: [talk!.id], kind: 'not music' });
    await client.tracks.setKind({ folder: '/music/reggae', kind: 'not music' });
    const file = await client.labels.export();
    expect(file.folders).toEqual([{ folder: '/music/reggae/', kind: 'not music' }]);
    const [a, b, c, ...others] = file.labels.filter(({ genre }) => genre === 'metal');
    const elsewhere = '/elsewhere/x.mp3';
    const moved = {
      ...file,
      labels: [
        a!,
        { ...b!, path: elsewhere },
        { ...c!, path: elsewhere, fingerprint: 'other', durationSeconds: 31 },
        ...others.map((entry) => ({ ...entry, path: elsewhere, fingerprint: null, title: 'nobody knows' })),
      ],
    };
    const other = await open();
    const report = await other.client.labels.import(moved);
    expect(report).toMatchObject({ byPath: 1, byFingerprint: 1, byTags: 1, changed: 3 });
    expect(report.unmatched).toHaveLength(others.length);
    const labelled = await other.client.tracks.query({ filter: { source: 'label' } });
    expect(labelled).toHaveLength(3);
    expect(await other.client.tracks.query({ filter: { kind: 'not music' } })).toHaveLength(8);
    expect((await other.client.labels.import(moved)).changed).toBe(0);
    // Labels and kinds were one step; the second import changed nothing and was none.
    await other.client.changes.undo();
    expect(await other.client.tracks.query({ filter: { source: 'label' } })).toHaveLength(0);
    expect(await other.client.tracks.query({ filter: { kind: 'not music' } })).toHaveLength(0);
  });
});
