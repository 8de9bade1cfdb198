// A field for a search: completed while typing, what cannot be read underlined, and why below it.
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import { readQuery } from '../../../core/query/parse.ts';
import { Button } from '../../primitives/Button.tsx';
import { SearchBox } from '../../primitives/fields/SearchBox.tsx';
import { looks, OptionInsides } from '../../primitives/Options.tsx';
import { openDialog } from '../../state/dialogs.ts';
import { messages } from '../../words/messages.ts';
import css from './QueryField.module.css';
import { shownError } from './shownError.ts';
import { type Suggestion, useCompletions } from './useCompletions.ts';

const words = messages.query;

interface QueryFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Of the input. */
  readonly id?: string;
  readonly size: 'large' | 'full';
  readonly hint?: ReactNode;
  /** Enter, where nothing is taken by it. */
  readonly onSubmit?: () => void;
  /** The arrow down, or Escape in an empty field, where nothing is offered. */
  readonly onLeave?: () => void;
}

export function QueryField({ label, value, onChange, id, size, hint, onSubmit, onLeave }: QueryFieldProps) {
  const [caret, setCaret] = useState<number | null>(null);
  /** What was offered for this text is not wanted. */
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ readonly text: string; readonly at: number } | null>(null);
  const [scrolled, setScrolled] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  /** What is offered lies in the same landmark, or dialog, as the field. */
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const listId = useId();
  const errorId = useId();
  const isFocused = caret !== null;
  const { all, isFirstMeant } = useCompletions(value, caret ?? 0, isFocused && dismissed !== value);
  const isOpen = all.length > 0;
  const at = chosen?.text === value ? Math.min(chosen.at, all.length - 1) : isFirstMeant ? 0 : -1;
  const error = shownError(readQuery(value).errors, value, caret);

  const inputOf = (): HTMLInputElement | null => box.current?.querySelector('input') ?? null;

  function take(suggestion: Suggestion): void {
    const taken = suggestion.take();
    onChange(taken.text);
    setCaret(taken.caret);
    // When the text is in the field.
    requestAnimationFrame(() => {
      const input = inputOf();
      input?.focus();
      input?.setSelectionRange(taken.caret, taken.caret);
    });
  }

  /** Keys that belong to what is offered go no further. */
  function onKeyDownCapture(event: KeyboardEvent): void {
    if (event.key === '?' && value === '') {
      hold(event);
      openDialog('searchHelp');
      return;
    }
    if (!isOpen || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      hold(event);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // The field itself is one of the places, where Enter searches.
      const places = all.length + 1;
      setChosen({ text: value, at: ((at + 1 + step + places) % places) - 1 });
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
      const suggestion = all[event.key === 'Tab' ? Math.max(0, at) : at];
      if (suggestion === undefined) return;
      hold(event);
      take(suggestion);
    } else if (event.key === 'Escape') {
      hold(event);
      setDismissed(value);
    }
  }

  return (
    <div ref={box} className={css[size] ?? ''} onKeyDownCapture={onKeyDownCapture}>
      <SearchBox
        label={label}
        value={value}
        size={size}
        title={words.placeholder}
        {...(id === undefined ? {} : { id })}
        hint={hint}
        onChange={(text) => {
          setDismissed(null);
          onChange(text);
          setCaret(inputOf()?.selectionStart ?? text.length);
        }}
        onSubmit={() => onSubmit?.()}
        onKeyDown={(event) => {
          if (
            onLeave !== undefined &&
            (event.key === 'ArrowDown' || (event.key === 'Escape' && value === ''))
          )
            onLeave();
          else event.continuePropagation();
        }}
        input={{
          role: 'combobox',
          'aria-expanded': isOpen,
          'aria-autocomplete': 'list',
          ...(isOpen ? { 'aria-controls': listId } : {}),
          ...(isOpen && at >= 0 ? { 'aria-activedescendant': optionId(listId, at) } : {}),
          ...(error === null ? {} : { 'aria-invalid': true, 'aria-describedby': errorId }),
          autoComplete: 'off',
          onSelect: (event) => setCaret(event.currentTarget.selectionStart),
          onFocus: (event) => setCaret(event.currentTarget.selectionStart),
          onBlur: () => setCaret(null),
          onScroll: (event) => setScrolled(event.currentTarget.scrollLeft),
        }}
        under={
          error === null ? null : (
            <span className={css['under']} style={{ transform: `translateX(${-scrolled}px)` }}>
              {value.slice(0, error.at)}
              <u>{value.slice(error.at, Math.max(error.end, error.at + 1)) || ' '}</u>
            </span>
          )
        }
      />
      <div ref={setPlace} />
      <Popover
        isNonModal
        isOpen={isOpen && place !== null}
        {...(place === null ? {} : { UNSTABLE_portalContainer: place })}
        triggerRef={box}
        placement="bottom start"
        offset={4}
        className={`${looks.float} ${css['popover']}`}
      >
        {/* Options are pointed at, while the keys stay in the field. */}
        <div role="listbox" id={listId} aria-label={words.suggestions} className={css['list']}>
          {all.map((suggestion, n) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field
            <div
              key={suggestion.id}
              id={optionId(listId, n)}
              role="option"
              aria-selected={n === at}
              className={looks.option}
              {...(n === at ? { 'data-focused': true } : {})}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(suggestion)}
            >
              <OptionInsides name={suggestion.name} note={suggestion.note} />
            </div>
          ))}
        </div>
      </Popover>
      {error === null ? null : (
        <p id={errorId} role="status" className={css['error']}>
          <span>{words.problem(error.problem)}</span>{' '}
          <Button look="quiet" onPress={() => openDialog('searchHelp')}>
            {words.helpShort}
          </Button>
        </p>
      )}
    </div>
  );
}

function hold(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function optionId(listId: string, n: number): string {
  return `${listId}-${n}`;
}
