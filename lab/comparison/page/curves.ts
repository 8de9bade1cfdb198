// Pictures of lines: accuracy by the rows learned from, all models in one, and the loss of each epoch, one picture a model.
import { escapeHtml, percent } from '../../pages/html.ts';
import type { Comparison } from '../document.ts';
import type { TrialEpoch } from '../trials.ts';
import type { Shown } from './names.ts';

export const curvesStyle = `.overlay{max-width:60rem}.curve{fill:none;stroke-width:2;stroke-linejoin:round}.lines g:hover .curve{stroke-width:4}.lines:has(g:hover) g:not(:hover){opacity:.25}
.lines text.name{fill:var(--ink);font-size:12px}.leader{fill:none;stroke-width:1;opacity:.6}.fold{fill:none;stroke:var(--accent);stroke-width:1.5;opacity:.75}.aside{stroke-dasharray:4 3}
.epochs{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:16px}.epochs figure{margin:0;min-width:0}.epochs figcaption{margin-bottom:4px}
.line-key{display:inline-block;width:24px;height:0;border-top:2px solid var(--accent);margin-right:6px;vertical-align:middle}.line-key.aside{border-top-style:dashed;margin-left:16px}`;

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlay: Frame = { width: 760, height: 440, left: 48, right: 190, top: 12, bottom: 40 };
const small: Frame = { width: 360, height: 210, left: 40, right: 10, top: 8, bottom: 36 };

interface Scale {
  /** Value at the lower end of the axis, and at its upper end. */
  readonly from: number;
  readonly to: number;
}

const xOf = ({ width, left, right }: Frame, { from, to }: Scale, value: number): number =>
  left + ((value - from) / Math.max(1e-12, to - from)) * (width - left - right);
const yOf = ({ height, top, bottom }: Frame, { from, to }: Scale, value: number): number =>
  height - bottom - ((value - from) / Math.max(1e-12, to - from)) * (height - top - bottom);

export function learningCurves(models: readonly Shown[], { folds, curveFolds }: Comparison): string {
  const points = models.flatMap(({ learningCurve }) => learningCurve);
  const rows: Scale = { from: 0, to: Math.max(1, ...points.map((point) => point.rows)) };
  const accuracies = points.map(({ accuracy }) => accuracy);
  // Whole tenths around what there is: the lines are told apart by small differences.
  const scale: Scale = {
    from: Math.floor(10 * Math.min(...accuracies)) / 10,
    to: Math.max(
      Math.ceil(10 * Math.max(...accuracies)) / 10,
      Math.floor(10 * Math.min(...accuracies)) / 10 + 0.1,
    ),
  };
  const steps = Math.round(10 * (scale.to - scale.from));
  const levels = Array.from({ length: steps + 1 }, (_, n) => scale.from + n / 10);
  const ticks = [...new Set(points.map((point) => point.rows))].sort((a, b) => a - b);
  const ends = spread(
    models.map(({ learningCurve }) => yOf(overlay, scale, learningCurve.at(-1)?.accuracy ?? 0)),
    15,
    overlay.top,
    overlay.height - overlay.bottom + 10,
  );
  const lines = models.map(({ learningCurve, fullTitle, colour }, n) => {
    const places = learningCurve.map((point) => ({
      x: xOf(overlay, rows, point.rows),
      y: yOf(overlay, scale, point.accuracy),
    }));
    const last = places.at(-1);
    const label = ends[n] ?? 0;
    const edge = overlay.width - overlay.right;
    const dots = places.map(
      ({ x, y }) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="currentColor"/>`,
    );
    return `<g style="color:${colour}" class="model"><polyline points="${pointsText(places)}" class="curve" stroke="currentColor"/>${dots.join('')}${
      last === undefined
        ? ''
        : `<polyline points="${pointsText([last, { x: edge + 14, y: label }, { x: edge + 20, y: label }])}" class="leader" stroke="currentColor"/>`
    }<circle cx="${edge + 24}" cy="${label.toFixed(1)}" r="4" fill="currentColor"/><text x="${edge + 32}" y="${label.toFixed(1)}" dominant-baseline="middle" class="name">${escapeHtml(fullTitle)} ${percent(learningCurve.at(-1)?.accuracy ?? 0)}</text></g>`;
  });
  const told = models.map(
    ({ fullTitle, learningCurve }) =>
      `${fullTitle} ${learningCurve.map((point) => percent(point.accuracy)).join(', ')}`,
  );
  const drawing =
    levelLines(overlay, scale, levels, (level) => `${Math.round(100 * level)} %`) +
    ticks.map((tick) => tickText(overlay, rows, tick, String(tick))).join('') +
    lines.join('');
  const drawnFrom =
    curveFolds === folds
      ? 'all folds'
      : curveFolds === 1
        ? 'the first fold'
        : `the first ${curveFolds} folds`;
  return `<p>Accuracy by how many rows are learned from, on what ${drawnFrom} ${curveFolds === 1 ? 'holds' : 'hold'} out.</p>${svg(
    overlay,
    'lines overlay',
    `Accuracy by rows learned from: ${told.join('; ')}`,
    'rows learned from',
    drawing,
  )}`;
}

/** One picture a model that learns in epochs: the loss of every fold. */
export function epochCurves(models: readonly Shown[]): string {
  const pictures = models
    .filter(({ epochs }) => epochs.length > 0)
    .map(({ fullTitle, epochs }) => {
      const all = epochs.flat();
      const longest: Scale = { from: 1, to: Math.max(2, ...all.map(({ epoch }) => epoch)) };
      const most = Math.max(1e-3, ...all.flatMap(({ loss, asideLoss }) => [loss, asideLoss ?? 0]));
      const scale: Scale = { from: 0, to: most };
      const levels = [0, most / 2, most];
      const runs = epochs.flatMap((own) => byMember(own));
      const lines = runs.map((own) => {
        const learned = own.map(({ epoch, loss }) => ({
          x: xOf(small, longest, epoch),
          y: yOf(small, scale, loss),
        }));
        const aside = own.flatMap(({ epoch, asideLoss }) =>
          asideLoss === null ? [] : [{ x: xOf(small, longest, epoch), y: yOf(small, scale, asideLoss) }],
        );
        return `<polyline points="${pointsText(learned)}" class="fold"/><polyline points="${pointsText(aside)}" class="fold aside"/>`;
      });
      const ends = runs.map((own) => own.length).join(', ');
      const drawing =
        levelLines(small, scale, levels, (level) => level.toFixed(2)) +
        [...new Set([1, longest.to])].map((tick) => tickText(small, longest, tick, String(tick))).join('') +
        lines.join('');
      return `<figure><figcaption>${escapeHtml(fullTitle)}</figcaption>${svg(small, 'lines', `${fullTitle}: loss by epoch; each ended after ${ends} epochs`, 'epoch', drawing)}</figure>`;
    });
  return `<p>Loss (mean cross-entropy, in nats) by epoch: <span class="line-key"></span>rows learned from<span class="line-key aside"></span>rows put aside, which decide when to stop; a line for each network of each fold</p><div class="epochs">${pictures.join('')}</div>`;
}

function byMember(epochs: readonly TrialEpoch[]): TrialEpoch[][] {
  const members = [...new Set(epochs.map(({ member }) => member))];
  return members.map((member) => epochs.filter((epoch) => epoch.member === member));
}

/** Places for labels, each at least `gap` below the one above it, as near to where they belong as there is room for. */
function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = [...wanted.keys()].sort((a, b) => wanted[a]! - wanted[b]!);
  const places = new Array<number>(wanted.length).fill(0);
  let last = from - gap;
  for (const i of order) {
    last = Math.max(wanted[i]!, last + gap);
    places[i] = last;
  }
  // What ran out below moves up again.
  let next = to + gap;
  for (const i of order.toReversed()) {
    next = Math.min(places[i]!, next - gap);
    places[i] = next;
  }
  return places;
}

function levelLines(
  frame: Frame,
  scale: Scale,
  levels: readonly number[],
  text: (level: number) => string,
): string {
  return levels
    .map((level) => {
      const y = yOf(frame, scale, level).toFixed(1);
      return `<line x1="${frame.left}" x2="${frame.width - frame.right}" y1="${y}" y2="${y}" class="grid"/><text x="${frame.left - 6}" y="${y}" text-anchor="end" dominant-baseline="middle">${text(level)}</text>`;
    })
    .join('');
}

function tickText(frame: Frame, scale: Scale, value: number, text: string): string {
  return `<text x="${xOf(frame, scale, value).toFixed(1)}" y="${frame.height - frame.bottom + 15}" text-anchor="middle">${text}</text>`;
}

function svg(frame: Frame, name: string, label: string, axis: string, drawing: string): string {
  const middle = (frame.left + frame.width - frame.right) / 2;
  return `<svg viewBox="0 0 ${frame.width} ${frame.height}" class="${name}" role="img" aria-label="${escapeHtml(label)}">${drawing}<text x="${middle}" y="${frame.height - 6}" text-anchor="middle">${axis}</text></svg>`;
}

const pointsText = (places: readonly { readonly x: number; readonly y: number }[]): string =>
  places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
