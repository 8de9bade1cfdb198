// Says which tags tracks have, shows the tracks of a tag, has tags learned.
import type { TagFacet, TagSource } from '../../core/domain/trackTag.ts';
import { setFilter, setSearch, showView } from '../state/list/view.ts';
import { notify } from '../state/notices.ts';
import { client } from '../wire/api.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import { trackTagWords as words } from '../words/trackTags.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';
import { undoAction } from './undo.ts';

interface NamedTag {
  readonly name: string;
  readonly facet?: TagFacet;
}

type Said = Parameters<typeof client.trackTags.say>[0];

/** True: they have this tag; false: they have not; null: nothing is said of it any more. */
export function sayTag(trackId: number, tag: NamedTag, holds: boolean | null): void {
  say({ trackIds: [trackId], tags: [tag], holds });
}

/** Several in one step: what all of these tracks have from now on, and what none of them has. */
export function changeTags(
  trackIds: readonly number[],
  added: readonly string[],
  taken: readonly string[],
): void {
  const named = (tags: readonly string[]): NamedTag[] => tags.map((name) => ({ name }));
  const shared = { trackIds: [...trackIds] };
  if (added.length > 0) say({ ...shared, tags: named(added), holds: true, without: named(taken) });
  else if (taken.length > 0) say({ ...shared, tags: named(taken), holds: false });
}

function say(input: Said): void {
  mutate(
    {
      mutationFn: () => client.trackTags.say(input),
      onSuccess: ({ tracks, tags }) => {
        const without = (input.without ?? []).map(({ name }) => name);
        notify(
          input.holds === null
            ? words.takenBack(tracks, tags)
            : words.said(tracks, input.holds ? tags : [], input.holds ? without : tags),
          { action: undoAction({ of: 'tracks' }) },
        );
      },
      onError: (error) => notify(messages.common.told(words.failed, failureText(error)), { tone: 'problem' }),
    },
    undefined,
  );
}

/** All tracks that have it; `by`: where one of these says so. */
export function showTagged(tagId: number, by?: readonly TagSource[]): void {
  showView({ kind: 'all' });
  setSearch('');
  setFilter({ tags: [{ tagId, ...(by === undefined ? {} : { by: [...by] }) }] });
}

export function learnTags(): void {
  mutate({ mutationFn: () => client.trackTags.learn(), onError: notifyFailure }, undefined);
}
