// Asks about one missing track after the other that could be several files.
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { DialogBody, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { MatchQuestion } from './MatchQuestion.tsx';

const words = messages.matches;

export function MatchesDialog() {
  const { data: open, error, refetch } = useQuery(api.matches.list.queryOptions());
  /** Put off until the dialog is opened again. */
  const [later, setLater] = useState<ReadonlySet<number>>(new Set());
  const waiting = open?.filter(({ track }) => !later.has(track.id)) ?? [];
  const [match] = waiting;
  return (
    <ModalDialog title={words.title} onClose={closeDialog}>
      {match === undefined ? (
        <DialogBody>
          {open === undefined && error !== null ? (
            <LoadFailed title={words.loadFailed} error={error} onAgain={refetch} />
          ) : open === undefined ? null : (
            <EmptyState icon={CircleCheck} title={words.nothing} detail={words.nothingDetail}>
              <Button autoFocus onPress={closeDialog}>
                {messages.common.close}
              </Button>
            </EmptyState>
          )}
        </DialogBody>
      ) : (
        <MatchQuestion
          key={match.track.id}
          match={match}
          waiting={waiting.length}
          onLater={() => {
            if (waiting.length === 1) closeDialog();
            else setLater(new Set([...later, match.track.id]));
          }}
        />
      )}
    </ModalDialog>
  );
}
