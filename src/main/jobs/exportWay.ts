// How an export is written: in which format, with which paths, and what its player will not find by it.
import type { ExportFormat, PlayerName, PlaylistFormat } from '../../core/domain/playlist.ts';
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
  warningsOf(entries: readonly LibraryEntry[]): Promise<string[]>;
  /** What is to be known whatever the tracks are. */
  readonly hint: string | null;
}

/** Documents of libraries name places on this computer; there is no folder that they would be relative to. */
export function wayOf(options: ExportOptions): ExportWay {
  const player = options.for === undefined ? null : players[options.for];
  const format = options.format ?? player?.format ?? 'm3u8';
  const known = player?.reads[format];
  const hints = [
    player !== null && known === undefined
      ? `${player.name} does not read this format; it reads ${Object.keys(player.reads).join(', ')}.`
      : null,
    format === 'serato' ? "Serato reads crates from the folder '_Serato_/Subcrates' of the disk." : null,
  ].filter((hint) => hint !== null);
  const hint = hints.length === 0 ? null : hints.join(' ');
  if (isPlaylistFormat(format)) {
    const file = playlistFiles[format];
    const doubts = player === null ? file.doubts : (known ?? []);
    return {
      file: { ...file, holds: 'one' },
      absolute: options.absolute ?? player?.absolute ?? false,
      warningsOf: (entries) => warnings(doubts, entries),
      hint,
    };
  }
  return {
    file: programFiles[format],
    absolute: true,
    warningsOf: (entries) => warnings(known ?? [], entries),
    hint,
  };
}

function isPlaylistFormat(format: ExportFormat): format is PlaylistFormat {
  return Object.hasOwn(playlistFiles, format);
}

async function warnings(doubts: readonly Doubt[], entries: readonly LibraryEntry[]): Promise<string[]> {
  const counts = doubts.map(() => 0);
  await inTurns(entries, (entry) => {
    for (const [n, { isAbout }] of doubts.entries()) if (isAbout(entry)) counts[n] = (counts[n] ?? 0) + 1;
  });
  return doubts.flatMap(({ sentence }, n) => {
    const count = counts[n] ?? 0;
    return count === 0 ? [] : [`${sentence(count === 1 ? '1 track' : `${count} tracks`)}.`];
  });
}
