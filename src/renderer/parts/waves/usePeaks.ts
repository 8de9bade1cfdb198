// A track's waveform, asked for only when the person stays on the track for a moment.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { Peaks } from '../../../core/domain/pictures/peaks.ts';
import { useSettled } from '../../primitives/useSettled.ts';
import { fetchPeaks } from '../../wire/api.ts';

const momentMilliseconds = 120;

export function usePeaks(trackId: number | null) {
  const settled = useSettled(trackId, momentMilliseconds);
  const query = useQuery({
    queryKey: ['peaks', trackId],
    queryFn: ({ signal, client }) => {
      if (trackId === null) return null;
      return fetchPeaks(trackId, signal, (part) => client.setQueryData(soFarKey(trackId), part));
    },
    enabled: trackId !== null && settled,
    // A long track's first peaks take a while to compute; a few kilobytes each are cheap to keep.
    gcTime: 10 * 60_000,
    retry: 1,
    retryDelay: 800,
  });
  // Whoever asked, all who show the track see it grow.
  const soFar = useQuery<Peaks>({ queryKey: soFarKey(trackId), queryFn: skipToken, gcTime: 0 });
  return { peaks: query.data ?? soFar.data ?? null, failed: query.isError };
}

/** What there is of a waveform while it is still being drawn. */
const soFarKey = (trackId: number | null) => ['peaksSoFar', trackId] as const;
