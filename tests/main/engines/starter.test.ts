// The starter model that ships: readable, whole, and able to tell classical music from the rest.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { modelReportSchema } from '../../../src/core/domain/modelInfo.ts';
import { parseCsv } from '../../../src/core/domain/text/parseCsv.ts';
import { BASE57_NAMES, shippedLayout } from '../../../src/core/features/layout.ts';
import { defaultEnsemble } from '../../../src/core/learning/stacking/ensembleConfig.ts';
import { loadStarter, saveStarter } from '../../../src/main/engines/starter.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';

const folder = resolve(import.meta.dirname, '../../../resources/starter-model');

describe('the starter model', () => {
  it('knows ten genres, brings its rows, and its report is about them', async () => {
    const { model, table } = await loadStarter(folder);
    const report = modelReportSchema.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
    expect(model.classes).toEqual([
      'blues',
      'classical',
      'country',
      'disco',
      'hip hop',
      'jazz',
      'metal',
      'pop',
      'reggae',
      'rock',
    ]);
    expect(table.featureNames).toEqual(BASE57_NAMES);
    expect([table.X.rows, table.labels.length, table.groups.length]).toEqual([1000, 1000, 1000]);
    expect(report).toMatchObject({ classes: model.classes, rows: 1000, groups: shippedLayout.slice(0, 1) });
    expect(report.accuracy).toBeGreaterThan(0.53);
    const learned = [...model.predict(table.X)].filter((c, i) => model.classes[c] === table.labels[i]).length;
    expect(learned).toBeGreaterThan(800);
  });

  it('is made of what was chosen on inner folds, and so is every personal model', () => {
    const choice = JSON.parse(readFileSync(join(folder, 'choice.json'), 'utf8'));
    expect(choice.config).toEqual(defaultEnsemble);
  });

  it('is the same after being written again', async () => {
    const { table, model } = await loadStarter(folder);
    const copy = await mkdtemp(join(tmpdir(), 'starter-'));
    try {
      await saveStarter(copy, model.serialise(), table, {});
      const again = await loadStarter(copy);
      expect(again.table).toEqual(table);
      expect(again.model.predictProba(table.X)).toEqual(model.predictProba(table.X));
    } finally {
      await rm(copy, { recursive: true });
    }
  });

  it('names its folder when it is not there', async () => {
    await expect(loadStarter('/nowhere')).rejects.toMatchObject({ kind: 'not-found', path: '/nowhere' });
  });

  it.skipIf(!hasShared)('calls at least 28 of 40 classical recordings by that name', async () => {
    const { model } = await loadStarter(folder);
    const rows = parseCsv(readFileSync(sharedData('emotify', 'audio_librosa57.csv'), 'utf8')).filter((row) =>
      row['file']?.startsWith('audio/classical/'),
    );
    const values = rows.flatMap((row) => BASE57_NAMES.map((name) => Number(row[name])));
    const predicted = model.predict(matrix(40, 57, Float32Array.from(values)));
    expect([...predicted].filter((c) => model.classes[c] === 'classical').length).toBeGreaterThanOrEqual(28);
  });
});
