// The folder organiser on real files: preview, move, copy, link and their way back; labels follow, and nothing of others is touched.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import type { OrganiseReport, PlaceWay } from '../../../src/core/domain/placing.ts';
import type { TrackDetail } from '../../../src/core/domain/track.ts';
import type { Placing } from '../../../src/main/store/changes/places.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { cli, startCli } from '../../helpers/cli.ts';
import { smallDisk } from '../../helpers/disks.ts';
import { openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const slow = 60_000;
const template = '{genre}/{artist}/{title}';

/** Too short to be listened to, which is quick. */
function song(path: string, n: number, tags: Parameters<typeof wavFile>[2] = {}): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wavFile(Float32Array.of(0, n / 100), sampleRate, tags));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

async function opened(names: readonly string[], library = tempDir()) {
  const music = tempDir();
  for (const [n, name] of names.entries())
    song(join(music, name), n + 1, { IART: 'Abba', INAM: `Song ${n + 1}` });
  const { client, app } = await startApp(library);
  await resultOf(client, client.library.scan({ folders: [music] }));
  await client.labels.set({ trackIds: await client.tracks.query({}), genre: 'disco' });
  return { client, app, music, library };
}

async function organised(
  client: Client,
  folder: string,
  way: PlaceWay,
  by = template,
): Promise<OrganiseReport> {
  return reportOf(await resultOf(client, client.files.organise({ template: by, folder, way })));
}

function reportOf(result: Awaited<ReturnType<typeof resultOf>>): OrganiseReport {
  if (result.kind !== 'organise') throw new Error(result.kind);
  return result.report;
}

/** What the last undo or redo of the log asked of the disk. */
async function settled(client: Client): Promise<OrganiseReport> {
  const [job] = await client.jobs.list({});
  if (job === undefined) throw new Error('there is no job');
  return reportOf(await resultOf(client, Promise.resolve({ jobId: job.id })));
}

test(
  'a move: told before, done, labels and ids stay, a second one moves nothing; undone, redone by the log',
  async () => {
    const { client, music } = await opened(['a.wav', 'deep/b.wav', 'Disco/Abba/Song 3.wav']);
    writeFileSync(join(music, 'deep/cover.jpg'), 'a cover');
    mkdirSync(join(music, 'disco'), { recursive: true });
    const ids = (await client.tracks.query({})).toSorted();
    const preview = await client.files.previewOrganise({ template, folder: music, way: 'move' });
    expect(preview).toMatchObject({ tracks: 3, chosen: 3, stay: 1, numbered: 0, left: [] });
    expect(preview.files.map(({ to }) => to).toSorted()).toEqual(
      [1, 2, 3].map((n) => `Disco/Abba/Song ${n}.wav`),
    );
    const before = filesIn(music);
    expect(await organised(client, music, 'move')).toMatchObject({ files: 2, stayed: 1, left: [] });
    const after = [
      'Disco/Abba/Song 1.wav',
      'Disco/Abba/Song 2.wav',
      'Disco/Abba/Song 3.wav',
      'deep/cover.jpg',
    ];
    expect(filesIn(music)).toEqual(after);
    const tracks = await client.tracks.details({ ids });
    expect(tracks.map(({ path, genre, presence }) => [path, genre, presence]).toSorted()).toEqual(
      after.slice(0, 3).map((name) => [join(music, name), 'disco', 'present']),
    );
    expect(await organised(client, music, 'move')).toMatchObject({ files: 0, stayed: 3 });
    // A scan finds nothing new, nothing gone.
    expect(await resultOf(client, client.library.scan({}))).toMatchObject({
      report: { added: 0, missing: 0, unchanged: 3 },
    });

    await client.changes.undo();
    expect(await settled(client)).toMatchObject({ isBack: true, files: 2, left: [] });
    expect(filesIn(music)).toEqual(before);
    // `Disco` was the person's, `disco` too, though it is empty.
    expect(existsSync(join(music, 'disco'))).toBe(true);
    await client.changes.redo();
    expect(await settled(client)).toMatchObject({ isBack: false, files: 2 });
    expect(filesIn(music)).toEqual(after);
    expect((await client.tracks.query({})).toSorted()).toEqual(ids);
  },
  slow,
);

test(
  'taken back after a restart: not where something stands by now, nor what another program has changed',
  async () => {
    const { client, app, music, library } = await opened(['a.wav', 'b.wav', 'c.wav']);
    await organised(client, music, 'move');
    await client.labels.set({ trackIds: await client.tracks.query({}), genre: 'pop' });
    await app.close();
    song(join(music, 'a.wav'), 90);
    writeFileSync(join(music, 'Disco/Abba/Song 2.wav'), 'edited by another program');
    const { client: again } = await startApp(library);
    expect(await again.files.lastOrganised({})).toMatchObject({ files: 3 });
    const report = reportOf(await resultOf(again, again.files.undoOrganise({})));
    expect(report).toMatchObject({ files: 1, waiting: 1 });
    expect(report.left.map(({ message }) => message).toSorted()).toEqual([
      expect.stringMatching(/Another program has changed it/u),
      `Something stands at its earlier place, ${join(music, 'a.wav')}; it stays where it is until that is gone.`,
    ]);
    expect(filesIn(music)).toEqual(['Disco/Abba/Song 1.wav', 'Disco/Abba/Song 2.wav', 'a.wav', 'c.wav']);
    // The label that came later stands.
    const tracks = await again.tracks.details({ ids: await again.tracks.query({}) });
    expect(new Set(tracks.map(({ genre }) => genre))).toEqual(new Set(['pop']));
    // Asked again, it goes on: what is in the way is told until it is gone, what others changed is theirs.
    const stillThere = reportOf(await resultOf(again, again.files.undoOrganise({})));
    expect(stillThere).toMatchObject({
      files: 0,
      waiting: 1,
      left: [{ path: join(music, 'Disco/Abba/Song 1.wav') }],
    });
    // A scan takes what is in the way for a track; it is none any more when the other is back.
    await resultOf(again, again.library.scan({}));
    rmSync(join(music, 'a.wav'));
    expect(await again.files.lastOrganised({})).toMatchObject({ files: 1 });
    expect(reportOf(await resultOf(again, again.files.undoOrganise({})))).toMatchObject({
      files: 1,
      left: [],
    });
    expect(filesIn(music)).toEqual(['Disco/Abba/Song 2.wav', 'a.wav', 'c.wav']);
    await expect(again.files.undoOrganise({})).rejects.toMatchObject({ data: { kind: 'not-found' } });
  },
  slow,
);

test(
  'copies and hard links leave the files alone, take numbers beside others, and go when they are taken back',
  async () => {
    const { client, music } = await opened(['a.wav', 'b.wav']);
    const out = tempDir();
    mkdirSync(join(out, 'Disco/Abba'), { recursive: true });
    writeFileSync(join(out, 'Disco/Abba/Song 1.wav'), 'not mine');
    const before = filesIn(music);
    expect(await organised(client, out, 'hard-link')).toMatchObject({ files: 2, left: [] });
    expect(filesIn(out)).toEqual([
      'Disco/Abba/Song 1 (2).wav',
      'Disco/Abba/Song 1.wav',
      'Disco/Abba/Song 2.wav',
    ]);
    expect(statSync(join(out, 'Disco/Abba/Song 2.wav')).ino).toBe(statSync(join(music, 'b.wav')).ino);
    await resultOf(client, client.files.undoOrganise({}));
    expect(filesIn(out)).toEqual(['Disco/Abba/Song 1.wav']);
    expect(await organised(client, out, 'copy')).toMatchObject({ files: 2 });
    const times = [join(out, 'Disco/Abba/Song 2.wav'), join(music, 'b.wav')].map((path) =>
      Math.round(statSync(path).mtimeMs),
    );
    expect(times[0]).toBe(times[1]);
    expect(readFileSync(join(out, 'Disco/Abba/Song 2.wav'))).toEqual(readFileSync(join(music, 'b.wav')));
    writeFileSync(join(out, 'Disco/Abba/Song 2.wav'), 'tagged since');
    const report = reportOf(await resultOf(client, client.files.undoOrganise({})));
    expect(report).toMatchObject({ files: 1, left: [{ message: expect.stringMatching(/changed since/u) }] });
    expect(filesIn(out)).toEqual(['Disco/Abba/Song 1.wav', 'Disco/Abba/Song 2.wav']);
    expect(readFileSync(join(out, 'Disco/Abba/Song 1.wav'), 'utf8')).toBe('not mine');
    expect(filesIn(music)).toEqual(before);
  },
  slow,
);

test(
  'nothing leaves the folder, whatever template, tags and links say',
  async () => {
    const music = tempDir();
    song(join(music, 'a.wav'), 1, { IART: '../../..', INAM: '/etc/passwd' });
    song(join(music, 'b.wav'), 2, { IART: 'Linked', INAM: 'x' });
    const { client } = await startApp();
    await resultOf(client, client.library.scan({ folders: [music] }));
    const outside = tempDir();
    symlinkSync(outside, join(music, 'Linked'));
    for (const bad of ['../{title}', '/{title}', 'a\\..\\{title}', '{nothing}'])
      await expect(
        client.files.organise({ template: bad, folder: music, way: 'move' }),
      ).rejects.toMatchObject({
        data: { kind: 'invalid', message: expect.stringMatching(/at position \d+:/u) },
      });
    expect(
      (await ended(client, client.files.organise({ template: '{title}', folder: outside, way: 'move' })))
        .status,
    ).toMatchObject({
      state: 'failed',
      error: { message: expect.stringMatching(/inside of the library alone/u) },
    });
    const report = await organised(client, music, 'move', '{artist}/{title}');
    expect(report).toMatchObject({
      files: 1,
      left: [{ message: expect.stringMatching(/leads out of the folder/u) }],
    });
    expect(filesIn(music)).toEqual(['-..-/-etc-passwd.wav', 'Linked', 'b.wav']);
    expect(readdirSync(outside)).toEqual([]);
  },
  slow,
);

test(
  'to another disk: copied, read back, then gone from the first; where it is full, nothing is lost',
  async () => {
    const disk = smallDisk(1);
    // Without a disk of our own there is only this one, on which a name is enough.
    const other = disk?.folder ?? tempDir();
    const { client, music } = await opened(['a.wav', 'b.wav']);
    await resultOf(client, client.library.scan({ folders: [other] }));
    disk?.fill();
    const full = disk === null ? null : await organised(client, other, 'move');
    if (full !== null) {
      expect(full).toMatchObject({ files: 0 });
      expect(full.left.map(({ message }) => message)).toEqual(
        Array(2).fill(expect.stringMatching(/disk is full/u)),
      );
      expect(filesIn(music)).toEqual(['a.wav', 'b.wav']);
    }
    disk?.free();
    const bytes = readFileSync(join(music, 'a.wav'));
    expect(await organised(client, other, 'move')).toMatchObject({ files: 2, left: [] });
    expect(filesIn(music)).toEqual([]);
    expect(readFileSync(join(other, 'Disco/Abba/Song 1.wav'))).toEqual(bytes);
    await client.changes.undo();
    await settled(client);
    expect(filesIn(music)).toEqual(['a.wav', 'b.wav']);
    expect(filesIn(other)).toEqual([]);
    expect(
      (await client.tracks.details({ ids: await client.tracks.query({}) })).map(({ path }) => path),
    ).toEqual(['a.wav', 'b.wav'].map((name) => join(music, name)));
  },
  slow,
);

test(
  'killed at any moment, every file is whole at its old or new place, and its track and label are with it',
  async () => {
    const names = Array.from({ length: 40 }, (_, n) => `${n}.wav`);
    const { client, app, music, library } = await opened(names);
    const ids = (await client.tracks.query({})).toSorted((a, b) => a - b);
    await app.close();
    const sounds = new Set(names.map((name) => readFileSync(join(music, name), 'base64')));
    const args = ['organise', '--move', '--to', music, '--library', library];
    for (const [run, way] of ['{artist}/{title}', 'x/{title}'].entries()) {
      const { child, done } = startCli([...args, '--template', way]);
      const first = names.find((name) => existsSync(join(music, name))) ?? '';
      const isAtWork = (): boolean => readdirSync(music).some((name) => !name.endsWith('.wav'));
      // Once it has begun; later in each run.
      while (child.exitCode === null && !(run > 0 || isAtWork() || first === '')) await setTimeout(1);
      if (run > 0) await setTimeout(900 + 150 * run);
      child.kill('SIGKILL');
      await done;
      const files = filesIn(music).filter((name) => !name.includes('.stackwax-'));
      expect(new Set(files.map((name) => readFileSync(join(music, name), 'base64')))).toEqual(sounds);
    }
    const { client: again } = await startApp(library);
    await resultOf(again, again.library.scan({}));
    // A kill between the two steps of a rename leaves two names; the scan has dropped the first.
    expect(filesIn(music)).toHaveLength(names.length);
    const tracks = await again.tracks.details({ ids });
    expect(tracks.map(({ presence, genre }) => [presence, genre])).toEqual(
      names.map(() => ['present', 'disco']),
    );
    expect(tracks.every(({ path }) => existsSync(path))).toBe(true);
    expect(await organised(again, music, 'move')).toMatchObject({ left: [] });
  },
  slow,
);

test(
  'a move that ended between its two names is finished by the next scan, one that had not begun is not wanted any more',
  async () => {
    const { client, app, music, library } = await opened(['a.wav', 'b.wav']);
    const [first, second] = await client.tracks.details({ ids: await client.tracks.query({}) });
    await app.close();
    const store = openTestStore(library);
    const placing = (track: TrackDetail | undefined, to: string): Placing => {
      const { size, mtimeMs } = statSync(track?.path ?? '');
      const from = Buffer.from(track?.path ?? '');
      return { trackId: track?.id ?? 0, way: 'move', from, to: Buffer.from(join(music, to)), size, mtimeMs };
    };
    store.write((to) => to.places.plan([placing(first, 'x.wav'), placing(second, 'y.wav')]));
    store.close();
    linkSync(first?.path ?? '', join(music, 'x.wav'));
    const { client: again } = await startApp(library);
    await resultOf(again, again.library.scan({}));
    expect(filesIn(music)).toEqual(['b.wav', 'x.wav']);
    expect(await again.tracks.get({ id: first?.id ?? 0 })).toMatchObject({
      path: join(music, 'x.wav'),
      genre: 'disco',
    });
    expect(await again.files.lastOrganised({})).toMatchObject({ files: 1 });
  },
  slow,
);

test(
  'what a killed run moved last comes back by an undo that follows at once',
  async () => {
    const { client, app, music, library } = await opened(['a.wav']);
    const [track] = await client.tracks.details({ ids: await client.tracks.query({}) });
    await app.close();
    const path = track?.path ?? '';
    const { size, mtimeMs } = statSync(path);
    const to = Buffer.from(join(music, 'x.wav'));
    const store = openTestStore(library);
    store.write((write) =>
      write.places.plan([
        { trackId: track?.id ?? 0, way: 'move', from: Buffer.from(path), to, size, mtimeMs },
      ]),
    );
    store.close();
    // Moved, and killed before the library was told.
    renameSync(path, join(music, 'x.wav'));
    const { client: again } = await startApp(library);
    await resultOf(again, again.files.undoOrganise({}));
    expect(filesIn(music)).toEqual(['a.wav']);
    expect(await again.tracks.get({ id: track?.id ?? 0 })).toMatchObject({ path, genre: 'disco' });
  },
  slow,
);

test(
  'an undo that is redone while something waits: what never went back stays, and is taken back with the rest by the next one',
  async () => {
    const { client, music } = await opened(['a.wav', 'b.wav']);
    await organised(client, music, 'move');
    song(join(music, 'a.wav'), 90);
    await client.changes.undo();
    expect(await settled(client)).toMatchObject({ isBack: true, files: 1, waiting: 1 });
    await client.changes.redo();
    expect(await settled(client)).toMatchObject({ isBack: false, files: 2, left: [] });
    expect(filesIn(music)).toEqual(['Disco/Abba/Song 1.wav', 'Disco/Abba/Song 2.wav', 'a.wav']);
    rmSync(join(music, 'a.wav'));
    expect(reportOf(await resultOf(client, client.files.undoOrganise({})))).toMatchObject({
      files: 2,
      left: [],
    });
    expect(readdirSync(music).toSorted()).toEqual(['a.wav', 'b.wav']);
  },
  slow,
);

test(
  'folders that organising made go when it empties them, by its undo or by the next template; those of the person stay',
  async () => {
    const { client, music } = await opened(['own/a.wav', 'b.wav']);
    const out = join(tempDir(), 'new', 'place');
    await organised(client, out, 'copy');
    writeFileSync(join(out, 'Disco', 'note.txt'), 'mine');
    await resultOf(client, client.files.undoOrganise({}));
    expect(readdirSync(out, { recursive: true }).toSorted()).toEqual(['Disco', 'Disco/note.txt']);
    await organised(client, music, 'move', 'x/{artist}/{title}');
    await organised(client, music, 'move', 'y/{title}');
    expect(readdirSync(music).toSorted()).toEqual(['own', 'y']);
    await resultOf(client, client.files.undoOrganise({}));
    await resultOf(client, client.files.undoOrganise({}));
    expect(readdirSync(music, { recursive: true }).toSorted()).toEqual(['b.wav', 'own', 'own/a.wav']);
  },
  slow,
);

test(
  'an undo that is killed goes on when it is run again, and leaves no folder of its own',
  async () => {
    const names = Array.from({ length: 60 }, (_, n) => `${n}.wav`);
    const { client, app, music, library } = await opened(names);
    const ids = await client.tracks.query({});
    await app.close();
    const sounds = new Set(names.map((name) => readFileSync(join(music, name), 'base64')));
    const undo = ['organise', '--undo', '--library', library];
    const back = (): number => names.filter((name) => existsSync(join(music, name))).length;
    // Whoever is too late with the kill tries once more.
    for (let n = 0; n < 4 && (back() === 0 || back() === names.length); n += 1) {
      if (back() > 0)
        await cli(['organise', '--move', '--template', 'm/{title}', '--to', music, '--library', library]);
      const { child, done } = startCli(undo);
      while (child.exitCode === null && back() === 0) await setTimeout(0);
      child.kill('SIGKILL');
      await done;
    }
    const stopped = back();
    expect(stopped).toBeGreaterThan(0);
    expect(stopped).toBeLessThan(names.length);
    const { client: again } = await startApp(library);
    const report = reportOf(await resultOf(again, again.files.undoOrganise({})));
    // What was moved and not told when it was killed is told beforehand.
    expect(report).toMatchObject({ left: [], waiting: 0 });
    expect(report.files).toBeGreaterThan(0);
    expect(readdirSync(music).toSorted()).toEqual(names.toSorted());
    expect(new Set(names.map((name) => readFileSync(join(music, name), 'base64')))).toEqual(sounds);
    const tracks = await again.tracks.details({ ids });
    expect(tracks.map(({ presence, genre }) => [presence, genre])).toEqual(
      names.map(() => ['present', 'disco']),
    );
    expect(tracks.every(({ path }) => existsSync(path))).toBe(true);
    await expect(again.files.undoOrganise({})).rejects.toMatchObject({ data: { kind: 'not-found' } });
  },
  slow,
);
