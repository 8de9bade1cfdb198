// Short messages about what has just happened, each for a few seconds.
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  /** One thing that can be done about it. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const lastsMilliseconds = 6000;
let lastId = 0;

export const useNotices = create<{ notices: readonly Notice[] }>()(() => ({ notices: [] }));

/** Gives what `dismiss` takes. */
export function notify(text: string, options: Partial<Pick<Notice, 'tone' | 'action'>> = {}): number {
  lastId += 1;
  const notice: Notice = { id: lastId, text, tone: options.tone ?? 'plain', action: options.action ?? null };
  // The newest three are enough: a row of undo steps must not wall up the window.
  useNotices.setState(({ notices }) => ({ notices: [...notices, notice].slice(-3) }));
  setTimeout(() => dismiss(notice.id), lastsMilliseconds);
  return notice.id;
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
