// Pictures of one row a model: accuracy with every fold as a dot, and the seconds that it took.
import { escapeHtml, percent } from '../../pages/html.ts';
import type { Shown } from './names.ts';

export const barsStyle = `.rows{list-style:none;margin:0;padding:0;display:grid;gap:2px}
.rows li{display:grid;grid-template-columns:minmax(9.5rem,13rem) 1fr 7.5rem;gap:12px;align-items:center;min-height:24px}
.rows .figure{text-align:right;white-space:nowrap}.rows .figure small{color:var(--soft);font-size:12px}
.track{position:relative;height:16px;border-radius:4px;background:linear-gradient(90deg,var(--line) 1px,transparent 1px) 0/25% 100%}
.track i{position:absolute;inset:3px auto 3px 0;border-radius:3px;background:var(--accent);opacity:.32}
.track b{position:absolute;top:50%;width:8px;height:8px;margin:-4px;border-radius:50%;background:var(--accent)}
.track b.ring{background:var(--card);border:2px solid var(--accent)}
.track em{position:absolute;inset:-3px auto -3px;width:0;border-left:2px dashed var(--soft)}
.axis{min-height:0!important;color:var(--soft);font-size:12px}.axis .track{background:none;height:16px}.axis .track span{position:absolute;transform:translateX(-50%);white-space:nowrap}
.key{display:inline-flex;gap:6px;align-items:center;margin-right:16px}.key b,.key i,.key em{display:inline-block;width:8px;height:8px;border-radius:50%;background:var(--accent)}
.key i{width:20px;border-radius:3px;opacity:.32}.key b.ring{background:none;border:2px solid var(--accent)}.key em{width:0;height:14px;border-radius:0;background:none;border-left:2px dashed var(--soft)}`;

const at = (share: number): string => `left:${(100 * share).toFixed(2)}%`;

export function accuracyRows(models: readonly Shown[], majority: number): string {
  const rows = models.map(({ fullTitle, accuracy, deviation, perFold }) => {
    const dots = perFold.map(
      (value, fold) => `<b style="${at(value)}" title="fold ${fold + 1}: ${percent(value)}"></b>`,
    );
    return row(
      fullTitle,
      `<i style="width:${(100 * accuracy).toFixed(2)}%"></i>${dots.join('')}<em style="${at(majority)}"></em>`,
      `${percent(accuracy)} <small>± ${(100 * deviation).toFixed(1)}</small>`,
    );
  });
  const axis = [0, 0.25, 0.5, 0.75, 1].map((x) => tick(x, `${100 * x} %`));
  return `<p><span class="key"><i></i>mean</span><span class="key"><b></b>one fold</span><span class="key"><em></em>the most frequent class</span></p>
<ol class="rows">${rows.join('')}${axisRow(axis)}</ol>`;
}

/** On a logarithmic axis of whole decades; what took no time that could be measured stands at its left end. */
export function secondsRows(models: readonly Shown[]): string {
  const all = models.flatMap(({ fitSeconds, predictSeconds }) => [fitSeconds, predictSeconds]);
  const decades = all.filter((s) => s > 0).map((seconds) => Math.log10(seconds));
  const from = Math.max(-4, Math.floor(Math.min(0, ...decades)));
  const to = Math.max(from + 1, Math.ceil(Math.max(0, ...decades)));
  const place = (seconds: number): number =>
    seconds <= 0 ? 0 : Math.min(1, Math.max(0, (Math.log10(seconds) - from) / (to - from)));
  const rows = models.map(({ fullTitle, fitSeconds, predictSeconds }) =>
    row(
      fullTitle,
      `<b style="${at(place(fitSeconds))}"></b><b class="ring" style="${at(place(predictSeconds))}"></b>`,
      `${secondsText(fitSeconds)} <small>${secondsText(predictSeconds)}</small>`,
      `background-size:${(100 / (to - from)).toFixed(3)}% 100%`,
    ),
  );
  const axis = Array.from({ length: to - from + 1 }, (_, n) =>
    tick(n / (to - from), secondsText(10 ** (from + n))),
  );
  return `<p><span class="key"><b></b>to fit all folds</span><span class="key"><b class="ring"></b>to judge all rows</span></p>
<ol class="rows">${rows.join('')}${axisRow(axis)}</ol>`;
}

export function secondsText(seconds: number): string {
  if (seconds >= 100) return `${seconds.toFixed(0)} s`;
  if (seconds >= 1) return `${Number(seconds.toPrecision(2))} s`;
  const ms = 1000 * seconds;
  return `${ms >= 1 ? Number(ms.toPrecision(2)) : Number(ms.toFixed(2))} ms`;
}

function row(title: string, track: string, figure: string, trackStyle = ''): string {
  const style = trackStyle === '' ? '' : ` style="${trackStyle}"`;
  return `<li><span>${escapeHtml(title)}</span><span class="track" aria-hidden="true"${style}>${track}</span><span class="figure">${figure}</span></li>`;
}

function tick(share: number, text: string): string {
  return `<span style="${at(share)}">${text}</span>`;
}

function axisRow(ticks: readonly string[]): string {
  return `<li class="axis" aria-hidden="true"><span></span><span class="track">${ticks.join('')}</span><span></span></li>`;
}
