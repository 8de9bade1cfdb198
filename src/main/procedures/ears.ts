// Ears: listing them, what a file is, adding, using and removing one.
import { earColumns, earLayout, embeddingGroup, scoresGroup } from '../../core/domain/ear.ts';
import { AppError } from '../../core/domain/errors.ts';
import { areWaiting, dropSuperseded } from '../jobs/analyse.ts';
import { betweenScans } from '../jobs/betweenScans.ts';
import { checkEar } from '../jobs/ears/checkEar.ts';
import { dropCopy, keepCopy } from '../jobs/ears/files.ts';
import { listeningNow } from '../jobs/ears/inUse.ts';
import { listen } from '../jobs/ears/listen.ts';
import { asFamilyFacts, earState, earStates } from '../jobs/ears/state.ts';
import type { StoredEar } from '../store/ears.ts';
import { os, type Parts } from './parts.ts';

export function earsProcedures({ work, jobs, knownEars }: Parts) {
  const { store, change, libraryDir } = work;

  /** Who checks an ear adds it next: manifests, which name the file, whose trial went well. */
  const tried = new Set<string>();

  const existing = (sha256: string): StoredEar => {
    const ear = store.ears.list().find((one) => one.sha256 === sha256);
    if (ear === undefined) throw new AppError('not-found', `The library has no ear ${sha256.slice(0, 12)}.`);
    return ear;
  };
  /** Null where every track has been heard. */
  const startListening = async (): Promise<number | null> => {
    if (!areWaiting(work, await listeningNow(work))) return null;
    return jobs.start({
      kind: 'listen',
      run: async (context) => ({ kind: 'listen', report: await listen(work, context) }),
    }).id;
  };

  return {
    list: os.ears.list.handler(async () => ({
      ears: await earStates(work),
      families: (await knownEars()).map(asFamilyFacts),
    })),
    check: os.ears.check.handler(async ({ input, signal }) => {
      const { checked, manifest } = await checkEar(work, await knownEars(), input, () => false, signal);
      if (manifest !== null) tried.add(JSON.stringify(manifest));
      return checked;
    }),
    add: os.ears.add.handler(async ({ input: { use = true, ...choice }, signal }) => {
      const { model, manifest } = await checkEar(
        work,
        await knownEars(),
        choice,
        (one) => tried.has(JSON.stringify(one)),
        signal,
      );
      if (manifest === null)
        throw new AppError(
          'invalid',
          'Nothing is known of this file: choose the family that it is of, or give its manifest.',
          { path: model.path },
        );
      const { sha256, bytes } = model;
      await keepCopy(libraryDir, sha256, bytes);
      change((write) => {
        write.features.declareGroups(earColumns(manifest));
        write.ears.add({ sha256, manifest, bytes: bytes.length, inUse: use });
        // What it could not hear before may have been the copy's fault.
        for (const group of earLayout([manifest])) write.features.forgetFailuresOf(group);
      });
      return { ear: await earState(work, existing(sha256)), jobId: use ? await startListening() : null };
    }),
    use: os.ears.use.handler(async ({ input: { sha256, inUse } }) => {
      const { manifest } = existing(sha256);
      const set = (): void =>
        change((write) => {
          write.ears.use(sha256, inUse);
          if (inUse) for (const group of earLayout([manifest])) write.features.forgetFailuresOf(group);
        });
      if (inUse) {
        set();
        return { jobId: await startListening() };
      }
      await betweenScans(jobs, set, startListening);
      return { jobId: null };
    }),
    remove: os.ears.remove.handler(async ({ input: { sha256 } }) => {
      const { manifest } = existing(sha256);
      await betweenScans(
        jobs,
        async () => {
          change((write) => {
            write.ears.remove(sha256);
            for (const group of [embeddingGroup(manifest), scoresGroup(manifest)])
              write.kinds.dropProposals(group);
          });
          await dropCopy(libraryDir, sha256);
          await dropSuperseded(work);
        },
        startListening,
      );
      return null;
    }),
  };
}
