// Keys of the keyboard, as they are printed beside what they do.
import css from './Key.module.css';

/** Assistive technology learns of it by `aria-keyshortcuts`, so it is not read out unless it is the text itself. */
export function Key({ name, isRead = false }: { readonly name: string; readonly isRead?: boolean }) {
  return (
    <kbd className={css['key']} aria-hidden={!isRead}>
      {name}
    </kbd>
  );
}

/** Pressed together. */
export function Keys({ names, isRead }: { readonly names: readonly string[]; readonly isRead?: boolean }) {
  return (
    <span className={css['keys']}>
      {names.map((name) => (
        <Key key={name} name={name} {...(isRead === undefined ? {} : { isRead })} />
      ))}
    </span>
  );
}
