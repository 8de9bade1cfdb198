// The tags of tracks, most frequent first, as many as anybody looks through.
import { useQuery } from '@tanstack/react-query';
import type { TrackTag } from '../../core/domain/trackTag.ts';
import { api } from '../wire/api.ts';

const most = 1000;

/** Undefined until they are known, or where nobody needs them. */
export function useAllTags(isNeeded = true): readonly TrackTag[] | undefined {
  const { data } = useQuery({
    ...api.trackTags.list.queryOptions({ input: { limit: most } }),
    enabled: isNeeded,
  });
  return data;
}
