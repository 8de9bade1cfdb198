// `stackwax duplicates`: finds tracks that are of one recording, lists them side by side, and takes a word on which is preferred.
import { Command } from 'commander';
import type { Client } from '../../../core/contract/contract.ts';
import { rowsAtOnce } from '../../../core/contract/tracks.ts';
import type {
  Apart,
  DuplicateGroup,
  DuplicateReason,
  DuplicateRelation,
} from '../../../core/domain/duplicates.ts';
import { AppError } from '../../../core/domain/errors.ts';
import type { TrackDetail } from '../../../core/domain/track.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { followJob, type Places, userPath, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  prefer?: string;
  notTheSame?: string;
}

export function duplicatesCommand(places: Places): Command {
  return new Command('duplicates')
    .description(
      'find tracks that are the same recording in several files, and compare them; nothing is deleted',
    )
    .addOption(libraryOption())
    .option('--prefer <path>', 'take this file wherever the recording is wanted once')
    .option('--not-the-same <path>', 'this file is not what the others of its group are')
    .option('--json', 'print the groups as JSON')
    .action(async ({ library, json, prefer, notTheSame }: Options) => {
      const said = prefer ?? notTheSame;
      if (said !== undefined) {
        const path = userPath(said);
        await withLibrary(places, library, async (client) => {
          const trackId = await trackAt(client, path);
          if (prefer === undefined) await client.duplicates.refuse({ trackId });
          else await client.duplicates.prefer({ groupId: trackId, trackId });
        });
        if (json) printJson({ path, said: prefer === undefined ? 'not the same' : 'preferred' });
        else print(prefer === undefined ? `${path} stands alone now.` : `${path} is preferred now.`);
        return;
      }
      const found = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.duplicates.look();
        const report = await followJob(client, jobId, (result) =>
          result.kind === 'duplicates' ? result.report : null,
        );
        return { report, groups: await compared(client) };
      });
      if (json) return printJson({ report: found.report, groups: found.groups.map(asJson) });
      for (const group of found.groups) printGroup(group);
      const { groups, tracks, failed, away } = found.report;
      print(
        groups === 0
          ? 'No recording stands twice.'
          : `${countText(groups, 'recording')} in ${tracksText(tracks)}. Nothing was deleted.`,
      );
      if (failed > 0) print(`No fingerprint could be taken of ${countText(failed, 'file')}.`);
      if (away > 0) print(`Not reached: ${countText(away, 'file')}; run it again when the folder is back.`);
    });
}

/** Throws AppError('not-found'). */
async function trackAt(client: Client, path: string): Promise<number> {
  const [resolved] = await client.tracks.resolve({ paths: [path] });
  const [id, ...more] = resolved?.ids ?? [];
  if (id === undefined) throw new AppError('not-found', 'Not in the library; scan it first.', { path });
  if (more.length > 0) throw new AppError('invalid', 'This is a folder; name one file.', { path });
  return id;
}

interface Compared {
  readonly group: DuplicateGroup;
  readonly tracks: ReadonlyMap<number, TrackDetail>;
}

async function compared(client: Client): Promise<Compared[]> {
  const found: Compared[] = [];
  for (const { id } of await client.duplicates.list()) {
    const group = await client.duplicates.get({ trackId: id });
    if (group === null) continue;
    const ids = [...group.members, ...group.performances].map((member) => member.id);
    const tracks = new Map<number, TrackDetail>();
    for (let start = 0; start < ids.length; start += rowsAtOnce)
      for (const track of await client.tracks.details({ ids: ids.slice(start, start + rowsAtOnce) }))
        tracks.set(track.id, track);
    found.push({ group, tracks });
  }
  return found;
}

function asJson({ group, tracks }: Compared) {
  const facts = (id: number) => {
    const track = tracks.get(id);
    if (track === undefined) return { id };
    const {
      path,
      title,
      artist,
      album,
      format,
      bitRate,
      sampleRate,
      durationSeconds,
      loudnessLufs,
      addedAt,
      genre,
    } = track;
    return {
      id,
      path,
      title,
      artist,
      album,
      format,
      bitRate,
      sampleRate,
      durationSeconds,
      loudnessLufs,
      addedAt,
      genre,
    };
  };
  const { suggestion, isSaid, keptId } = group;
  return {
    kept: tracks.get(keptId)?.path ?? null,
    preferred: isSaid,
    suggestion: { path: tracks.get(suggestion.id)?.path ?? null, reasons: suggestion.reasons },
    tracks: group.members.map(({ id, ...member }) => ({ ...facts(id), ...member })),
    performances: group.performances.map(({ id, ...performance }) => ({ ...facts(id), ...performance })),
  };
}

const relationWords: Readonly<Record<DuplicateRelation, string>> = {
  kept: '',
  copy: 'a copy',
  sameRecording: 'same recording',
  otherMaster: 'other master',
};

const apartWords: Readonly<Record<Apart, string>> = {
  heard: 'not the same',
  keptApart: 'kept apart',
  otherLength: 'of another length',
  notCompared: 'not compared',
};

const reasonWords: Readonly<Record<DuplicateReason, string>> = {
  lossless: 'lossless',
  sampleRate: 'higher sample rate',
  bitRate: 'higher bit rate',
  tags: 'more complete tags',
  addedFirst: 'here longest',
};

function printGroup({ group, tracks }: Compared): void {
  const first = tracks.get(group.keptId);
  print([first?.artist, first?.title ?? first?.fileName].filter((part) => part != null).join(' - '));
  for (const { id, relation, versions } of group.members) {
    const track = tracks.get(id);
    const { suggestion, isSaid } = group;
    const why = suggestion.reasons.map((reason) => reasonWords[reason]).join(', ');
    const kept = isSaid ? 'preferred' : why === '' ? 'taken' : `taken: ${why}`;
    const about = [relation === 'kept' ? kept : relationWords[relation], ...versions].join(', ');
    print(
      `  ${relation === 'kept' ? '*' : ' '} ${factsText(track)}  ${track?.path ?? `track ${id}`}  (${about})`,
    );
  }
  for (const { id, apart, versions } of group.performances)
    print(
      `    ${apartWords[apart]}: ${tracks.get(id)?.path ?? `track ${id}`}${versions.length > 0 ? ` (${versions.join(', ')})` : ''}`,
    );
  print('');
}

function factsText(track: TrackDetail | undefined): string {
  const { format = null, bitRate = null, durationSeconds = null } = track ?? {};
  const rate = bitRate === null ? '' : `${Math.round(bitRate / 1000)} kbit/s`;
  const length =
    durationSeconds === null
      ? ''
      : `${Math.floor(durationSeconds / 60)}:${String(Math.floor(durationSeconds % 60)).padStart(2, '0')}`;
  return `${(format ?? '?').padEnd(7)} ${rate.padStart(11)} ${length.padStart(6)}`;
}
