// How the options of every list and menu look, and what floats with them in it.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './Options.module.css';

/** Classes: the option itself, one with more room, and the surface that floats above the page. */
export const looks = {
  option: css['option'] ?? '',
  roomy: `${css['option']} ${css['roomy']}`,
  float: css['float'] ?? '',
};

interface OptionInsidesProps {
  readonly picture?: ReactNode;
  readonly name: string;
  /** What is shown of the name, and how far it is indented, where names are those of a tree. */
  readonly leaf?: { readonly text: string; readonly level: number } | undefined;
  /** At the end, in faint. */
  readonly note?: ReactNode;
}

export function OptionInsides({ picture = null, name, leaf, note = null }: OptionInsidesProps) {
  return (
    <>
      {picture}
      <span className={css['name']} title={name} style={{ '--level': leaf?.level ?? 0 }}>
        {leaf?.text ?? name}
      </span>
      {note === null ? null : <span className={css['note']}>{note}</span>}
    </>
  );
}

/** Keeps its place while the option is not chosen. */
export function OptionCheck({ isChosen }: { readonly isChosen: boolean }) {
  return <Check size={14} aria-hidden className={isChosen ? css['check'] : css['unchecked']} />;
}
