import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluationPage } from '../../../lab/evaluation/evaluationPage.ts';
import { scoresOf } from '../../../lab/evaluation/scores.ts';
import { rowsFrom } from '../../core/learning/tables.ts';

const truth = Int32Array.of(0, 0, 0, 1, 1, 2);
const predicted = Int32Array.of(0, 0, 1, 1, 1, 0);
const probabilities = rowsFrom(Array.from(predicted, (c) => [0, 1, 2, 3].map((k) => (k === c ? 0.7 : 0.1))));
// A class that never occurs must not count.
const scores = scoresOf(['a', 'b', '<c>', 'd'], truth, predicted, probabilities);

describe('scores', () => {
  it('are those of the textbook', () => {
    expect(scores.perClass[0]).toEqual({ name: 'a', rows: 3, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
    expect(scores.perClass[1]).toMatchObject({ precision: 2 / 3, recall: 1 });
    expect(scores.perClass[1]!.f1).toBeCloseTo(0.8, 12);
    expect(scores.perClass[2]).toMatchObject({ precision: 0, recall: 0, f1: 0 });
    expect(scores.macro.f1).toBeCloseTo((2 / 3 + 0.8 + 0) / 3, 12);
    expect(scores.weighted.f1).toBeCloseTo((3 * (2 / 3) + 2 * 0.8) / 6, 12);
    expect(scores.micro.f1).toBeCloseTo(4 / 6, 12);
    expect(scores.logLoss).toBeCloseTo(-(4 * Math.log(0.7) + 2 * Math.log(0.1)) / 6, 5);
    expect(scores.calibrationError).toBeCloseTo(0.7 - 4 / 6, 5);
    expect(scores.confusion).toEqual([
      [2, 1, 0, 0],
      [0, 2, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
});

describe('averages', () => {
  const of = (count: number, rows: readonly (readonly [truth: number, said: number])[]) => {
    const names = Array.from({ length: count }, (_, c) => `class ${c}`);
    const said = rows.map(([, c]) => c);
    const certain = rowsFrom(said.map((c) => names.map((_, k) => (k === c ? 1 : 0))));
    return scoresOf(
      names,
      Int32Array.from(rows, ([t]) => t),
      Int32Array.from(said),
      certain,
    );
  };

  it('leave out a class that nothing is of, even where rows are called so; these are wrong all the same', () => {
    // Two of a, both right; two of b, one called c, which nothing is.
    const { macro, micro, weighted, perClass } = of(3, [
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(perClass[2]).toEqual({ name: 'class 2', rows: 0, precision: 0, recall: 0, f1: 0 });
    expect(macro).toEqual({ precision: 1, recall: 0.75, f1: (1 + 2 / 3) / 2 });
    expect(weighted).toEqual(macro);
    expect(micro).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 });
  });

  it('are the shares of right rows and of right classes, whatever was said', () => {
    const rowOf = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 40 }), (rows) => {
        const { macro, micro, weighted } = of(4, rows);
        const right = rows.filter(([t, said]) => t === said).length / rows.length;
        // Every wrong row is a false alarm of one class and a miss of another: all three are equal.
        for (const share of Object.values(micro)) expect(share).toBeCloseTo(right, 12);
        expect(weighted.recall).toBeCloseTo(right, 12);
        const occurring = [...new Set(rows.map(([t]) => t))];
        const recalls = occurring.map((c) => {
          const own = rows.filter(([t]) => t === c);
          return own.filter(([, said]) => said === c).length / own.length;
        });
        expect(macro.recall).toBeCloseTo(recalls.reduce((a, b) => a + b) / occurring.length, 12);
        const f1s = occurring.map((c) => {
          const [hits, missed, alarms] = [
            rows.filter(([t, said]) => t === c && said === c).length,
            rows.filter(([t, said]) => t === c && said !== c).length,
            rows.filter(([t, said]) => t !== c && said === c).length,
          ];
          return (2 * hits) / (2 * hits + missed + alarms);
        });
        expect(macro.f1).toBeCloseTo(f1s.reduce((a, b) => a + b) / occurring.length, 12);
      }),
    );
  });
});

describe('the page of an evaluation', () => {
  const page = evaluationPage('GTZAN & <friends>', {
    ...scores,
    accuracy: 0.765,
    model: 'stacking',
    perFold: [0.75, 0.78],
    judgedRows: 6,
    fitSeconds: 1.25,
    predictSeconds: 0.01,
    learningCurve: [
      { rows: 10, accuracy: 0.5 },
      { rows: 20, accuracy: 0.75 },
    ],
    importance: [{ feature: 'tempo', drop: 0.02 }],
  });

  it('shows the figures and needs nothing from elsewhere', () => {
    expect(page).toContain('76.5 %');
    expect(page).toContain('GTZAN &amp; &lt;friends&gt;');
    expect(page).toContain('&lt;c&gt;');
    expect(page).toContain('<span>tempo</span>');
    expect(page).not.toMatch(/<script|https?:|<c>|NaN|undefined/u);
  });

  it('draws the learning curve to scale', () => {
    // 20 of 20 rows lie at the right edge, 420 - 12; accuracy 0.75 a quarter below the top of 216 pixels.
    expect(page).toContain('408.0,64.0');
  });
});
