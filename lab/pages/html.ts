// What the lab's pages have in common: one self-contained document, its look in either theme, no script, nothing to fetch.

/** `body` and `style` as they are; the title is escaped. */
export function page(title: string, style: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${commonStyle}
${style}</style></head><body><main>
<h1>${escapeHtml(title)}</h1>${body}
</main></body></html>
`;
}

export const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What is too wide scrolls by itself, by keyboard as well. */
export function scrolling(name: string, content: string): string {
  return `<div class="scroll" role="group" tabindex="0" aria-label="${escapeHtml(name)}">${content}</div>`;
}

const commonStyle = `:root{color-scheme:light dark;--paper:light-dark(#f6f6f8,#16161a);--card:light-dark(#fff,#1f1f25);--ink:light-dark(#1c1c22,#ececf1);
--soft:light-dark(#5a5a66,#a2a2b0);--line:light-dark(#e3e3ea,#34343d);--accent:light-dark(#2d5ac8,#7ea0f5);--rgb:45,90,200}
@media (prefers-color-scheme:dark){:root{--rgb:96,136,240}}
*{box-sizing:border-box}body{font:14px/20px system-ui,sans-serif;margin:0;background:var(--paper);color:var(--ink);font-variant-numeric:tabular-nums}
main{margin:0 auto;padding:32px 16px;display:grid;gap:16px}
h1,.wide{grid-column:1/-1}h1{font-size:24px;line-height:32px;margin:0}h2{font-size:14px;line-height:20px;margin:0 0 4px}p{margin:0 0 12px;color:var(--soft)}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;min-width:0}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:4px}
table{border-collapse:collapse;width:100%}th,td{padding:4px 8px;text-align:right;font-weight:400}thead th{color:var(--soft)}th:first-child{text-align:left}
.even tbody tr+tr{border-top:1px solid var(--line)}
.confusion td{text-align:center;border:2px solid var(--card);border-radius:4px}.confusion td[style]{background:rgba(var(--rgb),calc(var(--share)*.7))}
.confusion td.none{color:var(--soft)}.confusion thead th{text-align:center}
.upright thead th{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;padding:6px 2px;vertical-align:top}
svg{display:block;width:100%;height:auto}svg text{font:11px system-ui,sans-serif;fill:var(--soft)}.grid{stroke:var(--line)}`;
