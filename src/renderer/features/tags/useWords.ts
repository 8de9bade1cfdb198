// Changing the user's words: previewed, asked about when others than the one meant are touched, made, taken back.
import { useMutation, useQuery } from '@tanstack/react-query';
import { emptyOverlay, type GenreOverlay } from '../../../core/genres/vocabulary/overlay.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { undo } from '../../commands/undo.ts';
import { dismiss, notify } from '../../state/notices.ts';
import { api, client } from '../../wire/api.ts';
import { queryClient } from '../../wire/queryClient.ts';
import { messages } from '../../words/messages.ts';
import { dropProposal, type Proposal, propose } from './proposal.ts';
import { effectOf, needsAsking } from './tagList.ts';

const words = messages.tags;
/** Undoing takes back the newest change, so only the newest may offer it. */
let lastNotice = 0;

export interface Change {
  readonly edit: (overlay: GenreOverlay) => GenreOverlay;
  /** What will be true when it is made. */
  readonly sentence: string;
  /** The written string that it is meant for; null or absent for a change of the vocabulary itself. */
  readonly subject?: string | null;
  /** A slip of the mouse is easy: asked about whatever it touches. */
  readonly alwaysAsk?: boolean;
  readonly instead?: Proposal['instead'];
}

export function useOverlay(): GenreOverlay {
  const { data } = useQuery(api.genres.overlay.queryOptions());
  return data ?? emptyOverlay;
}

export function undoWords(): void {
  dismiss(lastNotice);
  undo({ of: 'vocabulary' });
}

export function useWords() {
  const set = useMutation({
    mutationFn: ({ overlay }: Pick<Proposal, 'overlay' | 'sentence' | 'changes' | 'subject'>) =>
      client.genres.setOverlay(overlay),
    onSuccess: (overlay, { sentence, changes, subject }) => {
      queryClient.setQueryData(api.genres.overlay.queryKey(), overlay);
      const { tags, tracks } = effectOf(changes);
      dismiss(lastNotice);
      lastNotice = notify(
        // A tag accepted as it was read needs no word about its effect.
        subject !== null && tags === 0 ? `${sentence}.` : `${sentence}. ${words.effect(tags, tracks)}.`,
        { action: { label: words.undo, run: undoWords } },
      );
      dropProposal();
    },
    onError: notifyFailure,
  });
  const preview = useMutation({
    // What stands now is asked for: another window may have changed it.
    mutationFn: async ({ edit }: Change) => {
      const overlay = edit(await client.genres.overlay());
      return { overlay, changes: await client.genres.previewOverlay(overlay) };
    },
    onSuccess: ({ overlay, changes }, { sentence, subject = null, alwaysAsk = false, instead = null }) => {
      if (alwaysAsk || needsAsking(changes, subject))
        propose({ overlay, sentence, subject, changes, instead });
      else set.mutate({ overlay, sentence, subject, changes });
    },
    onError: notifyFailure,
  });
  return {
    change: (change: Change) => preview.mutate(change),
    apply: (proposal: Proposal) => set.mutate(proposal),
    busy: preview.isPending || set.isPending,
  };
}
