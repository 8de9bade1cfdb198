// A bar that fills; striped while nobody knows how much there is.
import { ProgressBar } from 'react-aria-components';
import css from './Progress.module.css';

interface ProgressProps {
  readonly label: string;
  /** 0 to 1; null while it is not known. */
  readonly share: number | null;
}

export function Progress({ label, share }: ProgressProps) {
  return (
    <ProgressBar
      aria-label={label}
      minValue={0}
      maxValue={1}
      value={share ?? 0}
      isIndeterminate={share === null}
      formatOptions={{ style: 'percent' }}
      className={css['track'] ?? ''}
    >
      <div
        className={share === null ? css['unknown'] : css['fill']}
        style={share === null ? {} : { width: `${share * 100}%` }}
      />
    </ProgressBar>
  );
}
