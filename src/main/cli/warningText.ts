// What is to be known of an export beside what it wrote, in sentences for a terminal.
import type { DoubtName, ExportWarning } from '../../core/domain/exportWarning.ts';
import { players } from '../../core/playlists/players.ts';
import { tracksText } from './output.ts';

const misread: Readonly<Record<DoubtName, (tracks: string) => string>> = {
  vlcReadsUrl: (tracks) =>
    `VLC takes '#', '?' or '%' in the path for parts of a web address and will not find ${tracks}; XSPF holds them for it.`,
  vlcOpensFolder: (tracks) =>
    `VLC opens a whole folder instead of ${tracks} whose name begins with '#' or '?'; XSPF holds them for it.`,
  mpdDoesNotDecode: (tracks) =>
    `MPD does not decode the addresses of XSPF and will not find ${tracks}; M3U8 holds them for it.`,
  mixxxTurnsBackslashes: (tracks) =>
    `Mixxx takes a backslash in the path for a slash and will not find ${tracks}.`,
  fatRefuses: (tracks) =>
    `A stick cannot hold ${tracks} by the name; a copy of the tracks gives names that it can hold.`,
  mpdTrims: (tracks) => `MPD cuts off spaces beside a slash and will not find ${tracks}.`,
  readAsUtf8: (tracks) => `mpv and MPD read M3U as UTF-8 and will not find ${tracks}; M3U8 holds them.`,
  losesLetters: (tracks) =>
    `'?' stands for characters that the format lacks in title or artist of ${tracks}.`,
};

export function warningText(warning: ExportWarning): string {
  switch (warning.kind) {
    case 'misread': {
      const said = misread[warning.doubt](tracksText(warning.tracks));
      return warning.playlist === null ? said : `${warning.playlist}: ${said}`;
    }
    case 'unread':
      return `${players[warning.player].name} does not read this format; it reads ${warning.reads.join(', ')}.`;
    case 'seratoFolder':
      return "Serato reads crates from the folder '_Serato_/Subcrates' of the disk.";
  }
}
