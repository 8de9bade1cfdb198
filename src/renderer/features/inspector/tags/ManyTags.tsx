// The tags of several tracks, with how many of them have each.
import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import type { SelectedTag } from '../../../../core/domain/trackTag.ts';
import { api, client } from '../../../wire/api.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import { Count } from '../Count.tsx';
import { Section } from '../Section.tsx';
import { serialOf } from '../serial.ts';
import css from './ManyTags.module.css';

const shown = 12;

interface ManyTagsProps {
  readonly ids: ReadonlySet<number>;
  /** The selection has come to rest. */
  readonly isSettled: boolean;
}

export function ManyTags({ ids, isSettled }: ManyTagsProps) {
  const { data = [] } = useQuery<SelectedTag[], Error, SelectedTag[], QueryKey>({
    queryKey: [...api.trackTags.of.key(), serialOf(ids)],
    queryFn: ({ signal }) => client.trackTags.of({ ids: [...ids] }, { signal }),
    placeholderData: keepPreviousData,
    enabled: isSettled,
    gcTime: 10_000,
  });
  const held = data.filter(({ tracks }) => tracks > 0);
  if (held.length === 0) return null;
  return (
    <Section name="tagsOfMany">
      <ul>
        {held.slice(0, shown).map(({ id, name, facet, tracks }) => (
          <li key={id} className={css['line']}>
            <span className={css['name']}>{name}</span>
            <span className={css['kind']}>{trackTagWords.facets[facet]}</span>
            <Count tracks={tracks} of={ids.size} />
          </li>
        ))}
      </ul>
      {held.length > shown ? (
        <p className={css['note']}>{trackTagWords.section.more(held.length - shown)}</p>
      ) : null}
    </Section>
  );
}
