// Confusion as a table: rows are the true classes, columns the predicted ones, each cell as deep as its share of the row.
import type { Scores } from '../evaluation/scores.ts';
import { escapeHtml } from './html.ts';

/** With more classes their names stand upright above the columns. */
export const mostAcross = 6;

export function confusionTable({ perClass, confusion }: Pick<Scores, 'perClass' | 'confusion'>): string {
  const head = perClass.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const body = confusion.map((counts, t) => {
    const rows = Math.max(1, perClass[t]!.rows);
    const cells = counts.map((n) =>
      n === 0 ? '<td class="none">0</td>' : `<td style="--share:${(n / rows).toFixed(3)}">${n}</td>`,
    );
    return `<tr><th scope="row">${escapeHtml(perClass[t]!.name)}</th>${cells.join('')}</tr>`;
  });
  const names = perClass.length > mostAcross ? ' upright' : '';
  return `<table class="confusion${names}"><thead><tr><td></td>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
