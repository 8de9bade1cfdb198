// A heading among the rows: whose tracks follow, how many they are and how long they last. A click selects them.
import { memo } from 'react';
import type { TrackGroup } from '../../../../core/domain/listing.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { Cover } from '../../../parts/covers/Cover.tsx';
import { GenreDot } from '../../../parts/genres/GenreChip.tsx';
import type { Headings } from '../../../state/list/useTracks.ts';
import { formatSpan } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import css from './GroupHeading.module.css';

const words = messages.groups;

interface GroupHeadingProps {
  readonly by: Headings['by'];
  readonly group: TrackGroup;
  /** Its first track, whose cover an album has. */
  readonly first: number | undefined;
  /** Which of the groups it is, from 0. */
  readonly place: number;
  /** Its row in the list, from 0. */
  readonly index: number;
  readonly columns: number;
  /** Pixels from the top of the list. */
  readonly top: number;
}

export const GroupHeading = memo(function GroupHeading(props: GroupHeadingProps) {
  const { by, group, first, place, index, columns, top } = props;
  return (
    <div
      role="row"
      // The header is row 1.
      aria-rowindex={index + 2}
      data-group={place}
      tabIndex={-1}
      className={css['row']}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colindex={1} aria-colspan={columns} tabIndex={-1} className={css['heading']}>
        <Insides by={by} group={group} first={first} />
      </div>
    </div>
  );
});

/** The heading of the rows at the top, while its own row has been scrolled away; only for the eye. */
export function StickyHeading(props: Pick<GroupHeadingProps, 'by' | 'group' | 'first' | 'place'>) {
  const { by, group, first, place } = props;
  return (
    <div data-group={place} className={css['sticky']} aria-hidden>
      <div className={css['heading']}>
        <Insides by={by} group={group} first={first} />
      </div>
    </div>
  );
}

function Insides({ by, group, first }: Pick<GroupHeadingProps, 'by' | 'group' | 'first'>) {
  return (
    <>
      {by !== 'album' || group.title === null || first === undefined ? null : (
        <span className={css['cover']}>
          <Cover trackId={first} pixels={30} name={group.title} genre={null} />
        </span>
      )}
      {by === 'genre' && group.title !== null ? <GenreDot genre={group.title} /> : null}
      <span className={css['title']}>{titleOf(by, group)}</span>
      {group.artist === null ? null : <span className={css['artist']}>{group.artist}</span>}
      {group.year === null ? null : <span className={css['year']}>{group.year}</span>}
      <span className={css['sum']}>{sumOf(group)}</span>
    </>
  );
}

function titleOf(by: Headings['by'], { title }: TrackGroup): string {
  if (title === null) return words.untitled[by];
  if (by === 'disc') return words.disc(title);
  return by === 'genre' ? displayGenre(title) : title;
}

function sumOf({ tracks, seconds }: TrackGroup): string {
  return seconds === 0 ? messages.tracks(tracks) : `${messages.tracks(tracks)}, ${formatSpan(seconds)}`;
}

/** All of it in one line, to be read out. */
export function headingText(by: Headings['by'], group: TrackGroup): string {
  return [titleOf(by, group), group.artist, sumOf(group)].filter((part) => part !== null).join(', ');
}
