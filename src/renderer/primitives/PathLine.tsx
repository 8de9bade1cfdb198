// The path of a file or folder, whole however long it is, so that it can be read and copied.
import css from './PathLine.module.css';

export function PathLine({ path }: { readonly path: string }) {
  return <p className={css['path']}>{path}</p>;
}
