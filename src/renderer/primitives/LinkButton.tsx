// A name in a text that leads somewhere.
import { Button } from 'react-aria-components';
import css from './LinkButton.module.css';

interface LinkButtonProps {
  /** Where it leads, for those who do not see that it does. */
  readonly label: string;
  readonly onPress: () => void;
  readonly children: string;
}

export function LinkButton({ label, onPress, children }: LinkButtonProps) {
  return (
    <Button aria-label={label} onPress={onPress} className={css['link'] ?? ''}>
      {children}
    </Button>
  );
}
