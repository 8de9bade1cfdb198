// A text field with its label above.
import { Input, Label, TextField, type TextFieldProps } from 'react-aria-components';
import css from './Field.module.css';

interface FieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
}

export function Field({ label, ...rest }: FieldProps) {
  return (
    <TextField {...rest} className={css['field'] ?? ''}>
      <Label className={css['label'] ?? ''}>{label}</Label>
      <Input className={css['input'] ?? ''} spellCheck={false} />
    </TextField>
  );
}
