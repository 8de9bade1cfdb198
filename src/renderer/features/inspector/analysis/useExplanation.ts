// Why a track sounds as it does: asked for when somebody looks, for a large library takes a while to compare.
import { useQuery } from '@tanstack/react-query';
import { useSettled } from '../../../primitives/useSettled.ts';
import { client } from '../../../wire/api.ts';
import { explanationKey } from '../../../wire/queryClient.ts';

const momentMilliseconds = 250;

export function useExplanation(trackId: number, isWanted: boolean) {
  const settled = useSettled(trackId, momentMilliseconds);
  return useQuery({
    queryKey: [...explanationKey, trackId],
    queryFn: ({ signal }) => client.tracks.explain({ id: trackId }, { signal }),
    enabled: isWanted && settled,
    gcTime: 60_000,
  });
}
