// Worker: predicts tracks, fits models and their parts, finds what to ask next, explains what was said, knows what is alike.
import { workerData } from 'node:worker_threads';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import { runBaseTask } from '../engines/learners.ts';
import { loadStarter } from '../engines/starter.ts';
import { loadTensorFlow } from '../engines/tensorflow.ts';
import { openReader } from '../store/reader.ts';
import { serve } from '../workers/serve.ts';
import { type LearnedAnswers, learnedAnswers } from './learnedAnswers.ts';
import { loadModel } from './modelFolder.ts';
import { type LearnAnswer, type LearnTask, parseLearnWorkerData } from './protocol.ts';
import { type TagAnswers, tagAnswers } from './tagAnswers.ts';
import { train } from './train.ts';

type TaskOf<Kind extends LearnTask['kind']> = Extract<LearnTask, { kind: Kind }>;

let opened: (LearnedAnswers & TagAnswers) | null = null;
/** The model used last stays loaded: a scan predicts with it many times. */
let loaded: { readonly modelDir: string; readonly classifier: StackingClassifier } | null = null;

serve<LearnTask, LearnAnswer>(async (task, report) => {
  switch (task.kind) {
    case 'predict': {
      const value = library().predict(await modelOf(task), task.featureNames, task.tracks);
      return { value, transfer: [value.values.buffer] };
    }
    case 'unpredicted':
      return { value: library().unpredicted(task.modelId) };
    case 'gather': {
      const value = library().gather(task.seed);
      const { features, library: others } = value.table;
      return { value, transfer: [features.data.buffer, others.data.buffer] };
    }
    case 'train':
      return { value: await train(task, new URL(import.meta.url), report) };
    case 'fit':
      return { value: { kind: 'fit', result: await runBaseTask(task.task, undefined, report) } };
    case 'review':
      return { value: library().review(task) };
    case 'explain':
      return { value: await library().explain(await modelOf(task), task.featureNames, task) };
    case 'similar':
      return { value: await library().similar(task.track, task.limit, task.spaceVersion) };
    case 'like':
      return { value: { kind: 'like', like: library().like(task.vocabulary, task.tag) } };
    case 'suggestMerges':
      return { value: { kind: 'suggestMerges', suggestions: library().suggestMerges(task.vocabulary) } };
    case 'engine':
      return { value: { kind: 'engine', engine: (await loadTensorFlow()).backend } };
  }
});

async function modelOf({
  modelDir,
  isStarter,
}: TaskOf<'predict'> | TaskOf<'explain'>): Promise<StackingClassifier> {
  if (loaded?.modelDir !== modelDir) {
    const classifier = isStarter ? (await loadStarter(modelDir)).model : await loadModel(modelDir);
    loaded = { modelDir, classifier };
  }
  return loaded.classifier;
}

/** Opened when it is first needed: workers that only fit have none. */
function library(): LearnedAnswers & TagAnswers {
  if (opened === null) {
    const reader = openReader(parseLearnWorkerData(workerData).libraryDir);
    opened = { ...learnedAnswers(reader), ...tagAnswers(reader) };
  }
  return opened;
}
