// What a command is: its keys, when it can be done, what it does.
import type { LucideIcon } from 'lucide-react';

export interface Command {
  readonly group: 'library' | 'edit' | 'player' | 'screens' | 'window';
  readonly icon: LucideIcon;
  /** 'Mod+Shift+Z'; Mod is Ctrl, or Command on a Mac. The first is shown. These hold until the person chooses others. */
  readonly keys?: readonly string[];
  /** Its keys hold even where letters are typed, as far as they type none themselves. */
  readonly inText?: true;
  /** Whether it can be done now; always when absent. */
  readonly when?: () => boolean;
  readonly run: () => void;
}
