// How models are called on the page of a comparison, and the colour of each.
import type { ComparedModel } from '../document.ts';

const titles: Readonly<Record<string, string>> = {
  majority: 'Majority',
  knn: 'kNN',
  svm: 'SVM',
  logistic: 'Logistic regression',
  'naive-bayes': 'Naive Bayes',
  lda: 'LDA',
  tree: 'Tree',
  forest: 'Forest',
  boosting: 'Boosting',
  mlp: 'MLP',
  stacking: 'Stack',
  lstm: 'LSTM',
  gru: 'GRU',
  cnn: 'CNN',
  'motivated-cnn': 'Motivated CNN',
};

/** A model as the page shows it. */
export interface Shown extends ComparedModel {
  readonly title: string;
  /** With what it learns from, where one model learns from several inputs. */
  readonly fullTitle: string;
  /** A CSS colour that stands out in either theme. */
  readonly colour: string;
}

export function shownModels(models: readonly ComparedModel[]): Shown[] {
  return models.map((one, at) => {
    const title = titles[one.model] ?? one.model;
    const isOnlyOne = models.every((other) => other === one || other.model !== one.model);
    // Neighbours in the ranking lie far apart in hue.
    const hue = Math.round((287 + at * 137.5) % 360);
    return {
      ...one,
      title,
      fullTitle: isOnlyOne ? title : `${title}, ${one.input}`,
      colour: `light-dark(oklch(55% .15 ${hue}),oklch(74% .13 ${hue}))`,
    };
  });
}
