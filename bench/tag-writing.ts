// `npm run bench -- tag-writing [--json]`: writes every field into copies of all samples of the shared data, and into files that FFmpeg
// makes in each format, then lets others judge.
//
// The plan is carried out on a copy. mutagen (of the Python named by STACKWAX_PYTHON, default /usr/bin/python3) reads every field of both
// files: what was not asked for must be equal, the genres must be those that were wanted. The ranges of sound must be equal byte by byte, and
// FFmpeg must decode the same samples of both. What the plan put in, taken out again, must give the old file. Refusals are listed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import * as z from 'zod';
import type { TagPlan, WantedTags } from '../src/core/tagFormats/plan.ts';
import { planTags } from '../src/core/tagFormats/planTags.ts';
import { atLeast, atMost, printDocument, type Target } from './report/targets.ts';
import { differences } from './tag-writing/fieldNames.ts';
import { makeFiles } from './tag-writing/made.ts';

const wanted: WantedTags = {
  genre: ['Techno', 'Drum & Bäss'],
  bpm: 127.98,
  key: 'Am',
  mood: ['dark'],
  comment: 'A comment, ποίηση',
  grouping: ['peak time'],
  replayGain: { gainDb: -6.5, peak: 0.98 },
  rating: 4,
};
const samples = join(import.meta.dirname, '../../shared/data/samples/music-metadata');
const filesSchema = z.object({
  version: z.string(),
  files: z.array(
    z.object({
      error: z.string().nullable(),
      fields: z.record(z.string(), z.string()),
      genres: z.array(z.string()),
    }),
  ),
});

interface Written {
  readonly path: string;
  readonly copy: string;
  readonly plan: TagPlan;
  readonly soundDiffers: boolean;
  readonly notRestored: boolean;
}

const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-tags-'));
try {
  await run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const json = process.argv.includes('--json');
  const makes = join(folder, 'made');
  mkdirSync(makes);
  const paths = [...filesIn(samples), ...makeFiles(makes)];
  const written: Written[] = [];
  const refused: { readonly path: string; readonly reason: string; readonly detail: string }[] = [];
  const started = performance.now();
  for (const path of paths) {
    const old = readFileSync(path);
    const plan = await planTags(
      { size: old.length, read: async (from, to) => old.subarray(from, Math.min(to, old.length)) },
      wanted,
    );
    if (plan.kind === 'refusal') refused.push({ path, reason: plan.reason, detail: plan.detail });
    else written.push(carriedOut(path, old, plan, written.length));
  }
  const planSeconds = (performance.now() - started) / 1000;
  const all = read(written.flatMap(({ path, copy }) => [path, copy]));
  const judged = written.map((file, n) => {
    const [before, after] = [all.files[2 * n], all.files[2 * n + 1]];
    const isRead = before?.error === null && after?.error === null;
    return {
      ...file,
      unread: isRead ? null : `${before?.error ?? 'read'} -> ${after?.error ?? 'read'}`,
      differing: isRead
        ? differences(before.fields, after.fields, isId3v1Alone(readFileSync(file.path)))
        : [],
      genresWrong: isRead && after.genres.length > 0 && after.genres.join() !== wanted.genre?.join(),
      decodes: decoded(file.path) === decoded(file.copy),
    };
  });
  const broken = judged.filter(({ unread }, n) => unread !== null && all.files[2 * n]?.error === null);
  const targets: Target[] = [
    atLeast('files written', judged.length, 1),
    atMost(
      'files whose sound differs by a byte',
      judged.filter(({ soundDiffers }) => soundDiffers).length,
      0,
    ),
    atMost('files that decode to other samples', judged.filter(({ decodes }) => !decodes).length, 0),
    atMost(
      'files with another field changed',
      judged.filter(({ differing }) => differing.length > 0).length,
      0,
    ),
    atMost('files that mutagen read before and does not now', broken.length, 0),
    atMost('files with other genres than wanted', judged.filter(({ genresWrong }) => genresWrong).length, 0),
    atMost('files that undo does not restore', judged.filter(({ notRestored }) => notRestored).length, 0),
  ];
  const formats = [...Map.groupBy(judged, ({ plan, path }) => `${plan.format} ${extname(path)}`)].map(
    ([format, files]) => ({
      format,
      written: files.length,
      differing: files.filter(({ differing }) => differing.length > 0).length,
    }),
  );
  const failures = judged.flatMap(({ path, differing, decodes, unread, genresWrong }) =>
    differing.length > 0 || !decodes || genresWrong || unread !== null
      ? [{ file: basename(path), differing, decodes, genresWrong, unread }]
      : [],
  );
  const refusals = refused.map(({ path, reason, detail }) => ({ file: basename(path), reason, detail }));
  if (json) return printDocument(targets, { mutagen: all.version, planSeconds, formats, refusals, failures });
  console.table(formats);
  console.table(refusals);
  for (const failure of failures) console.log(JSON.stringify(failure));
  for (const { name, value } of targets) console.log(`${name}: ${value}`);
}

function isId3v1Alone(file: Buffer): boolean {
  return (
    file.toString('latin1', 0, 3) !== 'ID3' &&
    file.toString('latin1', file.length - 128, file.length - 125) === 'TAG'
  );
}

function filesIn(top: string): string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function carriedOut(path: string, old: Buffer, plan: TagPlan, n: number): Written {
  const bytes = Buffer.concat(
    plan.pieces.map((piece) => ('bytes' in piece ? piece.bytes : old.subarray(piece.from, piece.to))),
  );
  const copy = join(folder, `${n}-${basename(path)}`);
  writeFileSync(copy, bytes);
  const soundDiffers = plan.sound.some(
    ({ before, after }) => !old.subarray(before.from, before.to).equals(bytes.subarray(after.from, after.to)),
  );
  return { path, copy, plan, soundDiffers, notRestored: !restored(old, bytes, plan).equals(old) };
}

/** From the new file and the bytes that were taken out of the old one. */
function restored(old: Buffer, made: Buffer, { pieces }: TagPlan): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  let at = 0;
  for (const piece of pieces) {
    if ('bytes' in piece) {
      at += piece.bytes.length;
      continue;
    }
    const length = piece.to - piece.from;
    parts.push(old.subarray(from, piece.from), made.subarray(at, at + length));
    from = piece.to;
    at += length;
  }
  return Buffer.concat([...parts, old.subarray(from)]);
}

function read(paths: readonly string[]): z.infer<typeof filesSchema> {
  const python = process.env['STACKWAX_PYTHON'] ?? '/usr/bin/python3';
  const script = join(import.meta.dirname, 'tag-writing/frames.py');
  const { stdout, stderr, status } = spawnSync(python, [script], {
    input: JSON.stringify(paths),
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`mutagen: ${stderr}`);
  return filesSchema.parse(JSON.parse(stdout));
}

/** The checksum of all samples, or that there are none. */
function decoded(path: string): string {
  const { stdout } = spawnSync('ffmpeg', ['-v', 'quiet', '-i', path, '-map', '0:a:0', '-f', 'md5', '-'], {
    encoding: 'utf8',
  });
  return stdout.trim();
}
