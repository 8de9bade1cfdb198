// Copies onto a stick: names that FAT holds, playlists that find them there, goes on where it stopped, and never over others' files.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import type { CopyReport } from '../../../src/core/domain/placing.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { cli, startCli } from '../../helpers/cli.ts';
import { smallDisk } from '../../helpers/disks.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const slow = 60_000;
const template = '{artist}/{title}';

function song(path: string, n: number, tags: Parameters<typeof wavFile>[2], seconds = 0.01): void {
  mkdirSync(dirname(path), { recursive: true });
  const samples = new Float32Array(Math.round(seconds * sampleRate)).fill(n / 1000);
  writeFileSync(path, wavFile(samples, sampleRate, tags));
}

async function opened(titles: readonly string[], seconds?: number, library = tempDir()) {
  const music = tempDir();
  for (const [n, title] of titles.entries())
    song(join(music, `${n}.wav`), n, { IART: 'AC/DC', INAM: title }, seconds);
  const { client, app } = await startApp(library);
  await resultOf(client, client.library.scan({ folders: [music] }));
  await client.labels.set({ trackIds: await client.tracks.query({}), genre: 'rock' });
  return { client, app, music, library };
}

async function copied(client: Client, folder: string): Promise<CopyReport> {
  const result = await resultOf(client, client.files.copy({ template, folder, for: 'car' }));
  if (result.kind !== 'copy') throw new Error(result.kind);
  return result.report;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

test(
  'names that FAT holds, case that it does not tell apart, and playlists of what lies there',
  async () => {
    const { client } = await opened(['What?', 'one', 'ONE', 'aux', 'end. ']);
    const stick = join(tempDir(), 'stick');
    expect(await copied(client, stick)).toMatchObject({ files: 5, there: 0, left: [], warnings: [] });
    const [first = '', second = ''] = filesIn(join(stick, 'AC-DC')).filter((name) => /^one/iu.test(name));
    expect([first.toLowerCase(), second.toLowerCase()].toSorted()).toEqual(['one (2).wav', 'one.wav']);
    expect(filesIn(stick)).toEqual([
      '.stackwax-copies.jsonl',
      ...['What.wav', '_aux.wav', 'end.wav', first, second].map((name) => join('AC-DC', name)).toSorted(),
      'Rock.m3u',
    ]);
    const lines = readFileSync(join(stick, 'Rock.m3u'), 'latin1')
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    expect(lines.filter((line) => line !== '' && existsSync(join(stick, line)))).toHaveLength(5);
  },
  slow,
);

test(
  'a second run copies what is new or changed, over what the first wrote and over nothing else',
  async () => {
    const { client, music } = await opened(['a', 'b', 'c']);
    const stick = tempDir();
    mkdirSync(join(stick, 'AC-DC'));
    writeFileSync(join(stick, 'AC-DC/a.wav'), 'not ours');
    expect(await copied(client, stick)).toMatchObject({ files: 3 });
    const inode = statSync(join(stick, 'AC-DC/b.wav')).ino;
    expect(await copied(client, stick)).toMatchObject({ files: 0, there: 3 });
    // Another program has written over one copy; one was taken away; one source is another by now.
    writeFileSync(join(stick, 'AC-DC/b.wav'), 'theirs by now');
    rmSync(join(stick, 'AC-DC/a (2).wav'));
    song(join(music, '2.wav'), 77, { IART: 'AC/DC', INAM: 'c' });
    await resultOf(client, client.library.scan({}));
    expect(await copied(client, stick)).toMatchObject({ files: 3, there: 0 });
    expect(filesIn(join(stick, 'AC-DC'))).toEqual(['a (2).wav', 'a.wav', 'b (2).wav', 'b.wav', 'c.wav']);
    expect(readFileSync(join(stick, 'AC-DC/a.wav'), 'utf8')).toBe('not ours');
    expect(readFileSync(join(stick, 'AC-DC/b.wav'), 'utf8')).toBe('theirs by now');
    expect(statSync(join(stick, 'AC-DC/b.wav')).ino).toBe(inode);
    expect(readFileSync(join(stick, 'AC-DC/c.wav'))).toEqual(readFileSync(join(music, '2.wav')));
  },
  slow,
);

test(
  'a run that is killed leaves whole files and goes on; what does not fit is not begun',
  async () => {
    const titles = Array.from({ length: 30 }, (_, n) => `song ${n}`);
    const { app, music, library } = await opened(titles, 4);
    await app.close();
    const stick = tempDir();
    const args = ['copy', '--to', stick, '--template', template, '--genre', 'rock', '--library', library];
    const { child, done } = startCli(args);
    while (child.exitCode === null && !existsSync(join(stick, 'AC-DC/song 3.wav')))
      await new Promise(setImmediate);
    child.kill('SIGKILL');
    await done;
    const whole = filesIn(join(stick, 'AC-DC')).filter((name) => name.endsWith('.wav'));
    for (const name of whole)
      expect(statSync(join(stick, 'AC-DC', name)).size).toBe(statSync(join(music, '0.wav')).size);
    const again = await cli([...args, '--json']);
    const report = JSON.parse(again.stdout);
    expect(report).toMatchObject({ left: [], playlists: [join(stick, 'Rock.m3u8')] });
    expect(report.files + report.there).toBe(30);
    expect(report.there).toBeGreaterThanOrEqual(Math.max(1, whole.length));
    expect(filesIn(join(stick, 'AC-DC'))).toHaveLength(30);

    const small = smallDisk(4);
    if (small === null) return;
    const { client } = await startApp(library);
    const { status } = await ended(client, client.files.copy({ template, folder: small.folder }));
    expect(status).toMatchObject({
      state: 'failed',
      error: { message: expect.stringMatching(/^This takes [\d.]+ MB, and /u) },
    });
    expect(filesIn(small.folder)).toEqual([]);
  },
  slow,
);

test(
  'a folder inside of the library is told beforehand, through links too: the next scan would take the copies in',
  async () => {
    const { client, app, music, library } = await opened(['a']);
    const link = join(tempDir(), 'link');
    symlinkSync(music, link);
    for (const [folder, root] of [
      [join(music, 'stick', 'deep'), music],
      [join(link, 'stick'), music],
      [music, music],
      [`${music}-else`, null],
      [dirname(music), null],
    ] as const)
      expect(await client.files.libraryAround({ folder })).toEqual({ root });
    await app.close();
    const args = ['copy', '--to', join(link, 'stick'), '--template', template, '--library', library];
    const told = await cli(args);
    expect(told.stderr).toContain(
      `This folder lies in your library, below ${music}: the next scan takes the copies in as new tracks.`,
    );
    expect(JSON.parse((await cli([...args, '--json'])).stdout)).toMatchObject({
      libraryAround: music,
      there: 1,
    });
  },
  slow,
);
