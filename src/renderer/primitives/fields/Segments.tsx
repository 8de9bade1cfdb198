// One of a few, side by side.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import css from './Segments.module.css';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly choices: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  /** Null where it is none of them. */
  readonly chosen: T | null;
  readonly onChoose: (choice: T) => void;
}

export function Segments<T extends string>({ label, choices, names, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={([key]) => {
        const choice = choices.find((name) => name === key);
        if (choice !== undefined) onChoose(choice);
      }}
      className={css['segments'] ?? ''}
    >
      {choices.map((name) => (
        <ToggleButton key={name} id={name} className={css['segment'] ?? ''}>
          {names[name]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
