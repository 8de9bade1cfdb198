// An evaluation as one self-contained HTML page: figures, tables and drawn pictures, no script, nothing to fetch.
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
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>
<h1>${escapeHtml(title)}</h1><dl class="tiles">${tiles}</dl>
<section class="wide"><h2>Confusion</h2><p>Rows are the true classes, columns the predicted ones.</p><div class="scroll">${confusionTable(content)}</div></section>
<section><h2>Each class</h2><table class="even"><thead><tr><th></th><th>rows</th><th>precision</th><th>recall</th><th>F1</th></tr></thead><tbody>${classRows}</tbody></table></section>
<section><h2>Each split</h2><p>Accuracy; the line is their mean.</p>${splitBars(content)}</section>
<section><h2>Learning curve</h2><p>Accuracy on the first split, by the rows learned from.</p>${learningCurve(content)}</section>
<section><h2>Reliability</h2><p>On the diagonal, confidence is honest. Discs are as large as their rows are many.</p>${reliabilityDiagram(content)}</section>
<section class="wide"><h2>Importance</h2><p>What accuracy loses, in points, when a column is shuffled: the first ${shownColumns}.</p>${importanceBars(content)}</section>
</main></body></html>
`;
}

const percent = (x: number) => `${(100 * x).toFixed(1)} %`;

const style = `:root{color-scheme:light dark;--paper:light-dark(#f6f6f8,#16161a);--card:light-dark(#fff,#1f1f25);--ink:light-dark(#1c1c22,#ececf1);
--soft:light-dark(#5a5a66,#a2a2b0);--line:light-dark(#e3e3ea,#34343d);--accent:light-dark(#2d5ac8,#7ea0f5);--rgb:45,90,200}
@media (prefers-color-scheme:dark){:root{--rgb:96,136,240}}
*{box-sizing:border-box}body{font:14px/20px system-ui,sans-serif;margin:0;background:var(--paper);color:var(--ink);font-variant-numeric:tabular-nums}
main{max-width:64rem;margin:0 auto;padding:32px 16px;display:grid;grid-template-columns:repeat(auto-fit,minmax(26rem,1fr));gap:16px}
h1,.tiles,.wide{grid-column:1/-1}h1{font-size:24px;line-height:32px;margin:0}h2{font-size:14px;line-height:20px;margin:0 0 4px}p{margin:0 0 12px;color:var(--soft)}
section,.tiles>div{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;min-width:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:16px;margin:0}dt,.more{color:var(--soft);font-size:12px;line-height:16px}
dd{margin:0;font-size:20px;line-height:28px}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}th,td{padding:4px 8px;text-align:right;font-weight:400}thead th,.more{color:var(--soft)}th:first-child{text-align:left}
.even tbody tr+tr{border-top:1px solid var(--line)}.confusion td{text-align:center;border:2px solid var(--card);border-radius:4px}.confusion thead th{text-align:center}
.bars{columns:2;column-gap:32px;margin:0;padding:0;list-style:none}.bars li{display:grid;grid-template-columns:13rem 1fr 3rem;gap:8px;align-items:center;break-inside:avoid}
.bars b{height:8px;border-radius:4px;background:var(--accent)}.bars span:last-child{text-align:right}@media (max-width:50rem){.bars{columns:1}main{grid-template-columns:1fr}}
svg{display:block;width:100%;height:auto}svg text{font:11px system-ui,sans-serif;fill:var(--soft)}.grid{stroke:var(--line)}.mark{fill:var(--accent)}.curve{fill:none;stroke:var(--accent);stroke-width:2}
.disc{fill:var(--accent);fill-opacity:.55}.dashed{stroke:var(--soft);stroke-dasharray:4 4}`;

function confusionTable({ perClass, confusion }: PageContent): string {
  const head = perClass.map(({ name }) => `<th>${escapeHtml(name)}</th>`).join('');
  const body = confusion.map((counts, t) => {
    const rows = Math.max(1, perClass[t]!.rows);
    const cells = counts.map((n) => {
      const share = n / rows;
      // Zeros are faint; dark cells have light ink in either theme.
      const ink = n === 0 ? 'color:var(--line)' : share > 0.5 ? 'color:#fff' : '';
      return `<td style="background:rgba(var(--rgb),${share.toFixed(3)});${ink}">${n}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(perClass[t]!.name)}</th>${cells.join('')}</tr>`;
  });
  return `<table class="confusion"><thead><tr><th></th>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

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

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
