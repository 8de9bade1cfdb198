// Writes playlists by genre: asks what and where, then shows how it goes and what was written.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { ExportForm } from './ExportForm.tsx';
import { ExportResult } from './ExportResult.tsx';

export function ExportDialog() {
  const [jobId, setJobId] = useState<number | null>(null);
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const start = useMutation(
    api.playlists.export.mutationOptions({
      onSuccess: (started) => setJobId(started.jobId),
      onError: notifyFailure,
    }),
  );
  const copy = useMutation(
    api.files.copy.mutationOptions({
      onSuccess: (started) => setJobId(started.jobId),
      onError: notifyFailure,
    }),
  );
  return (
    <ModalDialog title={messages.export.title} onClose={closeDialog}>
      {jobId === null ? (
        <ExportForm
          isStarting={start.isPending || copy.isPending}
          onExport={(order) => start.mutate(order)}
          onCopy={(order) => copy.mutate(order)}
        />
      ) : (
        <ExportResult job={jobs?.find(({ id }) => id === jobId) ?? null} onAgain={() => setJobId(null)} />
      )}
    </ModalDialog>
  );
}
