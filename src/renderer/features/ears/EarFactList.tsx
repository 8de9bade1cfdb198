// What a checked file is: name, licence, size, what it hears, how long listening would take, where it is from.
import type { CheckedEar } from '../../../core/domain/earState.ts';
import { PathLine } from '../../primitives/PathLine.tsx';
import { earWords } from '../../words/ears.ts';
import { formatBytes } from '../../words/format.ts';
import css from './AddEarDialog.module.css';

const words = earWords.dialog;

export function EarFactList({ checked }: { readonly checked: CheckedEar }) {
  const { ear, bytes, trial, file } = checked;
  if (ear === null) return null;
  const facts = [
    [words.licence, ear.licence],
    [words.size, formatBytes(bytes)],
    [words.hears, words.kinds(ear)],
    ...(trial === null ? [] : [[words.time, words.timeText(trial)] as const]),
    [words.source, ear.source],
  ] as const;
  return (
    <>
      <PathLine path={file} />
      <p className={css['title']}>{ear.name}</p>
      <dl className={css['facts']}>
        {facts.map(([name, text]) => (
          <div key={name} className={css['fact']}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className={ear.tried ? css['note'] : css['warning']}>{ear.tried ? words.tried : words.notTried}</p>
    </>
  );
}
