// A text field with its label above.
import { Input, TextField, type TextFieldProps } from 'react-aria-components';
import { FieldLabel, frame } from './Frame.tsx';

interface FieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
}

export function Field({ label, ...rest }: FieldProps) {
  return (
    <TextField {...rest} className={frame.field}>
      <FieldLabel label={label} />
      <Input className={frame.box} spellCheck={false} />
    </TextField>
  );
}
