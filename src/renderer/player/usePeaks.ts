// A track's waveform, asked for only when the person stays on the track for a moment.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchPeaks } from '../api.ts';

const momentMilliseconds = 120;

export function usePeaks(trackId: number | null) {
  const [settled, setSettled] = useState(trackId);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(trackId), momentMilliseconds);
    return () => clearTimeout(timer);
  }, [trackId]);
  const query = useQuery({
    queryKey: ['peaks', settled],
    queryFn: ({ signal }) => (settled === null ? null : fetchPeaks(settled, signal)),
    enabled: settled !== null,
    // A long track's first peaks take a while to compute; a few kilobytes each are cheap to keep.
    gcTime: 10 * 60_000,
    retry: 1,
    retryDelay: 800,
  });
  return {
    peaks: settled === trackId ? (query.data ?? null) : null,
    failed: settled === trackId && query.isError,
  };
}
