// How an export is written: in which format, with which paths, and what its player will not find by it.
import type { ExportWarning } from '../../core/domain/exportWarning.ts';
import {
  type ExportFormat,
  exportFormats,
  type PlayerName,
  type PlaylistFormat,
} from '../../core/domain/playlist.ts';
import type { Doubt } from '../../core/playlists/doubts.ts';
import { type PlaylistFile, playlistFiles } from '../../core/playlists/formats.ts';
import { players } from '../../core/playlists/players.ts';
import { type ProgramFile, programFiles } from '../../core/playlists/programs/files.ts';
import type { LibraryEntry } from '../../core/playlists/programs/libraryEntry.ts';
import { inTurns } from '../work/inTurns.ts';
import type { ExportSelection } from './exportLists.ts';

export interface ExportOptions extends ExportSelection {
  readonly format?: ExportFormat | undefined;
  readonly absolute?: boolean | undefined;
  /** The player that the export is for: what is not asked for otherwise is as it likes it. */
  readonly for?: PlayerName | undefined;
}

export interface ExportWay {
  readonly file: ProgramFile | (PlaylistFile & { readonly holds: 'one' });
  readonly absolute: boolean;
  /** What of these is misread; `playlist`: where they are together, null for all lists. */
  warningsOf(entries: readonly LibraryEntry[], playlist: string | null): Promise<ExportWarning[]>;
  /** What is to be known whatever the tracks are. */
  readonly hints: readonly ExportWarning[];
}

/** Documents of libraries name places on this computer; there is no folder that they would be relative to. */
export function wayOf(options: ExportOptions): ExportWay {
  const player = options.for === undefined ? null : players[options.for];
  const format = options.format ?? player?.format ?? 'm3u8';
  const known = player?.reads[format];
  const hints: readonly ExportWarning[] = [
    ...(options.for !== undefined && player !== null && known === undefined
      ? [
          {
            kind: 'unread',
            player: options.for,
            reads: exportFormats.filter((one) => one in player.reads),
          } as const,
        ]
      : []),
    ...(format === 'serato' ? [{ kind: 'seratoFolder' } as const] : []),
  ];
  if (isPlaylistFormat(format)) {
    const file = playlistFiles[format];
    const doubts = player === null ? file.doubts : (known ?? []);
    return {
      file: { ...file, holds: 'one' },
      absolute: options.absolute ?? player?.absolute ?? false,
      warningsOf: (entries, playlist) => warnings(doubts, entries, playlist),
      hints,
    };
  }
  return {
    file: programFiles[format],
    absolute: true,
    warningsOf: (entries, playlist) => warnings(known ?? [], entries, playlist),
    hints,
  };
}

function isPlaylistFormat(format: ExportFormat): format is PlaylistFormat {
  return Object.hasOwn(playlistFiles, format);
}

async function warnings(
  doubts: readonly Doubt[],
  entries: readonly LibraryEntry[],
  playlist: string | null,
): Promise<ExportWarning[]> {
  const counts = doubts.map(() => 0);
  await inTurns(entries, (entry) => {
    for (const [n, { isAbout }] of doubts.entries()) if (isAbout(entry)) counts[n] = (counts[n] ?? 0) + 1;
  });
  return doubts.flatMap(({ name }, n): ExportWarning[] => {
    const tracks = counts[n] ?? 0;
    return tracks === 0 ? [] : [{ kind: 'misread', doubt: name, tracks, playlist }];
  });
}
