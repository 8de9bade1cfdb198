// Worker: answers the learning questions.
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import type { MapKernels } from '../../core/map/kernels.ts';
import type { CreatePoints } from '../../core/space/pointStore.ts';
import { runBaseTask } from '../engines/learners.ts';
import { loadMapKernels, loadPoints, loadRows } from '../engines/spaceKernels.ts';
import { loadStarter } from '../engines/starter.ts';
import { loadTensorFlow } from '../engines/tensorflow.ts';
import { type LibraryReader, openReader } from '../store/reader.ts';
import { log } from '../terminal.ts';
import { notePrefix } from '../workers/processChannel.ts';
import { serveQuestions } from '../workers/serve.ts';
import { startData } from '../workers/workerStart.ts';
import { clustersOf, placedInClusters } from './clusters.ts';
import { collapseTags } from './collapseTags.ts';
import { comparePrints } from './comparePrints.ts';
import { explain } from './explain.ts';
import { readForeign } from './imports/readForeign.ts';
import { judge, layOutSpace, placeAmong } from './map.ts';
import { loadModel } from './modelFolder.ts';
import { predict, tryModel } from './predict.ts';
import {
  type LearningQuestions,
  type ModelFiles,
  type PathQuestion,
  parseLearnWorkerData,
} from './protocol.ts';
import { questionsToAsk } from './questions.ts';
import { similarTo } from './similar.ts';
import { currentSpace, keptMetricInUse, type SpacePlaces } from './space.ts';
import { tagEmbeddings } from './tagEmbeddings.ts';
import { currentTagger, hearTags, questionsOfTag } from './tagging/hear.ts';
import { learnTags } from './tagging/learn.ts';
import { train } from './train.ts';
import { trainingTable } from './trainingTable.ts';
import { unprinted } from './unprinted.ts';
import { currentGround, type Walkable, walkBlend, walkPath, walkRadio } from './walks.ts';

let opened: LibraryReader | null = null;
/** The model used last stays loaded: a scan predicts with it many times. */
let loaded: { readonly modelDir: string; readonly classifier: StackingClassifier } | null = null;
const places: SpacePlaces = {
  starterDir: () => parseLearnWorkerData(startData()).starterDir,
  createPoints: (rows, dims) => {
    createPoints ??= loadPoints(spaceKernelsFile(), tellSlow);
    return createPoints(rows, dims);
  },
};
const current = currentSpace(places);
const space = current.of;
/** Loaded when first needed, as the library. */
let createPoints: CreatePoints | null = null;
let mapKernels: MapKernels | null = null;
const walkable = currentGround();
const embeddings = tagEmbeddings();
const tagger = currentTagger();

serveQuestions<LearningQuestions>({
  async predict({ tracks, ...files }, { transfer }) {
    const output = predict(library(), await classifierOf(files), files, tracks);
    transfer(output.values.buffer);
    return output;
  },
  async tryModel(files) {
    // What is loaded may be older than the files.
    loaded = null;
    tryModel(await classifierOf(files), files.modelDir);
    return null;
  },
  unpredicted: ({ modelId, layout }) => library().unpredicted(modelId, layout),
  gather(input, { transfer }) {
    const table = trainingTable(library(), input);
    transfer(table.features.data.buffer, table.library.data.buffer);
    return table;
  },
  train: (input, { report }) => train(input, new URL(import.meta.url), report),
  fit: (task, { report }) => runBaseTask(task, undefined, report),
  readForeign: ({ path, as }, { report }) => readForeign(path, as, library().songs(), report),
  collapseTags: (question, { report }) => collapseTags(question, report),

  learnTags(input, { report, transfer }) {
    const learned = learnTags(library(), input, report);
    transfer(learned.weights.buffer);
    return learned;
  },
  hearTags(input, { transfer }) {
    const heard = hearTags(library(), tagger, input);
    if (heard.state === 'heard') transfer(heard.probabilities.buffer, heard.tagIds.buffer);
    return heard;
  },
  unheardTracks: () => library().taggers.unheard(),
  reviewTag: (input) => questionsOfTag(library(), tagger, input),
  review: (input) => questionsToAsk(library(), input),
  async explain({ track, neighbours, ears, spaceVersion, wanted, ...files }) {
    const near = await space(library(), wanted, spaceVersion, track);
    const model = await classifierOf(files);
    return explain(library(), near, model, files.layout, { track, neighbours, ears });
  },
  async similar({ track, limit, perArtist, among, spaceVersion, wanted }) {
    const all = await space(library(), wanted, spaceVersion, track);
    const wantedIds = among === null ? null : new Set(among);
    const passes = (id: number): boolean => wantedIds === null || wantedIds.has(id);
    return { tracks: similarTo(library(), all, track, { limit, perArtist, passes }), metric: all.kind };
  },
  unprinted: ({ version }) => unprinted(library().prints, version),
  comparePrints: ({ version }, { report }) => comparePrints(library().prints, version, report),
  async findClusters({ spaceVersion, wanted, ...how }, { report }) {
    const all = await space(library(), wanted, spaceVersion, anyTrack);
    const present = library().analysed();
    const before = library().clusterOf();
    const create = loadRows(spaceKernelsFile(), tellSlow);
    return clustersOf(all, present, before, how, create, mapping().covariance, report);
  },
  async placeInClusters({ spaceVersion, wanted, tracks }) {
    const all = await space(library(), wanted, spaceVersion, tracks.at(-1) ?? anyTrack);
    return placedInClusters(all, library().clusterOf(), tracks);
  },
  describeClusters: () => library().describedClusters(),
  takeUnkept: ({ limit, track, spaceVersion, wanted }) =>
    current.takeUnkept(library(), wanted, spaceVersion, track ?? anyTrack, limit),
  keptMetricInUse: ({ wanted }) => keptMetricInUse(library(), wanted),
  async layOut({ kind, seed, spaceVersion, wanted }, { report }) {
    report({ phase: 'reading-space', done: 0, total: null });
    const all = await space(library(), wanted, spaceVersion, anyTrack);
    return layOutSpace(all, library().analysed(), { kind, seed }, mapping(), report);
  },
  async judgeMap({ spaceVersion, wanted, ...map }, { report }) {
    const all = await space(library(), wanted, spaceVersion, anyTrack);
    return judge(all, map, mapping(), report);
  },
  async placeOnMap({ spaceVersion, wanted, tracks, ...map }) {
    const all = await space(library(), wanted, spaceVersion, tracks.at(-1) ?? anyTrack);
    return placeAmong(all, map, tracks);
  },
  path: async (question) => walkPath(await walks(question, question.from), question),
  blend: async (question) => walkBlend(await walks(question, question.more[0] ?? 0), question),
  radio: async (question) => walkRadio(await walks(question, question.seeds[0] ?? 0), question),
  similarTags: ({ vocabulary, tag }) => embeddings(library(), vocabulary).like(tag),
  suggestMerges: ({ vocabulary }) => embeddings(library(), vocabulary).merges(),
  statistics: (scope) => library().statistics(scope),
  engine: async () => (await loadTensorFlow()).backend,
});

/** A space that is to have all tracks is read anew when any have changed. */
const anyTrack = -1;

const spaceKernelsFile = (): string => parseLearnWorkerData(startData()).spaceKernelsFile;

function tellSlow(reason: unknown): void {
  log(
    `${notePrefix}The fast kernels cannot be used, so finding similar tracks takes longer: ${String(reason)}`,
  );
}

function mapping(): MapKernels {
  mapKernels ??= loadMapKernels(spaceKernelsFile(), tellSlow);
  return mapKernels;
}

/** Opened when it is first needed: workers that only fit have none. */
function library(): LibraryReader {
  opened ??= openReader(parseLearnWorkerData(startData()).readFrom);
  return opened;
}

async function walks(
  { wanted, spaceVersion }: Pick<PathQuestion, 'wanted' | 'spaceVersion'>,
  track: number,
): Promise<Walkable> {
  return walkable(await space(library(), wanted, spaceVersion, track), library().walked());
}

async function classifierOf({ modelDir, isStarter }: ModelFiles): Promise<StackingClassifier> {
  if (loaded?.modelDir !== modelDir) {
    const classifier = isStarter ? (await loadStarter(modelDir)).model : await loadModel(modelDir);
    loaded = { modelDir, classifier };
  }
  return loaded.classifier;
}
