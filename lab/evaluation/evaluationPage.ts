// An evaluation as one self-contained HTML page: figures, tables and drawn pictures, no script, nothing to fetch.
import { confusionTable } from '../pages/confusion.ts';
import { escapeHtml, page, percent, scrolling } from '../pages/html.ts';
import type { Scores } from './scores.ts';

export interface PageContent extends Scores {
  readonly accuracy: number;
  readonly model: string;
  readonly perFold: readonly number[];
  readonly judgedRows: number;
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  readonly learningCurve: readonly { readonly rows: number; readonly accuracy: number }[];
  readonly importance: readonly { readonly feature: string; readonly drop: number }[];
}

export function evaluationPage(title: string, content: PageContent): string {
  const tiles = [
    [
      'accuracy',
      percent(content.accuracy),
      content.perFold.length === 1 ? 'of one split' : `mean of ${content.perFold.length} splits`,
    ],
    ['macro F1', percent(content.macro.f1), `weighted ${percent(content.weighted.f1)}`],
    ['log-loss', content.logLoss.toFixed(3), 'natural logarithm, a row'],
    ['calibration error', percent(content.calibrationError), 'gap of confidence and accuracy'],
    ['rows judged', String(content.judgedRows), `in ${content.predictSeconds.toFixed(2)} s`],
    ['to fit', `${content.fitSeconds.toFixed(1)} s`, 'all splits, all threads'],
  ]
    .map(([name, value, more]) => `<div><dt>${name}</dt><dd>${value}</dd><dd class="more">${more}</dd></div>`)
    .join('');
  const classRows = content.perClass
    .map(
      ({ name, rows, precision, recall, f1 }) =>
        `<tr><th scope="row">${escapeHtml(name)}</th><td>${rows}</td>${[precision, recall, f1].map((x) => `<td>${percent(x)}</td>`).join('')}</tr>`,
    )
    .join('');
  const body = `<dl class="tiles">${tiles}</dl>
<section class="wide"><h2>Confusion</h2><p>Rows are the true classes, columns the predicted ones.</p>${scrolling('Confusion', confusionTable(content))}</section>
<section><h2>Each class</h2><table class="even"><thead><tr><td></td><th>rows</th><th>precision</th><th>recall</th><th>F1</th></tr></thead><tbody>${classRows}</tbody></table></section>
<section><h2>Each split</h2><p>Accuracy; the line is their mean.</p>${splitBars(content)}</section>
<section><h2>Learning curve</h2><p>Accuracy on the first split, by the rows learned from.</p>${learningCurve(content)}</section>
<section><h2>Reliability</h2><p>On the diagonal, confidence is honest. Discs are as large as their rows are many.</p>${reliabilityDiagram(content)}</section>
<section class="wide"><h2>Importance</h2><p>What accuracy loses, in points, when a column is shuffled: the first ${shownColumns}.</p>${importanceBars(content)}</section>`;
  return page(title, style, body);
}

const style = `main{max-width:64rem;grid-template-columns:repeat(auto-fit,minmax(26rem,1fr))}.tiles{grid-column:1/-1}
.tiles>div{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;min-width:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:16px;margin:0}dt,.more{color:var(--soft);font-size:12px;line-height:16px}
dd{margin:0;font-size:20px;line-height:28px}
.bars{columns:2;column-gap:32px;margin:0;padding:0;list-style:none}.bars li{display:grid;grid-template-columns:13rem 1fr 3rem;gap:8px;align-items:center;break-inside:avoid}
.bars b{height:8px;border-radius:4px;background:var(--accent)}.bars span:last-child{text-align:right}@media (max-width:50rem){.bars{columns:1}main{grid-template-columns:1fr}}
.mark{fill:var(--accent)}.curve{fill:none;stroke:var(--accent);stroke-width:2}.disc{fill:var(--accent);fill-opacity:.55}.dashed{stroke:var(--soft);stroke-dasharray:4 4}`;

const size = { width: 420, height: 260, left: 44, bottom: 34, top: 10, right: 12 };

/** A frame with an axis from 0 to 1 upwards and one from 0 to `most` to the right, without figures when it is null. */
function frame(most: number | null, label: string, drawing: string): string {
  const { width, height, left, bottom, right } = size;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((y) => {
    const at = yOf(y).toFixed(1);
    return `<line x1="${left}" x2="${width - right}" y1="${at}" y2="${at}" class="grid"/><text x="${left - 6}" y="${at}" text-anchor="end" dominant-baseline="middle">${y}</text>`;
  });
  const ticks = (most === null ? [] : [0, most / 2, most]).map(
    (x) =>
      `<text x="${xOf(x, most ?? 1).toFixed(1)}" y="${height - bottom + 14}" text-anchor="middle">${Number(x.toFixed(2))}</text>`,
  );
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">${grid.join('')}${ticks.join('')}${drawing}<text x="${(left + width - right) / 2}" y="${height - 4}" text-anchor="middle">${escapeHtml(label)}</text></svg>`;
}

function xOf(x: number, most: number): number {
  return size.left + (x / most) * (size.width - size.left - size.right);
}

function yOf(y: number): number {
  return size.top + (1 - y) * (size.height - size.top - size.bottom);
}

function learningCurve({ learningCurve: points }: PageContent): string {
  const most = Math.max(1, ...points.map(({ rows }) => rows));
  const places = points.map(
    ({ rows, accuracy }) => `${xOf(rows, most).toFixed(1)},${yOf(accuracy).toFixed(1)}`,
  );
  const dots = places.map((place) => {
    const [x, y] = place.split(',');
    return `<circle cx="${x}" cy="${y}" r="3.5" class="mark"/>`;
  });
  const line = `<polyline points="${places.join(' ')}" class="curve"/>`;
  return frame(most, 'rows learned from', line + dots.join(''));
}

function reliabilityDiagram({ reliability }: PageContent): string {
  const diagonal = `<line x1="${xOf(0, 1)}" y1="${yOf(0)}" x2="${xOf(1, 1)}" y2="${yOf(1)}" class="dashed"/>`;
  const all = Math.max(
    1,
    reliability.reduce((sum, { rows }) => sum + rows, 0),
  );
  const dots = reliability.map(({ rows, confidence, accuracy }) => {
    if (confidence === null || accuracy === null) return '';
    const radius = 3 + 14 * Math.sqrt(rows / all);
    return `<circle cx="${xOf(confidence, 1).toFixed(1)}" cy="${yOf(accuracy).toFixed(1)}" r="${radius.toFixed(1)}" class="disc"><title>${rows} rows</title></circle>`;
  });
  return frame(1, 'confidence', diagonal + dots.join(''));
}

function splitBars({ perFold, accuracy }: PageContent): string {
  const pitch = (size.width - size.left - size.right) / perFold.length;
  const width = Math.min(32, 0.7 * pitch);
  const bars = perFold.map((value, f) => {
    const x = size.left + (f + 0.5) * pitch - width / 2;
    return `<rect x="${x.toFixed(1)}" y="${yOf(value).toFixed(1)}" width="${width.toFixed(1)}" height="${(yOf(0) - yOf(value)).toFixed(1)}" rx="2" class="disc"><title>${percent(value)}</title></rect>`;
  });
  const at = yOf(accuracy).toFixed(1);
  const mean = `<line x1="${size.left}" x2="${size.width - size.right}" y1="${at}" y2="${at}" class="dashed"/>`;
  return frame(null, 'split', bars.join('') + mean);
}

const shownColumns = 20;

function importanceBars({ importance }: PageContent): string {
  const shown = importance.slice(0, shownColumns);
  const most = Math.max(1e-9, ...shown.map(({ drop }) => drop));
  const rows = shown.map(
    ({ feature, drop }) =>
      `<li><span>${escapeHtml(feature)}</span><b style="width:${((100 * Math.max(0, drop)) / most).toFixed(1)}%"></b><span>${(100 * drop).toFixed(1)}</span></li>`,
  );
  return `<ol class="bars">${rows.join('')}</ol>`;
}
