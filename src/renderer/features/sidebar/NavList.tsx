// What the sidebar's lists have in common: a heading, what can be listed, each with its number of tracks.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components';
import { thingData } from '../../parts/thingData.ts';
import { Hidden } from '../../primitives/Hidden.tsx';
import type { View } from '../../state/list/listing.ts';
import { showView, useView } from '../../state/list/view.ts';
import { useScreen } from '../../state/screen.ts';
import { formatCount } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './NavList.module.css';
import { viewKey, viewOfKey } from './viewKey.ts';

interface NavSectionProps {
  readonly id: string;
  readonly title: string;
  /** What can be done, beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function NavSection({ id, title, actions = null, children }: NavSectionProps) {
  return (
    <section className={css['section']}>
      <header className={css['head']}>
        <h2 id={id} className={css['title']}>
          {title}
        </h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** The view that is on screen; null while another screen is. */
export function useShownView(): View | null {
  const view = useView((state) => state.view);
  return useScreen(({ screen }) => screen === 'library') ? view : null;
}

interface NavListProps {
  readonly label: string;
  /** Whether a view is one of this list's. */
  readonly holds: (view: View) => boolean;
  /** NavItems. */
  readonly children: ReactNode;
}

export function NavList({ label, holds, children }: NavListProps) {
  const view = useShownView();
  const here = view !== null && holds(view) ? view : null;

  function show(chosen: Selection): void {
    const [key] = chosen === 'all' ? [] : chosen;
    if (typeof key === 'string') showView(viewOfKey(key));
  }

  return (
    <ListBox
      aria-label={label}
      selectionMode="single"
      selectionBehavior="replace"
      // On another screen nothing is listed, and choosing the view of before leads back to it.
      disallowEmptySelection={here !== null}
      selectedKeys={here === null ? [] : [viewKey(here)]}
      onSelectionChange={show}
    >
      {children}
    </ListBox>
  );
}

interface NavItemProps {
  readonly view: View;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly count: number | undefined;
  /** For assistive technology alone, before the count. */
  readonly kind?: string;
  /** Tracks can be dropped onto this playlist. */
  readonly dropPlaylist?: number;
  /** They are held over it. */
  readonly isTarget?: boolean;
}

export function NavItem(props: NavItemProps) {
  const { view, name, icon: Icon, count, kind = '', dropPlaylist, isTarget = false } = props;
  return (
    <ListBoxItem
      id={viewKey(view)}
      textValue={name}
      className={`${css['item']} ${isTarget ? css['target'] : ''}`}
      {...thingOf(view)}
      {...(dropPlaylist === undefined ? {} : { 'data-drop-playlist': dropPlaylist })}
    >
      <Icon size={15} aria-hidden className={css['picture']} />
      <span className={css['name']}>{name}</span>
      {kind === '' ? null : <Hidden>{kind}</Hidden>}
      {count === undefined ? null : <NavCount count={count} />}
    </ListBoxItem>
  );
}

function thingOf(view: View) {
  switch (view.kind) {
    case 'playlist':
    case 'genre':
    case 'folder':
      return thingData(view);
    case 'all':
    case 'unsorted':
    case 'needsReview':
    case 'disagreements':
    case 'missing':
    case 'failed':
    case 'notMusic':
    case 'maybeNotMusic':
      return thingData({ kind: 'view', view: view.kind });
    default:
      return {};
  }
}

interface NavCountProps {
  readonly count: number;
  /** In place of the plain number. */
  readonly shown?: string;
  /** For assistive technology alone, after it. */
  readonly note?: string;
}

export function NavCount({ count, shown = formatCount(count), note = '' }: NavCountProps) {
  return (
    <>
      <span className={css['count']}>{shown}</span>
      <Hidden>
        {messages.sidebar.unit(count)}
        {note}
      </Hidden>
    </>
  );
}
