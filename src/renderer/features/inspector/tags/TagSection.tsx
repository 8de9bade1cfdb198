// The tags of one track, each a chip that one key accepts and another refuses.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useRef } from 'react';
import { Toolbar } from 'react-aria-components';
import type { SelectedTag } from '../../../../core/domain/trackTag.ts';
import { sayTag } from '../../../commands/trackTagActions.ts';
import { useKeyHint } from '../../../commands/useKeyBindings.ts';
import { Button } from '../../../primitives/Button.tsx';
import { Keys } from '../../../primitives/Key.tsx';
import { LoadFailed } from '../../../primitives/LoadFailed.tsx';
import { openDialog } from '../../../state/dialogs.ts';
import { api } from '../../../wire/api.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import { Section } from '../Section.tsx';
import { TagChip } from './TagChip.tsx';
import css from './TagSection.module.css';
import { saidNext, type TagRowName, tagRows } from './tagRows.ts';
import { useChipFocus } from './useChipFocus.ts';

const words = trackTagWords.section;

export function TagSection({ trackId }: { readonly trackId: number }) {
  return (
    <Section name="tags">
      <Tags trackId={trackId} />
    </Section>
  );
}

function Tags({ trackId }: { readonly trackId: number }) {
  const tags = useQuery(
    api.trackTags.of.queryOptions({ input: { ids: [trackId] }, placeholderData: keepPreviousData }),
  );
  const place = useRef<HTMLDivElement>(null);
  const keepFocus = useChipFocus(place, tags.data);
  const adding = useKeyHint('tags');

  function say(tag: SelectedTag, answer: 'yes' | 'no'): void {
    // For a moment these are still the tags of the track before.
    if (tags.isPlaceholderData) return;
    keepFocus();
    sayTag(trackId, { name: tag.name, facet: tag.facet }, saidNext(tag, answer));
  }

  if (tags.error !== null && tags.data === undefined)
    return <LoadFailed title={words.loadFailed} error={tags.error} onAgain={tags.refetch} />;
  const rows = tagRows(tags.data ?? []);
  return (
    <>
      {tags.data?.length === 0 ? <p className={css['none']}>{words.none}</p> : null}
      {rows.length === 0 ? null : (
        <Toolbar ref={place} aria-label={words.label} className={css['rows'] ?? ''}>
          {rows.map(({ row, tags: listed }) => (
            <div key={row} className={css['row']}>
              <span className={css['kind']}>{nameOf(row)}</span>
              <ul className={css['chips']}>
                {listed.map((tag) => (
                  <TagChip key={tag.id} tag={tag} onSay={(answer) => say(tag, answer)} />
                ))}
              </ul>
            </div>
          ))}
        </Toolbar>
      )}
      <div className={css['foot']}>
        <Button icon={Tag} onPress={() => openDialog('tags')} {...adding.shortcut}>
          {words.add}
          {adding.printed.length === 0 ? null : <Keys names={adding.printed} />}
        </Button>
        {rows.length === 0 ? null : <p className={css['hint']}>{words.hint}</p>}
      </div>
    </>
  );
}

function nameOf(row: TagRowName): string {
  if (row === 'proposed' || row === 'refused') return words[row];
  return trackTagWords.facets[row];
}
