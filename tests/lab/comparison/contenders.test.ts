// Who takes part in a comparison, and which options do not go together.
import { describe, expect, it, vi } from 'vitest';
import { checkLearners, checkSource } from '../../../lab/commands/compare/material.ts';
import {
  contenderNames,
  contendersOf,
  sequenceOf,
  usualContenders,
} from '../../../lab/comparison/contenders.ts';
import { labLearners } from '../../../lab/learners/registry.ts';
import { sequenceConfigs } from '../../../lab/sequences/configs.ts';

describe('contenders', () => {
  it('are the ten of the field with the majority, and where there is audio three of sequences', () => {
    const ten = [
      'knn',
      'svm',
      'logistic',
      'naive-bayes',
      'lda',
      'tree',
      'forest',
      'boosting',
      'mlp',
      'stacking',
    ];
    expect(usualContenders(false)).toEqual(['majority', ...ten]);
    expect(usualContenders(true)).toEqual(['majority', ...ten, 'lstm', 'gru', 'cnn']);
    expect(contendersOf(usualContenders(true), [], true).map(({ input }) => input)).toEqual([
      ...Array.from({ length: 11 }, () => 'columns'),
      ...['fused', 'fused', 'mel-raw'],
    ]);
    expect(contenderNames).toEqual(expect.arrayContaining([...Object.keys(sequenceConfigs), 'density']));
  });

  it('learn from every input that is asked for, and columns from columns', () => {
    const found = contendersOf(['svm', 'lstm'], ['mel-beat', 'chroma-raw'], true);
    expect(found.map(({ model, input }) => `${model} ${input}`)).toEqual([
      'svm columns',
      'lstm mel-beat',
      'lstm chroma-raw',
    ]);
    expect(found.map(sequenceOf)).toEqual([
      null,
      { config: sequenceConfigs.lstm, input: 'mel-beat' },
      { config: sequenceConfigs.lstm, input: 'chroma-raw' },
    ]);
    expect(found[0]?.settings).toEqual(labLearners.svm.defaults);
  });

  it('of sequences do not learn from a table', () => {
    expect(() => contendersOf(['cnn'], [], false)).toThrow('it takes audio');
  });
});

describe('what is compared on', () => {
  it('is audio or a table', () => {
    expect(checkSource('/music', { seed: 1, folds: 3 })).toEqual({ kind: 'audio', path: '/music' });
    expect(checkSource(undefined, { seed: 1, table: 'x.csv' })).toEqual({ kind: 'table', path: 'x.csv' });
  });

  it.each([
    ['neither', undefined, {}],
    ['both', '/music', { table: 'x.csv' }],
    ['folds of a file with audio', '/music', { folds: 'folds.csv' }],
    ['a fold column with audio', '/music', { foldColumn: 'fold' }],
    ['other names for the classes of a table', undefined, { table: 'x.csv', classMap: 'map.csv' }],
  ])('is wrong usage otherwise: %s', (_, audio, options) => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(() => checkSource(audio, { seed: 1, ...options })).toThrow(
      expect.objectContaining({ exitCode: 2 }),
    );
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });

  it('is judged by learners that the options are for', () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const columns = contendersOf(['knn'], [], true);
    const sequences = contendersOf(['knn', 'lstm'], [], true);
    for (const options of [{ input: ['fused'] }, { overfitBatch: true as const }]) {
      expect(() => checkLearners(columns, options)).toThrow(expect.objectContaining({ exitCode: 2 }));
      expect(() => checkLearners(sequences, options)).not.toThrow();
    }
    expect(() => checkLearners(columns, {})).not.toThrow();
    expect(told).toHaveBeenCalledTimes(2);
    told.mockRestore();
  });
});
