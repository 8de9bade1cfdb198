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
  const percent = (x: number) => `${(100 * x).toFixed(1)} %`;
  const facts = [
    ['Accuracy (mean over the splits)', percent(content.accuracy)],
    ['Macro F1', percent(content.macro.f1)],
    ['Weighted F1', percent(content.weighted.f1)],
    ['Log-loss', content.logLoss.toFixed(3)],
    ['Calibration error', percent(content.calibrationError)],
    ['Rows judged', String(content.judgedRows)],
    ['Seconds to fit, to predict', `${content.fitSeconds.toFixed(1)}, ${content.predictSeconds.toFixed(2)}`],
    ['Accuracy of each split', content.perFold.map(percent).join(', ')],
  ];
  const list = facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('');
  const classRows = content.perClass
    .map(
      ({ name, rows, precision, recall, f1 }) =>
        `<tr><th>${escapeHtml(name)}</th><td>${rows}</td>${[precision, recall, f1].map((x) => `<td>${percent(x)}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1><p>${escapeHtml(content.model)}</p><dl>${list}</dl>
<h2>Each class</h2><table><tr><th></th><th>rows</th><th>precision</th><th>recall</th><th>F1</th></tr>${classRows}</table>
<h2>Confusion</h2><p>Rows are the true classes, columns the predicted ones.</p>${confusionTable(content)}
<h2>Learning curve</h2>${learningCurve(content)}
<h2>Reliability</h2><p>On the diagonal, confidence is honest.</p>${reliabilityDiagram(content)}
<h2>Importance</h2><p>What accuracy loses when a column is shuffled.</p>${importanceBars(content)}
</body></html>
`;
}

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c22}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem}dt{color:#5a5a66}dd{margin:0;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.2rem .6rem;text-align:right;font-weight:400}
th:first-child{text-align:left}svg text{font:11px system-ui,sans-serif;fill:#5a5a66}`;

function confusionTable({ perClass, confusion }: PageContent): string {
  const head = perClass.map(({ name }) => `<th>${escapeHtml(name)}</th>`).join('');
  const body = confusion.map((counts, t) => {
    const rows = Math.max(1, perClass[t]!.rows);
    const cells = counts.map((n) => {
      const share = n / rows;
      const ink = share > 0.5 ? '#fff' : '#1c1c22';
      return `<td style="background:rgba(45,90,200,${share.toFixed(3)});color:${ink}">${n}</td>`;
    });
    return `<tr><th>${escapeHtml(perClass[t]!.name)}</th>${cells.join('')}</tr>`;
  });
  return `<table><tr><th></th>${head}</tr>${body.join('')}</table>`;
}

const size = { width: 420, height: 260, left: 44, bottom: 34, top: 10, right: 12 };

/** A frame with axes from 0 to 1 upwards and 0 to `most` to the right. */
function frame(most: number, label: string, drawing: string): string {
  const { width, height, left, bottom, right } = size;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((y) => {
    const at = yOf(y).toFixed(1);
    return `<line x1="${left}" x2="${width - right}" y1="${at}" y2="${at}" stroke="#e3e3ea"/><text x="${left - 6}" y="${at}" text-anchor="end" dominant-baseline="middle">${y}</text>`;
  });
  const ticks = [0, 0.5, 1].map(
    (x) =>
      `<text x="${xOf(x * most, most).toFixed(1)}" y="${height - bottom + 14}" text-anchor="middle">${Number((x * most).toFixed(2))}</text>`,
  );
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(label)}">${grid.join('')}${ticks.join('')}${drawing}<text x="${(left + width - right) / 2}" y="${height - 4}" text-anchor="middle">${escapeHtml(label)}</text></svg>`;
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
    return `<circle cx="${x}" cy="${y}" r="3.5" fill="#2d5ac8"/>`;
  });
  const line = `<polyline points="${places.join(' ')}" fill="none" stroke="#2d5ac8" stroke-width="2"/>`;
  return frame(most, 'rows learned from', line + dots.join(''));
}

function reliabilityDiagram({ reliability }: PageContent): string {
  const diagonal = `<line x1="${xOf(0, 1)}" y1="${yOf(0)}" x2="${xOf(1, 1)}" y2="${yOf(1)}" stroke="#9a9aa8" stroke-dasharray="4 4"/>`;
  const all = Math.max(
    1,
    reliability.reduce((sum, { rows }) => sum + rows, 0),
  );
  const dots = reliability.map(({ rows, confidence, accuracy }) => {
    if (confidence === null || accuracy === null) return '';
    const radius = 3 + 14 * Math.sqrt(rows / all);
    return `<circle cx="${xOf(confidence, 1).toFixed(1)}" cy="${yOf(accuracy).toFixed(1)}" r="${radius.toFixed(1)}" fill="rgba(45,90,200,.55)"><title>${rows} rows</title></circle>`;
  });
  return frame(1, 'confidence', diagonal + dots.join(''));
}

function importanceBars({ importance }: PageContent): string {
  const shown = importance.slice(0, 20);
  const most = Math.max(1e-9, ...shown.map(({ drop }) => drop));
  const rows = shown.map(({ feature, drop }) => {
    const width = (220 * Math.max(0, drop)) / most;
    return `<tr><th>${escapeHtml(feature)}</th><td style="text-align:left"><svg width="230" height="12" aria-hidden="true"><rect width="${width.toFixed(1)}" height="12" rx="2" fill="#2d5ac8"/></svg></td><td>${(100 * drop).toFixed(2)} points</td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
