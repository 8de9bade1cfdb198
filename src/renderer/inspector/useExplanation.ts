// Why a track sounds as it does: asked for when somebody looks, for a large library takes a while to compare.
import { useQuery } from '@tanstack/react-query';
import { client } from '../api.ts';
import { useSettled } from '../useSettled.ts';
import { explanationKey } from './explanationKey.ts';

const momentMilliseconds = 250;

export function useExplanation(trackId: number, isWanted: boolean) {
  const settled = useSettled(trackId, momentMilliseconds);
  return useQuery({
    // Not among the tracks' own keys: while a library is scanned these are old several times a second.
    queryKey: [...explanationKey, trackId],
    queryFn: ({ signal }) => client.tracks.explain({ id: trackId }, { signal }),
    enabled: isWanted && settled,
    gcTime: 60_000,
  });
}
