// A real store under the real scan, with files whose text says their sound and tags: no audio, no workers, many scans a second.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../../scripts/start/project.ts';
import { AppError } from '../../src/core/domain/errors.ts';
import type { ScanReport } from '../../src/core/domain/job.ts';
import { shippedGroups, shippedLayout } from '../../src/core/features/layout.ts';
import type { AnalysisQuestions } from '../../src/main/analysis/protocol.ts';
import type { Work } from '../../src/main/jobs/context.ts';
import { scan } from '../../src/main/jobs/scan.ts';
import { createLearning } from '../../src/main/learning/client.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { addRoots } from '../../src/main/procedures/roots.ts';
import { openStore } from '../../src/main/store/store.ts';
import { createChange } from '../../src/main/work/change.ts';
import { createEvents } from '../../src/main/work/events.ts';
import { createGenreWords } from '../../src/main/work/genreWords.ts';
import { createTurns } from '../../src/main/work/inTurn.ts';
import { createTagWords } from '../../src/main/work/tagWords.ts';
import { createClient } from '../../src/main/workers/client.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';
import { createWriting } from '../../src/main/writing/client.ts';
import { analysisOf } from './analysis.ts';
import { diskHere } from './diskHere.ts';

export interface QuickLibrary {
  readonly work: Work;
  /** How often a sound was listened to. */
  listened(): number;
  /** Scans these folders, which are added, or all. */
  scan(...folders: string[]): Promise<ScanReport>;
  /** The same, cancelled when so many files have been read. */
  scanUntil(files: number, ...folders: string[]): Promise<ScanReport>;
  close(): Promise<void>;
}

/** The text of a file: its sound, its title, and its genre fields. */
export function soundText(sound: string, title: string, ...genres: string[]): string {
  return [sound, title, ...genres].join('\n');
}

const nothingHeard = shippedLayout.map((group) => ({
  ...group,
  failure: { kind: 'undecodable' as const, message: 'It is a text.' },
}));

export function quickLibrary(libraryDir: string): QuickLibrary {
  const { store, transaction, close } = openStore(libraryDir);
  const events = createEvents();
  const genreWords = createGenreWords(store, places.resourcesDir);
  const tagWords = createTagWords(store, genreWords);
  const change = createChange(transaction, genreWords, tagWords, events);
  change((write) => write.features.declareGroups(shippedGroups));
  const learning = createLearning(places.workerUrls.learn, join(places.resourcesDir, 'starter-model'), {
    libraryDir,
    readFrom: libraryDir,
    spaceKernelsFile: places.spaceKernelsFile,
  });
  let listened = 0;
  const limit = { ms: 60_000 };
  const limits = {
    tags: limit,
    piece: limit,
    cover: limit,
    smallCover: limit,
    analyse: limit,
    addLacking: limit,
    describe: limit,
    frames: limit,
    beats: limit,
    print: limit,
    tryEar: limit,
    peaks: limit,
    spectrogram: limit,
    openWav: limit,
    readWav: limit,
    closeWav: limit,
  };
  const pool = {
    size: 1,
    close: async () => undefined,
    async run(question: string, input: unknown) {
      if (question === 'analyse') {
        listened += 1;
        return { ...analysisOf([new Float32Array()], []), groups: nothingHeard };
      }
      if (question !== 'tags' || typeof input !== 'object' || input === null || !('path' in input))
        throw new Error(`not asked here: ${question}`);
      if (!(input.path instanceof Uint8Array)) throw new Error('no path');
      const [sound = '', title = '', ...genres] = readFileSync(Buffer.from(input.path), 'utf8').split('\n');
      return { tags: { ...noTags, title, genres }, fingerprint: sound };
    },
  };
  const analysis = {
    ...createClient<AnalysisQuestions>(pool, limits),
    isSuspect: () => false,
    forgive: () => undefined,
  };
  const work: Work = {
    store,
    change,
    events,
    genreWords,
    tagWords,
    analysis: () => analysis,
    openQueue: () => Promise.reject(new Error('there is no queue here')),
    learning,
    disk: diskHere(),
    writing: createWriting({ url: places.workerUrls.write, startProcess: forkProcess }),
    inTurn: createTurns(),
    watchStates: new Map(),
    layout: () => [],
    libraryDir,
    now: Date.now,
  };
  async function scanning(files: number, folders: readonly string[]): Promise<ScanReport> {
    const paths = await addRoots(work, folders);
    let asked = 0;
    const job = {
      signal: new AbortController().signal,
      report: () => undefined,
      async ready() {
        asked += 1;
        if (asked > files) throw new AppError('cancelled', 'Cancelled.');
      },
    };
    return await scan(work, { folders: paths, workers: null }, job);
  }

  return {
    work,
    listened: () => listened,
    scan: async (...folders) => await scanning(Number.POSITIVE_INFINITY, folders),
    scanUntil: async (files, ...folders) => await scanning(files, folders),
    async close() {
      await learning.close();
      events.close();
      close();
    },
  };
}
