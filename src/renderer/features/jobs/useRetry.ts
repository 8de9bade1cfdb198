// 'Try again': listens anew to the files at these paths.
import { useMutation } from '@tanstack/react-query';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { notify } from '../../state/notices.ts';
import { client } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';

export function useRetry(): (paths: string[]) => void {
  const retry = useMutation({
    async mutationFn(paths: string[]) {
      const ids = (await client.tracks.resolve({ paths })).flatMap((found) => found.ids);
      if (ids.length > 0) await client.tracks.retry({ ids });
      return ids.length;
    },
    onSuccess(tracks) {
      if (tracks === 0) notify(messages.jobs.nothingToRetry);
    },
    onError: notifyFailure,
  });
  return (paths) => retry.mutate(paths);
}
