// The language of searches at a glance: examples to press, and the fields.
import { nameOf, searchFields } from '../../../core/query/fields.ts';
import { DialogBody, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { setSearch } from '../../state/list/view.ts';
import { showScreen } from '../../state/screen.ts';
import { messages } from '../../words/messages.ts';
import css from './SearchHelpDialog.module.css';

const words = messages.query;

export function SearchHelpDialog() {
  return (
    <ModalDialog title={words.help} width="widest" onClose={closeDialog}>
      <DialogBody>
        {/* On a small screen it scrolls, and what scrolls must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <section tabIndex={0} aria-label={words.help} className={css['sheet']}>
          <p className={css['intro']}>{words.sheet.intro}</p>
          <ul className={css['examples']}>
            {words.sheet.examples.map(([query, meaning]) => (
              <li key={query}>
                <button
                  type="button"
                  className={css['example']}
                  aria-label={words.sheet.example(query)}
                  onClick={() => tryOut(query)}
                >
                  <code>{query}</code>
                </button>
                <span>{meaning}</span>
              </li>
            ))}
          </ul>
          <h3 className={css['title']}>{words.sheet.fields}</h3>
          <dl className={css['fields']}>
            {searchFields.map(({ field }) => (
              <div key={field}>
                <dt>
                  <code>{nameOf(field)}</code>
                </dt>
                <dd>{words.noteOf(field)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </DialogBody>
    </ModalDialog>
  );
}

function tryOut(query: string): void {
  showScreen('library');
  setSearch(query);
  closeDialog();
}
