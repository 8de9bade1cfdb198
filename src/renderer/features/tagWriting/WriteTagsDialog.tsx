// Writes tags into files: what, a look at what would change, how it goes, and what came of it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { DialogBody, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { Progress } from '../../primitives/Progress.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { useTagWriting } from '../../state/tagWriting.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { WriteTagsForm } from './WriteTagsForm.tsx';
import { WriteTagsResult } from './WriteTagsResult.tsx';

const words = messages.tagWriting;

export function WriteTagsDialog() {
  const trackIds = useTagWriting((state) => state.trackIds);
  const [jobId, setJobId] = useState<number | null>(null);
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const said = useQuery(api.tagWriting.said.queryOptions({ enabled: trackIds === null }));
  const start = useMutation(
    api.tagWriting.write.mutationOptions({
      onSuccess: (started) => setJobId(started.jobId),
      onError: notifyFailure,
    }),
  );
  const ids = trackIds ?? said.data ?? null;
  return (
    <ModalDialog title={words.title} width="widest" onClose={closeDialog}>
      {jobId !== null ? (
        <WriteTagsResult job={jobs?.find(({ id }) => id === jobId) ?? null} />
      ) : ids !== null ? (
        <WriteTagsForm
          trackIds={ids}
          isStarting={start.isPending}
          onStart={(options) => start.mutate({ trackIds: [...ids], options })}
        />
      ) : (
        <DialogBody>
          {said.isError ? (
            <LoadFailed title={words.loadFailed} error={said.error} onAgain={said.refetch} />
          ) : (
            <Progress label={words.preview} share={null} />
          )}
        </DialogBody>
      )}
    </ModalDialog>
  );
}
