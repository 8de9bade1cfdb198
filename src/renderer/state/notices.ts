// Short messages about what has just happened, each for a few seconds.
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  /** One thing that can be done about it. */
  readonly action: NoticeAction | null;
}

interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
  /** It takes back the last change of this, so that it means another one after the next. */
  readonly takesBack?: string;
}

const lastsMilliseconds = 6000;
let lastId = 0;

export const useNotices = create<{ notices: readonly Notice[] }>()(() => ({ notices: [] }));

/** Gives what `dismiss` takes. */
export function notify(text: string, options: Partial<Pick<Notice, 'tone' | 'action'>> = {}): number {
  lastId += 1;
  const notice: Notice = { id: lastId, text, tone: options.tone ?? 'plain', action: options.action ?? null };
  if (notice.action?.takesBack !== undefined) withdrawUndo(notice.action.takesBack);
  // The newest three are enough: a row of undo steps must not wall up the window.
  useNotices.setState(({ notices }) => ({ notices: [...notices, notice].slice(-3) }));
  setTimeout(() => dismiss(notice.id), lastsMilliseconds);
  return notice.id;
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** After a change no earlier notice offers to undo the last one of the same; none given: of anything. */
export function withdrawUndo(of?: string): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.map((notice) => {
      const takesBack = notice.action?.takesBack;
      const isStale = takesBack !== undefined && (of === undefined || takesBack === of);
      return isStale ? { ...notice, action: null } : notice;
    }),
  }));
}
