// Keeps what the page shows fresh: the contract's events name what is old, jobs are written straight into the cache.
import type { QueryKey } from '@tanstack/react-query';
import type { AppEvent, Topic } from '../../core/domain/events.ts';
import type { Job } from '../../core/domain/job.ts';
import { api, client } from './api.ts';
import { coalesce } from './coalesce.ts';
import { useConnection } from './connection.ts';
import { withJob } from './jobList.ts';
import { explanationKey, queryClient } from './queryClient.ts';

/** What is made from each part of the library. */
const madeFrom: Record<Topic, readonly QueryKey[]> = {
  roots: [api.library.roots.key(), api.library.summary.key()],
  // Smart playlists are made from everything that a rule may ask about.
  tracks: [
    api.tracks.key(),
    api.albums.key(),
    api.matches.key(),
    api.library.summary.key(),
    api.library.roots.key(),
    api.genres.key(),
    api.playlists.key(),
    api.map.key(),
    api.clusters.key(),
  ],
  genres: [api.genres.key(), api.library.summary.key()],
  labels: [
    api.tracks.key(),
    api.albums.key(),
    api.matches.key(),
    api.genres.key(),
    api.library.summary.key(),
    api.playlists.key(),
    explanationKey,
  ],
  models: [api.models.key(), explanationKey],
  playlists: [api.playlists.key()],
  settings: [api.settings.key(), api.backups.key()],
  backups: [api.backups.key()],
  // By another ear tracks are compared in another way.
  ears: [api.ears.key(), api.map.key(), api.clusters.key()],
  map: [api.map.key()],
  duplicates: [api.duplicates.key()],
  clusters: [api.clusters.key(), api.map.key()],
  trackTags: [api.trackTags.key()],
};

const refetch = coalesce<Topic>(300, (topics) => {
  const keys = new Map(
    [...topics].flatMap((topic) => madeFrom[topic]).map((key) => [JSON.stringify(key), key]),
  );
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
});

/** What they are counted from. Counting everything takes a large library half a second, so it is not done all the time. */
const counted: readonly Topic[] = ['tracks', 'genres', 'labels'];
const recount = coalesce<Topic>(3000, (topics) => {
  if (counted.some((topic) => topics.has(topic)))
    void queryClient.invalidateQueries({ queryKey: api.statistics.key() });
});

/** Runs for as long as the page lives. `onJob` is called with every change of every job. */
export async function stayFresh(onJob: (job: Job) => void): Promise<never> {
  watchReopening();
  for (;;) {
    try {
      for await (const event of await client.library.events()) take(event, onJob);
    } catch {
      // The connection is gone; the next call waits until it is back.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function take(event: AppEvent, onJob: (job: Job) => void): void {
  if (event.type === 'changed') {
    refetch(event.topics);
    recount(event.topics);
    return;
  }
  const { job } = event;
  queryClient.setQueryData(api.jobs.list.queryKey(), (jobs) => jobs && withJob(jobs, job));
  onJob(job);
}

/** After an interruption nobody knows what was missed: everything is asked for again. */
function watchReopening(): void {
  useConnection.subscribe((now, before) => {
    if (now.openings > before.openings && now.openings > 1) void queryClient.invalidateQueries();
  });
}
