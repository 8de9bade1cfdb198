// What sequence learners reach on Emotify's 160 clips: four genres, artists apart, five folds, each with its usual input.
import { join } from 'node:path';
import { datasetOf } from '../../lab/datasets/manifest.ts';
import { prepare } from '../../lab/datasets/prepare.ts';
import { sequenceConfigs } from '../../lab/sequences/configs.ts';
import { type CrossValidated, crossValidate } from '../../lab/sequences/crossValidation.ts';
import { places, projectRoot } from '../../scripts/start/project.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';
import { sharedData } from '../../tests/helpers/shared.ts';

const contenders = [
  { name: 'lstm', input: 'fused' },
  { name: 'gru', input: 'fused' },
  { name: 'cnn', input: 'mel-raw' },
  { name: 'motivated-cnn', input: 'mel-raw' },
] as const;

export interface EmotifyFigure extends CrossValidated {
  readonly name: string;
  readonly input: string;
}

/** Splits of the seeds 1 to 3, which nothing was chosen on. */
export async function emotifyFigures(): Promise<EmotifyFigure[]> {
  const { manifest } = await prepare({
    source: sharedData('emotify', 'index.csv'),
    audio: null,
    mapping: null,
    cacheFolder: join(projectRoot, '.cache', 'lab', 'frames'),
    depth: 'quick',
    entry: {
      url: places.workerUrls.analyse,
      workerData: { kernelsFile: places.kernelsFile },
      startProcess: forkProcess,
    },
    workers: 1,
  });
  const figures: EmotifyFigure[] = [];
  for (const { name, input } of contenders) {
    const found = await crossValidate(sequenceConfigs[name], datasetOf(manifest, input), {
      folds: 5,
      seeds: [1, 2, 3],
    });
    figures.push({ name, input, ...found });
  }
  return figures;
}
