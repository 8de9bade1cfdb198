// What a person does on the Explore screen and what it is made of, one step after the other.
import type { Job } from '../../src/core/domain/job.ts';
import { type MapKind, mapColours } from '../../src/core/domain/map.ts';
import { ended, type Session } from './session.ts';

/** What was seen of a job while it ran. */
export interface Seen {
  readonly name: string;
  readonly reports: number;
  readonly withRate: number;
  readonly withTimeLeft: number;
}

export interface Explored {
  readonly seen: Seen[];
  readonly facts: Record<string, number>;
}

export interface Script {
  readonly folder: string;
  readonly exportTo: string;
  readonly umap: boolean;
}

const farInto = 0.3;

export async function explore(session: Session, { folder, exportTo, umap }: Script): Promise<Explored> {
  const { step, client } = session;
  const seen: Seen[] = [];
  const facts: Record<string, number> = {};
  const ids = await step('tracks.query', () => client.tracks.query({}));
  const [first = 1, second = 2] = [ids[0], ids[Math.floor(ids.length / 2)]];
  const job = async (name: string, begin: () => Promise<{ jobId: number }>): Promise<Job> =>
    step(name, async () => {
      const counts = { reports: 0, withRate: 0, withTimeLeft: 0 };
      const found = await ended(client, (await begin()).jobId, ({ status }) => {
        if (status.state !== 'running') return;
        counts.reports += 1;
        if (status.progress.ratePerSecond !== null) counts.withRate += 1;
        if (status.progress.etaSeconds !== null) counts.withTimeLeft += 1;
      });
      seen.push({ name, ...counts });
      return found;
    });
  const map = async (kind: MapKind): Promise<void> => {
    await job(`map.layOut ${kind}`, () => client.map.layOut({ kind }));
    await step(`map.get ${kind}`, () => client.map.get({ kind }));
  };

  await step('tracks.similar, the first', () => client.tracks.similar({ id: first }));
  await step('the space is kept', () => quiet(session));
  await step('tracks.similar, another', () => client.tracks.similar({ id: second }));

  await step('map.layOut pca, until its picture', async () => {
    const { jobId } = await client.map.layOut({ kind: 'pca' });
    while ((await client.map.get({ kind: 'pca' })) === null) await pause(20);
    await client.jobs.cancel({ id: jobId });
  });
  await map('pca');
  const shown = await step('map.get, again', () => client.map.get({ kind: 'pca' }));
  for (const by of mapColours)
    await step(`map.values ${by}`, () => client.map.values({ by, ids: shown?.ids ?? [] }));
  await step('map.place, nothing waits', () => client.map.place({ kind: 'pca' }));

  await step('map.layOut umap, cancelled in the middle', async () => {
    const { jobId } = await client.map.layOut({ kind: 'umap' });
    let asked = 0;
    await ended(client, jobId, ({ status }) => {
      if (asked > 0 || status.state !== 'running' || status.progress.step.phase !== 'laying-out') return;
      if (status.progress.done < farInto * (status.progress.total ?? Number.POSITIVE_INFINITY)) return;
      asked = performance.now();
      void client.jobs.cancel({ id: jobId });
    });
    facts['seconds until a map is cancelled'] = (performance.now() - asked) / 1000;
  });
  if (umap) await map('umap');

  await job('clusters.find k-means', () => client.clusters.find({ method: 'k-means' }));
  const clustering = await step('clusters.get', () => client.clusters.get());
  const cluster = clustering?.clusters[0];
  facts['tracks of the largest cluster'] = cluster?.tracks ?? 0;
  const id = cluster?.id ?? 1;
  await step('map.values cluster, found', () => client.map.values({ by: 'cluster', ids: shown?.ids ?? [] }));
  await step('tracks.query of a cluster', () => client.tracks.query({ filter: { clusterIds: [id] } }));
  await step('clusters.name', () => client.clusters.name({ id, name: 'Made' }));
  await step('clusters.toPlaylist', () => client.clusters.toPlaylist({ id, name: 'A cluster' }));
  await step('clusters.toPlaylist, smart', () =>
    client.clusters.toPlaylist({ id, name: 'A smart cluster', smart: true }),
  );
  await step('clusters.toGenre', () => client.clusters.toGenre({ id, genre: 'Made' }));
  await step('changes.undo of that', () => client.changes.undo());
  await step('clusters.place, nothing waits', () => client.clusters.place());

  await step('walks.path, the first', () => client.walks.path({ from: first, to: second }));
  await step('walks.path, again', () => client.walks.path({ from: second, to: first, steps: 20 }));
  await step('walks.blend', () => client.walks.blend({ more: ids.slice(0, 8), less: ids.slice(100, 104) }));
  await step('walks.radio of a track', () => client.walks.radio({ from: { kind: 'tracks', ids: [first] } }));
  await step('walks.radio of a cluster', () =>
    client.walks.radio({ from: { kind: 'filter', filter: { clusterIds: [id] } } }),
  );
  await step('walks.radio of the library', () =>
    client.walks.radio({ from: { kind: 'filter', filter: {} } }),
  );
  await step('walks.radio of 10,000 tracks', () =>
    client.walks.radio({ from: { kind: 'tracks', ids: ids.slice(0, 10_000) } }),
  );

  await step('statistics.get, the first', () => client.statistics.get({}));
  await step('statistics.get, again', () => client.statistics.get({}));
  await step('statistics.get of half as a list', () =>
    client.statistics.get({ ids: ids.filter((_, n) => n % 2 === 0) }),
  );

  await step('duplicates.state', () => client.duplicates.state());
  await job('duplicates.look, all printed', () => client.duplicates.look());
  const groups = await step('duplicates.list', () => client.duplicates.list());
  facts['groups of duplicates'] = groups.length;
  const [group, other] = groups;
  if (group !== undefined && other !== undefined) {
    await step('duplicates.get', () => client.duplicates.get({ trackId: group.id }));
    const trackId = group.trackIds.find((one) => one !== group.keptId) ?? group.id;
    await step('duplicates.prefer', () => client.duplicates.prefer({ groupId: group.id, trackId }));
    await step('duplicates.refuse', () => client.duplicates.refuse({ trackId: other.id }));
    await step('changes.undo of that', () => client.changes.undo());
  }
  await step('tracks.query spare', () => client.tracks.query({ filter: { spare: true } }));
  await job('playlists.export of all, each once', () =>
    client.playlists.export({
      tracks: { name: 'All', ids: [...ids] },
      once: true,
      folder: exportTo,
    }),
  );

  await job('library.scan of one new track', () => client.library.scan({ folders: [folder] }));
  const added = (await client.tracks.query({})).filter((one) => !ids.includes(one))[0] ?? first;
  await step('tracks.similar of the new track', () => client.tracks.similar({ id: added }));
  await step('map.place of the new track', () => client.map.place({ kind: 'pca' }));
  await step('clusters.place of the new track', () => client.clusters.place());
  await step('the new point is kept', () => quiet(session));
  return { seen, facts };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Until the host's main thread has had nearly nothing to do for a while. */
async function quiet({ isIdle }: Session): Promise<void> {
  while (!(await isIdle())) await pause(0);
}
