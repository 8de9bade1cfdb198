// What a scan costs before anything is listened to: the tags of new files, and a look at files that are as they were.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FEATURE_NAMES } from '../../src/core/features/layout.ts';
import { openStore } from '../../src/main/store/store.ts';
import { analysisOf } from '../../tests/helpers/analysis.ts';
import { mpd as player, say } from '../players/mpd.ts';
import { atMost, type Target } from '../report/targets.ts';

/** Seconds by the clock, and of processor time of all processes, without the start of the program. */
export interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export interface ScanningFigures {
  readonly files: number;
  readonly first: Cost;
  /** Of the process that has the library, resident, in megabytes; those that read the files have some 160 each. */
  readonly firstPeakMb: number;
  /** All are as they were, listened to and predicted. */
  readonly again: Cost;
  /** Of others in the same run; null where they are not installed. */
  readonly beets: Cost | null;
  readonly mpd: { readonly first: Cost; readonly again: Cost } | null;
  /** By the clock, until all files stood there. */
  readonly makingSeconds: number;
}

/** Long enough that the head and the tail of each file are not the same. */
const soundSeconds = 10;
const kinds = [
  { ending: '.mp3', options: ['-b:a', '128k', '-id3v2_version', '3'], share: 5 },
  { ending: '.mp3', options: ['-q:a', '4', '-id3v2_version', '4', '-write_id3v1', '1'], share: 2 },
  { ending: '.flac', options: ['-ac', '1', '-ar', '22050'], share: 5 },
  { ending: '.m4a', options: ['-b:a', '128k'], share: 2 },
] as const;
const albumFiles = 12;
/** Among the last 64 KiB of the sound, which tell two sounds from each other. */
const soundBeforeEnd = 40_000;
const unnumbered = '0000000';

/** Files in folders of albums, each with a title, an artist and an album of its own. */
function makeMusic(folder: string, files: number): void {
  mkdirSync(folder, { recursive: true });
  const bases = kinds.flatMap(({ ending, options, share }) => {
    const base = join(folder, `base${ending}`);
    const sound = `anoisesrc=d=${soundSeconds}:c=pink:a=0.2:r=44100:seed=1`;
    const names = ['title=Title', 'artist=Artist', 'album=Album'].map((name) => `${name} ${unnumbered}`);
    const tags = [...names, 'genre=Rock'];
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-y', '-f', 'lavfi', '-i', sound, '-ac', '2'],
      ...[...tags, 'track=3/12', 'date=1999'].flatMap((tag) => ['-metadata', tag]),
      ...options,
      base,
    ]);
    const bytes = readFileSync(base);
    rmSync(base);
    const made = { ending, bytes, places: placesIn(bytes) };
    return Array.from({ length: share }, () => made);
  });
  for (let n = 0; n < files; n++) {
    const album = Math.floor(n / albumFiles);
    const base = bases[n % bases.length];
    if (base === undefined) throw new Error('no kinds of files');
    const path = join(folder, `artist ${album % 500}`, `album ${album}`);
    if (n % albumFiles === 0) mkdirSync(path, { recursive: true });
    writeFileSync(
      join(path, `${(n % albumFiles) + 1}${base.ending}`),
      numbered(base.bytes, base.places, n, album),
    );
  }
}

/** Where a base names what is numbered: the place of each number in it, and how it is written. */
interface Places {
  readonly title: readonly Place[];
  readonly artist: readonly Place[];
  readonly album: readonly Place[];
}

interface Place {
  readonly at: number;
  readonly encoding: 'latin1' | 'utf16le';
}

function placesIn(bytes: Buffer): Places {
  const of = (name: string): Place[] =>
    (['latin1', 'utf16le'] as const).flatMap((encoding) => {
      const before = Buffer.from(`${name} `, encoding);
      const sought = Buffer.concat([before, Buffer.from(unnumbered, encoding)]);
      const found: Place[] = [];
      for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1))
        found.push({ at: at + before.length, encoding });
      return found;
    });
  return { title: of('Title'), artist: of('Artist'), album: of('Album') };
}

/** The same bytes each time, with their own numbers in the tags, and some of their own in the sound. */
function numbered(base: Buffer, { title, artist, album: albums }: Places, n: number, album: number): Buffer {
  const write = (places: readonly Place[], value: number): void => {
    for (const { at, encoding } of places)
      base.write(String(value).padStart(unnumbered.length, '0'), at, encoding);
  };
  write(title, n);
  write(artist, album % 500);
  write(albums, album);
  base.writeUInt32LE(n, base.length - soundBeforeEnd);
  return base;
}

/** Makes the files, and removes them. */
export async function measureScanning(files: number): Promise<ScanningFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
  try {
    const music = join(folder, 'music');
    const few = join(folder, 'few');
    const startedToMake = performance.now();
    makeMusic(music, files);
    const makingSeconds = (performance.now() - startedToMake) / 1000;
    // Whatever is started for a scan is started for these.
    makeMusic(few, albumFiles);
    const small = join(folder, 'small');
    const started = scanned(small, few);
    pretendToListen(small);
    scanned(small, few, 'whole');
    const startedAgain = scanned(small, few);
    const library = join(folder, 'library');
    const firstScan = scanned(library, music);
    pretendToListen(library);
    // All are predicted, once.
    scanned(library, music, 'whole');
    return {
      files,
      first: less(firstScan, started),
      firstPeakMb: firstScan.peakMb,
      again: less(scanned(library, music), startedAgain),
      beets: beets(folder, music),
      mpd: await mpd(folder, music),
      makingSeconds,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 100,000 in under ten minutes. */
export function makingTarget({
  files,
  makingSeconds,
}: Pick<ScanningFigures, 'files' | 'makingSeconds'>): Target {
  return atMost('making the files: by the clock for 100,000 (s)', (makingSeconds * 100_000) / files, 600);
}

export function scanningTargets({
  files,
  first,
  firstPeakMb,
  again,
  beets: other,
}: ScanningFigures): Target[] {
  const perFile = (first.cpuSeconds * 1000) / files;
  return [
    atMost('first scan of tags: processor time a file (ms)', perFile, 1),
    atMost('first scan of tags: memory (MB)', firstPeakMb, 300),
    atMost('scan of unchanged files: processor time for 50,000 (s)', (again.cpuSeconds * 50_000) / files, 1),
    ...(other === null
      ? []
      : [atMost('first scan of tags: processor time, beets = 1', first.cpuSeconds / other.cpuSeconds, 0.75)]),
  ];
}

function scanned(
  libraryDir: string,
  folder: string,
  until: 'taken in' | 'whole' = 'taken in',
): Cost & { readonly peakMb: number } {
  const script = fileURLToPath(new URL('./scanning.process.ts', import.meta.url));
  const { cpuSeconds, output } = timed([process.execPath, script, libraryDir, folder, until], {});
  const [, seconds, peakMb] = /seconds=([\d.]+) peak=([\d.]+)/u.exec(output) ?? [];
  return { seconds: Number(seconds), cpuSeconds, peakMb: Number(peakMb) };
}

function less({ seconds, cpuSeconds }: Cost, start: Cost): Cost {
  return { seconds: seconds - start.seconds, cpuSeconds: cpuSeconds - start.cpuSeconds };
}

/** Every track gets features, the same for all. */
function pretendToListen(libraryDir: string): void {
  const { store, transaction, close } = openStore(libraryDir);
  const ids = store.tracks.query({}, []);
  const analysis = analysisOf([new Float32Array(FEATURE_NAMES.length)]);
  for (let start = 0; start < ids.length; start += 2000)
    transaction((write) => {
      for (const id of ids.slice(start, start + 2000)) write.features.saveAnalysis(id, analysis);
    });
  close();
}

/** Of a command with all that it starts. */
function timed(command: readonly string[], environment: Readonly<Record<string, string>>) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="cpu=%U %S"; time "$@"', 'bash', ...command],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8', ...environment }, maxBuffer: 2 ** 28 },
  );
  const [, user, system] = /cpu=([\d.]+) ([\d.]+)/u.exec(stderr) ?? [];
  if (status !== 0 || user === undefined) throw new Error(`${command.join(' ')}: ${stderr.slice(-2000)}`);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: Number(user) + Number(system),
    output: stdout,
  };
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** `beet import` of tags as they are, which neither asks anybody nor moves or writes a file. */
function beets(folder: string, music: string): Cost | null {
  if (!isInstalled('beet')) return null;
  const home = join(folder, 'beets');
  mkdirSync(home);
  const settings = ['plugins: []', `directory: ${music}`, `library: ${join(home, 'library.db')}`];
  const importing = ['import:', '  copy: no', '  move: no', '  write: no', '  autotag: no', '  resume: no'];
  writeFileSync(join(home, 'config.yaml'), [...settings, ...importing, ''].join('\n'));
  const environment = { BEETSDIR: home };
  const started = timed(['beet', 'version'], environment);
  const { seconds, cpuSeconds } = timed(['beet', 'import', '-q', '-A', '-C', music], environment);
  return { seconds: seconds - started.seconds, cpuSeconds: cpuSeconds - started.cpuSeconds };
}

/** Its own server in the foreground, without sound. */
async function mpd(folder: string, music: string): Promise<ScanningFigures['mpd']> {
  if (!isInstalled(player.binary)) return null;
  const home = join(folder, 'mpd');
  const socket = join(home, 'socket');
  mkdirSync(home);
  const settings = { music_directory: music, db_file: join(home, 'db'), bind_to_address: socket };
  const lines = Object.entries(settings).map(([key, value]) => `${key} "${value}"`);
  writeFileSync(join(home, 'conf'), [...lines, 'auto_update "no"', ''].join('\n'));
  const child = spawn(player.binary, ['--no-daemon', join(home, 'conf')], { stdio: 'ignore' });
  try {
    for (let tries = 0; (await say(socket, ['status']).catch(() => null)) === null; tries++) {
      if (tries === 100) throw new Error('MPD does not answer.');
      await setTimeout(100);
    }
    const updated = async (): Promise<Cost> => {
      const started = performance.now();
      const before = cpuSecondsOf(child.pid);
      await say(socket, ['update']);
      while ((await say(socket, ['status'])).includes('updating_db')) await setTimeout(20);
      return {
        seconds: (performance.now() - started) / 1000,
        cpuSeconds: cpuSecondsOf(child.pid) - before,
      };
    };
    return { first: await updated(), again: await updated() };
  } finally {
    child.kill();
  }
}

/** Linux alone tells it of another process, in hundredths. */
function cpuSecondsOf(pid: number | undefined): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
