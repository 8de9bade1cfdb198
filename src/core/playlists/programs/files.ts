// The documents of other programs: whether one holds a list or all of them, how it is rendered, and the places it can hold.
import type { ProgramFormat } from '../../domain/playlist.ts';
import { xmlMark } from '../../domain/text/xml.ts';
import type { Place } from '../place.ts';
import { renderItunes } from './itunes.ts';
import type { LibraryEntry, LibraryList } from './libraryEntry.ts';
import { renderRekordbox } from './rekordbox.ts';
import { renderSerato, seratoRefuses } from './serato.ts';
import { renderTraktor, traktorRefuses } from './traktor.ts';

interface ProgramFileBase {
  readonly extension: string;
  /** As of a playlist's format. */
  readonly mark: string | null;
  refuses(place: Place): string | null;
}

/** All lists in one document of this name; or a file for each list. Piece by piece, for a long list takes its time. */
export type ProgramFile = ProgramFileBase &
  (
    | {
        readonly holds: 'all';
        readonly stem: string;
        render(lists: readonly LibraryList[]): Iterable<string>;
      }
    | { readonly holds: 'one'; render(name: string, entries: readonly LibraryEntry[]): Iterable<Uint8Array> }
  );

const marked = { mark: xmlMark, holds: 'all' } as const;
const nothing = (): null => null;

export const programFiles: Readonly<Record<ProgramFormat, ProgramFile>> = {
  rekordbox: {
    ...marked,
    extension: '.xml',
    stem: 'rekordbox',
    refuses: nothing,
    render: renderRekordbox,
  },
  traktor: {
    ...marked,
    extension: '.nml',
    stem: 'Traktor',
    refuses: traktorRefuses,
    render: renderTraktor,
  },
  itunes: { ...marked, extension: '.xml', stem: 'iTunes', refuses: nothing, render: renderItunes },
  serato: { extension: '.crate', mark: null, holds: 'one', refuses: seratoRefuses, render: renderSerato },
};
