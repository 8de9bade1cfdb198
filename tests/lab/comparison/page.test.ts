// What stands on the page of a comparison.
import { describe, expect, it } from 'vitest';
import { comparisonPage } from '../../../lab/comparison/page/comparisonPage.ts';
import { madeComparison } from './made.ts';

const comparison = madeComparison(['blues', 'jazz', '<metal>', 'pop']);
const page = comparisonPage(comparison);

describe('the page of a comparison', () => {
  it('has every figure of every model, and needs nothing from elsewhere', () => {
    expect(page).toContain('<h1>5 models on music &amp; &lt;more&gt;</h1>');
    expect(page).toContain(
      '60 rows of 4 classes by 21 artists, who are kept apart; the same 3 folds for all, seed 1.',
    );
    expect(page).toContain('SVM is right most often: 70.0\u00a0%.');
    const equals = comparison.models.map((one) => ({ ...one, accuracy: 0.7 }));
    expect(comparisonPage({ ...comparison, models: equals.slice(0, 2) })).toMatch(
      /SVM and [^:]+ are right most often: 70\.0/u,
    );
    expect(page).toContain('tree (columns): Row 3 is &lt;not&gt; a number.');
    expect(page).not.toMatch(/<script|https?:|<metal>|NaN|undefined|Infinity/u);
    for (const { macro, micro, weighted, logLoss } of comparison.models) {
      for (const { precision, recall, f1 } of [macro, weighted])
        for (const figure of [precision, recall, f1]) expect(page).toContain((100 * figure).toFixed(1));
      expect(page).toContain((100 * micro.f1).toFixed(1));
      expect(page).toContain(logLoss.toFixed(3));
    }
  });

  it('draws a matrix, a bar and a curve for each model, and its epochs where it has some', () => {
    const count = (pattern: RegExp) => [...page.matchAll(pattern)].length;
    expect(count(/<table class="confusion"/gu)).toBe(4);
    expect(count(/class="model"><polyline/gu)).toBe(4);
    expect(count(/title="fold \d: /gu)).toBe(12);
    // Two models of three folds, each with what was learned from and what was put aside.
    expect(count(/class="fold( aside)?"/gu)).toBe(12);
    expect(page).toContain('Loss (mean cross-entropy, in nats) by epoch');
    expect(page).toContain('LSTM, fused');
    expect(page).toContain('LSTM, mel-raw');
  });

  it('draws to scale: a bar as long as the accuracy, dots where the folds are', () => {
    expect(page).toContain('<i style="width:70.00%"></i><b style="left:65.00%" title="fold 1: 65.0 %">');
    // 40 of 40 rows lie at the right edge, 760 - 190; 70 % at the top of an axis from 10 to 70 %.
    expect(page).toMatch(/polyline points="[^"]*570\.0,12\.0" class="curve"/u);
  });

  it('leaves out what there is nothing to show of', () => {
    const { models } = comparison;
    const bare = comparisonPage({
      ...comparison,
      models: models.map((one) => ({ ...one, epochs: [], learningCurve: one.learningCurve.slice(-1) })),
      failed: [],
      artists: null,
    });
    expect(bare).not.toMatch(/id="(?:epochs|learning-curves|could-not-learn)"|artists/u);
    expect(comparisonPage({ ...comparison, models: [] })).toContain('Could not learn');
  });
});
