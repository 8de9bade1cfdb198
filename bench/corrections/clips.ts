// GTZAN's audible clips as a library of ten genres, with a starter that has never heard their artists.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { genreOfGtzan, loadGtzan } from '../../lab/starter/gtzan.ts';
import { selectRows } from '../../src/core/domain/matrix.ts';
import type { StarterKnowledge } from '../../src/core/learning/personal/personalTable.ts';
import { defaultEnsemble } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { fitStacking } from '../../src/core/learning/stacking/fitStacking.ts';
import { oneAfterTheOther } from '../../src/main/engines/learners.ts';
import { sharedData } from '../../tests/helpers/shared.ts';
import { type Excerpts, listenTo } from './excerpts.ts';

interface Clips {
  readonly clips: Excerpts;
  readonly starter: StarterKnowledge;
}

/** As `npm run train-starter` fits the one that ships, without the rows of the clips' artists. */
export async function readClips(seed: number): Promise<Clips> {
  const folder = sharedData('gtzan', 'audio');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.flac'))
    .sort();
  const paths = names.map((name) => join(folder, name));
  const { gtzan, X } = loadGtzan();
  const artistOf = new Map(gtzan.files.map((file, i) => [file, gtzan.artists[i] ?? '']));
  const artists = names.map((name) => artistOf.get(name.replace('.flac', '')) ?? '');
  const others = [...gtzan.artists.keys()].filter((i) => !artists.includes(gtzan.artists[i] ?? ''));
  const labels = others.map((i) => gtzan.labels[i] ?? '');
  const groups = others.map((i) => gtzan.artists[i] ?? '');
  const classes = [...new Set(labels)].sort();
  const taught = selectRows(X, others);
  const y = Int32Array.from(labels, (label) => classes.indexOf(label));
  const runBaseTask = oneAfterTheOther();
  const { model } = await fitStacking(defaultEnsemble, taught, y, { classes, groups, seed, runBaseTask });
  return {
    clips: {
      X: await listenTo(paths),
      paths,
      genres: names.map((name) => genreOfGtzan(name.split('.')[0] ?? '')),
      artists,
      ears: [],
    },
    starter: { model, X: taught, labels, groups },
  };
}
