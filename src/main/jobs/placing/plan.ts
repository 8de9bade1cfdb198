// Where a template puts files: which path each gets, which stay, and why some cannot be placed. Nothing is written.
import { lstat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ErrorData } from '../../../core/domain/errors.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { firstFree, sameOnDisks } from '../../../core/templates/names.ts';
import { renderTemplate } from '../../../core/templates/render.ts';
import type { Template, TemplateField } from '../../../core/templates/template.ts';
import type { ExportedTrack } from '../../store/tracks/trackQueries.ts';

export interface PlannedPlace {
  readonly track: ExportedTrack;
  /** Absolute. */
  readonly to: string;
  /** It lies there already. */
  readonly stays: boolean;
  /** Another has the name, so a number was added. */
  readonly isNumbered: boolean;
  /** What the track lacks of what the template asks for. */
  readonly lacking: readonly TemplateField[];
  readonly size: number;
  readonly mtimeMs: number;
}

export interface Plan {
  readonly places: readonly PlannedPlace[];
  /** Files that cannot be looked at, or for which there is no name. */
  readonly left: readonly ErrorData[];
}

export interface PlanOptions {
  readonly template: Template;
  /** Absolute path of the folder below which all is placed. */
  readonly base: string;
  /** A name that something has may be taken all the same: what is there is ours. */
  readonly mayTake: (path: string, track: ExportedTrack) => Promise<boolean>;
  readonly signal?: AbortSignal;
  readonly onDone?: (tracks: number) => void;
}

/** Tracks that are planned before others have their turn. */
const tracksAtOnce = 100;

export async function planPlaces(
  tracks: readonly ExportedTrack[],
  { template, base, mayTake, signal, onDone }: PlanOptions,
): Promise<Plan> {
  const places: PlannedPlace[] = [];
  const left: ErrorData[] = [];
  const taken = new Set<string>();
  for (const [n, track] of tracks.entries()) {
    if (n % tracksAtOnce === 0) {
      signal?.throwIfAborted();
      onDone?.(n);
      await setImmediate();
    }
    const stats = await lstat(track.path).catch(() => null);
    if (stats === null || !stats.isFile()) {
      left.push({
        kind: 'unreadable',
        message: stats === null ? 'The file cannot be reached.' : 'It is a link and no plain file.',
        path: track.displayPath,
      });
      continue;
    }
    const genre = track.genre === null ? null : displayGenre(track.genre);
    const fileName = basename(track.displayPath);
    const { folders, stem, extension, lacking } = renderTemplate(template, { ...track, genre, fileName });
    const folder = join(base, ...folders);
    const isHere = (name: string): boolean => Buffer.from(join(folder, name)).equals(bytesOf(track.path));
    const name = await firstFree(stem, extension, async (candidate) => {
      const path = join(folder, candidate);
      if (taken.has(sameOnDisks(path))) return false;
      return isHere(candidate) || (await mayTake(path, track));
    });
    if (name === null) {
      left.push({
        kind: 'unwritable',
        message: 'A thousand files have the name already.',
        path: track.displayPath,
      });
      continue;
    }
    const to = join(folder, name);
    taken.add(sameOnDisks(to));
    const { size, mtimeMs } = stats;
    const isNumbered = name !== `${stem}${extension}`;
    places.push({ track, to, stays: isHere(name), isNumbered, lacking, size, mtimeMs });
  }
  return { places, left };
}

/** A path as it lies on the disk. */
export function bytesOf(path: string | Buffer): Buffer {
  return typeof path === 'string' ? Buffer.from(path) : path;
}

/** The path from the folder, with forward slashes. */
export function belowBase(base: string, path: string): string {
  return path.slice(base.endsWith(sep) ? base.length : base.length + 1).replaceAll(sep, '/');
}

/** True where nothing is. */
export async function isFree(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) === null;
}
