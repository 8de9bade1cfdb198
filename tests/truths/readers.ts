// What mutagen, TagLib and FFmpeg read of files.
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { factsOf, type Raw } from './raw.ts';
import { python, run } from './run.ts';
import { folder, type Readings } from './truths.ts';

const raw = z.record(z.string(), z.array(z.string()));
const fromPython = z.record(z.string(), z.object({ mutagen: raw, TagLib: raw }));
const tags = z.record(z.string(), z.string()).default({});
const fromFfprobe = z.object({ format: z.object({ tags }), streams: z.array(z.object({ tags })) });

/** By the files' names. */
export function readAll(paths: readonly string[]): Map<string, Readings> {
  const found = fromPython.parse(JSON.parse(run(python, [join(folder, 'read.py'), ...paths])));
  return new Map(
    paths.map((path) => {
      const { mutagen = {}, TagLib = {} } = found[path] ?? {};
      const readings = {
        mutagen: factsOf(mutagen),
        TagLib: factsOf(TagLib),
        FFmpeg: factsOf(byFfmpeg(path)),
      };
      return [basename(path), readings];
    }),
  );
}

/** It has no lists: it shows the first value, or joins them by a sign of its own. */
function byFfmpeg(path: string): Raw {
  const shown = run('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'format_tags:stream_tags',
    '-of',
    'json',
    path,
  ]);
  const { format, streams } = fromFfprobe.parse(JSON.parse(shown));
  const entries = [...streams.map((stream) => stream.tags), format.tags].flatMap(Object.entries<string>);
  return { ...lameGain(path), ...Object.fromEntries(entries.map(([name, text]) => [name, [text]])) };
}

/** The gain of a LAME header is no tag to it, and is only told to people. */
function lameGain(path: string): Raw {
  const { stderr } = spawnSync('ffprobe', ['-hide_banner', path], { encoding: 'utf8' });
  const gain = /replaygain: track gain - (-?\d+\.\d+)/.exec(stderr)?.[1];
  return gain === undefined ? {} : { 'LAME track_gain': [gain] };
}
