// A key of the keyboard, as it is printed beside what it does; said by `aria-keyshortcuts`, so not read out here.
import css from './Key.module.css';

export function Key({ name }: { readonly name: string }) {
  return (
    <kbd className={css['key']} aria-hidden>
      {name}
    </kbd>
  );
}
