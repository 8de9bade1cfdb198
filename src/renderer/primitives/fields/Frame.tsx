// What fields have in common: the label above, and the box that is typed into or pressed.
import { Label } from 'react-aria-components';
import css from './Frame.module.css';

/** Classes of the field as a whole and of its box. */
export const frame = { field: css['field'] ?? '', box: css['box'] ?? '' };

interface Named {
  readonly label: string;
  /** For assistive technology alone: what stands before the field names it already. */
  readonly hideLabel?: boolean | undefined;
}

/** To be spread into the field. */
export function nameOf({ label, hideLabel = false }: Named): { 'aria-label'?: string } {
  return hideLabel ? { 'aria-label': label } : {};
}

export function FieldLabel({ label, hideLabel = false }: Named) {
  return hideLabel ? null : <Label className={css['label'] ?? ''}>{label}</Label>;
}
