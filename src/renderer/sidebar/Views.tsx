// What can be listed: everything, each genre with its count and how sure it was heard, and what needs a person.
import { useQuery } from '@tanstack/react-query';
import { CircleDashed, FileWarning, type LucideIcon, Music4, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection, type Selection } from 'react-aria-components';
import { displayGenre } from '../../core/genres/name.ts';
import type { Genre } from '../../core/model/genre.ts';
import { api } from '../api.ts';
import { formatCount, formatShare } from '../format.ts';
import { genreColours } from '../genres/colours.ts';
import { messages } from '../messages.ts';
import { useScreen } from '../stores/screen.ts';
import { showView, useView } from '../stores/view.ts';
import { isOver, useDrag } from '../table/drag.ts';
import css from './Views.module.css';
import { viewKey, viewOfKey } from './viewKey.ts';

const words = messages.sidebar;

export function Views() {
  const view = useView((state) => state.view);
  const inLibrary = useScreen(({ screen }) => screen === 'library');
  const { data: summary } = useQuery(api.library.summary.queryOptions());
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const used = (genres ?? []).filter((genre) => genre.tracks > 0 || isShown(view, genre));
  const missing = summary?.missing ?? 0;
  const failed = summary?.failed ?? 0;

  function show(chosen: Selection): void {
    const [key] = chosen === 'all' ? [] : chosen;
    if (typeof key === 'string') showView(viewOfKey(key));
  }

  return (
    <ListBox
      aria-label={words.label}
      selectionMode="single"
      selectionBehavior="replace"
      // On another screen nothing is listed, and choosing the view of before leads back to it.
      disallowEmptySelection={inLibrary}
      selectedKeys={inLibrary ? [viewKey(view)] : []}
      onSelectionChange={show}
    >
      <ListBoxSection>
        <Header className={css['hidden'] ?? ''}>{words.library}</Header>
        <ViewItem id="all" name={words.all} icon={Music4} count={summary?.present} />
        <ViewItem id="unsorted" name={words.unsorted} icon={CircleDashed} count={summary?.unsorted} />
        {missing > 0 || view.kind === 'missing' ? (
          <ViewItem id="missing" name={words.missing} icon={Unplug} count={missing} />
        ) : null}
        {failed > 0 || view.kind === 'failed' ? (
          <ViewItem id="failed" name={words.failed} icon={FileWarning} count={failed} />
        ) : null}
      </ListBoxSection>
      {used.length === 0 ? null : (
        <ListBoxSection>
          <Header className={css['header'] ?? ''}>{words.genres}</Header>
          {used.map((genre) => (
            <GenreItem key={genre.id} genre={genre} />
          ))}
        </ListBoxSection>
      )}
    </ListBox>
  );
}

interface ViewItemProps {
  readonly id: string;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly count: number | undefined;
}

function ViewItem({ id, name, icon: Icon, count }: ViewItemProps) {
  return (
    <Item id={id} name={name} count={count} note="">
      <Icon size={15} aria-hidden className={css['picture']} />
    </Item>
  );
}

function GenreItem({ genre }: { readonly genre: Genre }) {
  const confidence = genre.meanConfidence;
  return (
    <Item
      id={viewKey({ kind: 'genre', genreId: genre.id })}
      name={displayGenre(genre.name)}
      count={genre.tracks}
      note={confidence === null ? '' : words.heardWith(formatShare(confidence))}
      genre={genre.name}
    >
      <span className={css['genre']} {...genreColours(genre.name)} aria-hidden>
        {confidence === null ? null : (
          <span className={css['confidence']}>
            <span className={css['sure']} style={{ width: `${confidence * 100}%` }} />
          </span>
        )}
      </span>
    </Item>
  );
}

interface ItemProps {
  readonly id: string;
  readonly name: string;
  readonly count: number | undefined;
  /** Said but not shown. */
  readonly note: string;
  /** Tracks that are dropped onto it become this genre. */
  readonly genre?: string;
  readonly children: ReactNode;
}

function Item({ id, name, count, note, genre, children }: ItemProps) {
  const isTarget = useDrag(({ drag }) => genre !== undefined && isOver(drag, { kind: 'genre', genre }));
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className={`${css['item']} ${isTarget ? css['target'] : ''}`}
      {...(genre === undefined ? {} : { 'data-drop-genre': genre })}
    >
      {children}
      <span className={css['name']}>{name}</span>
      {count === undefined ? null : (
        <>
          <span className={css['count']}>{formatCount(count)}</span>
          <span className={css['hidden']}>
            {words.unit(count)}
            {note}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}

function isShown(view: ReturnType<typeof useView.getState>['view'], genre: Genre): boolean {
  return view.kind === 'genre' && view.genreId === genre.id;
}
