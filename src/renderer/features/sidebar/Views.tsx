// What can be listed beside genres: everything, what has no genre, what wants a person, what is wrong.
import { useQuery } from '@tanstack/react-query';
import {
  CircleDashed,
  CircleQuestionMark,
  Disc3,
  EarOff,
  EqualNot,
  FileWarning,
  Music4,
  Podcast,
  Unplug,
} from 'lucide-react';
import type { View } from '../../state/list/listing.ts';
import { useView } from '../../state/list/view.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { NavItem, NavList } from './NavList.tsx';

const words = messages.sidebar;

const views = [
  { kind: 'all', icon: Music4 },
  { kind: 'albums', icon: Disc3 },
  { kind: 'unsorted', icon: CircleDashed },
  { kind: 'needsReview', icon: CircleQuestionMark },
  { kind: 'disagreements', icon: EqualNot },
  { kind: 'missing', icon: Unplug },
  { kind: 'failed', icon: FileWarning },
  { kind: 'maybeNotMusic', icon: EarOff },
  { kind: 'notMusic', icon: Podcast },
] as const;

/** In sight only while there is something in them. */
const rare: ReadonlySet<View['kind']> = new Set<View['kind']>([
  'missing',
  'failed',
  'maybeNotMusic',
  'notMusic',
]);

export function Views() {
  const view = useView((state) => state.view);
  const counts = useViewCounts();
  return (
    <NavList label={words.views} holds={({ kind }) => views.some((one) => one.kind === kind)}>
      {views
        .filter(({ kind }) => !rare.has(kind) || (counts[kind] ?? 0) > 0 || view.kind === kind)
        .map(({ kind, icon }) => (
          <NavItem key={kind} view={{ kind }} name={words[kind]} icon={icon} count={counts[kind]} />
        ))}
    </NavList>
  );
}

type Counts = Readonly<Partial<Record<(typeof views)[number]['kind'], number>>>;

function useViewCounts(): Counts {
  const { data: counts } = useQuery(api.tracks.counts.queryOptions());
  return counts === undefined ? {} : { ...counts, all: counts.present };
}
