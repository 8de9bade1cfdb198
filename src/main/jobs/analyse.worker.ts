// Worker: reads one file's tags and fingerprint, or decodes its windows and extracts their features.
import { extractFeatures } from '../../core/features/extract.ts';
import { readWindows } from '../audio/windows.ts';
import { fingerprint } from '../library/fingerprint.ts';
import { readTags } from '../library/tags.ts';
import { type Answer, serve } from '../workers/serve.ts';
import type { AnalyseAnswer, AnalyseTask } from './analyseTask.ts';

serve<AnalyseTask, AnalyseAnswer>((task) => {
  switch (task.kind) {
    case 'tags':
      return readFacts(task.path);
    case 'listen':
      return listen(task.path, task.depth);
  }
});

async function readFacts(path: Uint8Array): Promise<Answer<AnalyseAnswer>> {
  return { value: { kind: 'tags', tags: await readTags(path), fingerprint: await fingerprint(path) } };
}

async function listen(path: Uint8Array, depth: 'quick' | 'thorough'): Promise<Answer<AnalyseAnswer>> {
  const { durationSeconds, windows } = await readWindows(path, { depth });
  const heard = windows.map(({ startSeconds, seconds, samples }) => ({
    startSeconds,
    lengthSeconds: seconds,
    features: extractFeatures(samples),
  }));
  return { value: { kind: 'listen', durationSeconds, windows: heard } };
}
