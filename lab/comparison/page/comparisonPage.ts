// A comparison as one self-contained HTML page: who is right how often, what is taken for what, how it learns, what it costs.
import { countText } from '../../../src/main/cli/output.ts';
import { confusionTable, mostAcross } from '../../pages/confusion.ts';
import { escapeHtml, page, percent, scrolling } from '../../pages/html.ts';
import type { Comparison } from '../document.ts';
import { accuracyRows, barsStyle, secondsRows, secondsText } from './bars.ts';
import { curvesStyle, epochCurves, learningCurves } from './curves.ts';
import { type Shown, shownModels } from './names.ts';

export function comparisonPage(comparison: Comparison): string {
  const models = shownModels(comparison.models);
  const count = models.length + comparison.failed.length;
  const sections = [
    section('wide', 'Figures', summary(models)),
    failures(comparison),
    section('', 'Accuracy', accuracyRows(models, comparison.majority)),
    section('', 'Seconds', secondsRows(models)),
    models.some(({ learningCurve }) => learningCurve.length > 1)
      ? section('', 'Learning curves', learningCurves(models, comparison))
      : '',
    section('', 'F1 of each class', classTable(models)),
    models.some(({ epochs }) => epochs.length > 0) ? section('wide', 'Epochs', epochCurves(models)) : '',
    section(
      'wide',
      'Confusion',
      `<p>Rows are the true classes, columns the predicted ones, all folds together.</p><div class="matrices">${models.map(matrixOf).join('')}</div>`,
    ),
  ];
  return page(
    `${countText(count, 'model')} on ${comparison.source}`,
    [style, barsStyle, curvesStyle].join('\n'),
    lead(comparison, models) + sections.join('\n'),
  );
}

const style = `main{max-width:106rem;grid-template-columns:1fr;padding-inline:clamp(16px,2vw,32px)}
@media (min-width:75rem){main{grid-template-columns:repeat(2,minmax(0,1fr))}}
.lead{grid-column:1/-1;margin:0;max-width:60rem;font-size:15px;line-height:22px}.lead strong{color:var(--ink);font-weight:600}
.summary th,.summary td{padding:5px 10px;white-space:nowrap}.summary tbody th{position:sticky;left:0;background:var(--card)}.summary td.text,.summary th.text{text-align:left}
@media (max-width:70rem){.summary th,.summary td{padding:5px 6px}}
.summary strong{font-weight:650}.summary small{color:var(--soft);font-size:12px}.summary thead tr:first-child th[colspan]{text-align:center;border-bottom:1px solid var(--line)}
.heat td{text-align:center;border:2px solid var(--card);border-radius:4px;background:rgba(var(--rgb),calc(var(--share)*.7))}.heat thead th{text-align:center}.heat th{white-space:nowrap}
.matrices{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));gap:24px 32px}.matrices figure{margin:0;min-width:0}.matrices figcaption{display:flex;justify-content:space-between;margin-bottom:4px}
.matrices figcaption span{color:var(--soft)}.matrices td,.matrices th{padding:3px 4px}.matrices table:not(.upright),.heat:not(.upright){table-layout:fixed}
.matrices :is(td,th):first-child{width:6.5rem;overflow-wrap:anywhere}.heat :is(td,th):first-child{width:11rem}.matrices th{font-size:12px}.failed{margin:0;padding-left:20px}`;

function section(kind: string, title: string, content: string): string {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return `<section${kind === '' ? '' : ` class="${kind}"`} aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}

const listed = new Intl.ListFormat('en-GB');

function lead(
  { rows, classes, artists, folds, seed, majority }: Comparison,
  models: readonly Shown[],
): string {
  const [best] = models;
  const apart = artists === null ? '' : ` by ${artists} artists, who are kept apart`;
  const division = folds === 1 ? 'one split' : `the same ${folds} folds for all`;
  const about = `${rows} rows of ${classes.length} classes${apart}; ${division}, seed ${seed}.`;
  if (best === undefined) return `<p class="lead">${about}</p>`;
  const error = Math.sqrt((best.pooledAccuracy * (1 - best.pooledAccuracy)) / best.judgedRows);
  const leaders = models.filter(({ accuracy }) => accuracy === best.accuracy).map((one) => one.fullTitle);
  const areRight = `${listed.format(leaders)} ${leaders.length === 1 ? 'is' : 'are'} right most often`;
  return `<p class="lead">${about} <strong>${escapeHtml(areRight)}: ${percent(best.accuracy).replace(' ', '\u00a0')}.</strong>
Whoever always says the most frequent class is right in ${percent(majority)}. Of ${best.judgedRows} rows a share is known to some ${(100 * error).toFixed(1)} points (standard error): smaller differences say little.</p>`;
}

function failures({ failed }: Comparison): string {
  if (failed.length === 0) return '';
  const items = failed.map(
    ({ model, input, reason }) =>
      `<li>${escapeHtml(model)} (${escapeHtml(input)}): ${escapeHtml(reason)}</li>`,
  );
  return section('wide', 'Could not learn', `<ul class="failed">${items.join('')}</ul>`);
}

interface Figure {
  readonly group: string;
  readonly name: string;
  readonly of: (model: Shown) => number;
  readonly text: (value: number) => string;
  readonly isBetter: 'higher' | 'lower';
}

const share = (x: number): string => (100 * x).toFixed(1);
const higher = { text: share, isBetter: 'higher' } as const;
const lower = { isBetter: 'lower' } as const;

const figures: readonly Figure[] = [
  { group: 'F1, %', name: 'macro', of: ({ macro }) => macro.f1, ...higher },
  { group: 'F1, %', name: 'micro', of: ({ micro }) => micro.f1, ...higher },
  { group: 'F1, %', name: 'weighted', of: ({ weighted }) => weighted.f1, ...higher },
  { group: 'precision, %', name: 'macro', of: ({ macro }) => macro.precision, ...higher },
  { group: 'precision, %', name: 'weighted', of: ({ weighted }) => weighted.precision, ...higher },
  { group: 'recall, %', name: 'macro', of: ({ macro }) => macro.recall, ...higher },
  { group: 'recall, %', name: 'weighted', of: ({ weighted }) => weighted.recall, ...higher },
  {
    group: 'probabilities',
    name: 'log-loss',
    of: ({ logLoss }) => logLoss,
    text: (x) => x.toFixed(3),
    ...lower,
  },
  {
    group: 'probabilities',
    name: 'off by, %',
    of: ({ calibrationError }) => calibrationError,
    text: share,
    ...lower,
  },
  { group: 'time', name: 'fit', of: ({ fitSeconds }) => fitSeconds, text: secondsText, ...lower },
  { group: 'time', name: 'predict', of: ({ predictSeconds }) => predictSeconds, text: secondsText, ...lower },
];

/** By accuracy; the best of every column stands out. */
function summary(models: readonly Shown[]): string {
  const withInput = new Set(models.map(({ input }) => input)).size > 1;
  const groups = [...new Set(figures.map(({ group }) => group))].map((group) => {
    const columns = figures.filter((figure) => figure.group === group).length;
    return `<th colspan="${columns}" scope="colgroup">${group}</th>`;
  });
  const best = figures.map(({ of, isBetter }) => {
    const values = models.map(of);
    return isBetter === 'higher' ? Math.max(...values) : Math.min(...values);
  });
  const rows = models.map((model) => {
    const cells = figures.map(({ of, text }, n) => {
      const value = of(model);
      return `<td>${value === best[n] ? `<strong>${text(value)}</strong>` : text(value)}</td>`;
    });
    const input = withInput ? `<td class="text">${escapeHtml(model.input)}</td>` : '';
    const accuracy = `${share(model.accuracy)} <small>± ${share(model.deviation)}</small>`;
    const isBest = model.accuracy === models[0]?.accuracy;
    return `<tr><th scope="row">${escapeHtml(model.title)}</th>${input}<td>${isBest ? `<strong>${accuracy}</strong>` : accuracy}</td>${cells.join('')}</tr>`;
  });
  const head = `<tr><th rowspan="2" scope="col">model</th>${withInput ? '<th rowspan="2" scope="col" class="text">learns from</th>' : ''}<th rowspan="2" scope="col">accuracy, %</th>${groups.join('')}</tr>
<tr>${figures.map(({ name }) => `<th scope="col">${name}</th>`).join('')}</tr>`;
  return `<p>The most accurate first; the best of each column is bold. Accuracy is the mean over the folds with their standard deviation, all else is of all judged rows together.</p>${scrolling(
    'Figures',
    `<table class="even summary"><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`,
  )}`;
}

function classTable(models: readonly Shown[]): string {
  const [first] = models;
  const head = (first?.perClass ?? []).map(
    ({ name, rows }) => `<th scope="col" title="${rows} rows">${escapeHtml(name)}</th>`,
  );
  const body = models.map(({ fullTitle, perClass }) => {
    const cells = perClass.map(({ f1 }) => `<td style="--share:${f1.toFixed(3)}">${share(f1)}</td>`);
    return `<tr><th scope="row">${escapeHtml(fullTitle)}</th>${cells.join('')}</tr>`;
  });
  return `<p>In percent: which model is good at which class.</p>${scrolling(
    'F1 of each class',
    `<table class="heat${head.length > mostAcross ? ' upright' : ''}"><thead><tr><td></td>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`,
  )}`;
}

function matrixOf(model: Shown): string {
  return `<figure><figcaption>${escapeHtml(model.fullTitle)} <span>${percent(model.accuracy)}</span></figcaption>${scrolling(
    `Confusion of ${model.fullTitle}`,
    confusionTable(model),
  )}</figure>`;
}
