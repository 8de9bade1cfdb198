// One command and its key: pressed, the button listens for another one; one that is taken is asked about.
import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { KeyChanges } from '../../../core/domain/settings.ts';
import type { CommandId } from '../../commands/commands.ts';
import { bindingsOf, isChanged, ownerOf, withDefault, withKey } from '../../commands/keyBindings.ts';
import { isMac } from '../../commands/keySheet.ts';
import { combinationOf, printedKeys } from '../../commands/shortcuts.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Hidden } from '../../primitives/Hidden.tsx';
import { Keys } from '../../primitives/Key.tsx';
import { messages } from '../../words/messages.ts';
import css from './CommandKey.module.css';

const words = messages.settings;
const { names } = messages.commands;

interface CommandKeyProps {
  readonly id: CommandId;
  readonly changes: KeyChanges;
  readonly onChange: (changes: KeyChanges) => void;
}

export function CommandKey({ id, changes, onChange }: CommandKeyProps) {
  const [listening, setListening] = useState(false);
  /** What was pressed, and is somebody else's. */
  const [wanted, setWanted] = useState<string | null>(null);
  const bindings = bindingsOf(changes);
  const keys = bindings.get(id) ?? [];
  const name = names[id];

  function listen(on: boolean): void {
    setListening(on);
    setWanted(null);
  }

  /** Before any shortcut, and before the button itself takes Space or Enter for a press. */
  function onKeyDown(event: KeyboardEvent): void {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') listen(false);
    else if (event.key === 'Backspace') give(null);
    else {
      const combination = combinationOf(event);
      if (combination === null) return;
      setListening(false);
      if (ownerOf(bindings, combination, id) === null) give(combination);
      else setWanted(combination);
    }
  }

  function give(combination: string | null): void {
    listen(false);
    onChange(withKey(changes, id, combination));
  }

  const printed = keys.map((key) => printedKeys(key, isMac));
  const text = printed.map((key) => key.join(' ')).join(', ');
  return (
    <li className={css['command']}>
      <span className={css['name']}>{name}</span>
      {isChanged(changes, id) ? (
        <IconButton
          icon={RotateCcw}
          label={words.resetKey(name)}
          onPress={() => onChange(withDefault(changes, id))}
        />
      ) : null}
      <span className={css['place']} onKeyDownCapture={onKeyDown}>
        <AriaButton
          className={`${css['keys']} ${listening ? css['listening'] : ''}`}
          onPress={() => listen(!listening)}
          onBlur={() => setListening(false)}
        >
          {listening ? (
            words.pressKey
          ) : (
            <>
              <Hidden>{words.keyOf(name, text)}</Hidden>
              {printed.map((key) => (
                <Keys key={key.join(' ')} names={key} />
              ))}
              {printed.length > 0 ? null : (
                <span className={css['none']} aria-hidden>
                  {words.noKey}
                </span>
              )}
            </>
          )}
        </AriaButton>
      </span>
      {wanted === null ? null : (
        <Conflict
          id={id}
          wanted={wanted}
          changes={changes}
          onTake={() => give(wanted)}
          onLeave={() => setWanted(null)}
        />
      )}
    </li>
  );
}

interface ConflictProps {
  readonly id: CommandId;
  readonly wanted: string;
  readonly changes: KeyChanges;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

function Conflict({ id, wanted, changes, onTake, onLeave }: ConflictProps) {
  const owner = ownerOf(bindingsOf(changes), wanted, id);
  const printed = printedKeys(wanted, isMac).join(' ');
  if (owner === null) return null;
  return (
    <div className={css['conflict']} role="alert">
      <p className={css['problem']}>
        {owner.kind === 'kept' ? words.keyKept(printed) : words.keyTaken(printed, names[owner.id])}
      </p>
      {owner.kind === 'kept' ? null : (
        <Button look="quiet" onPress={onTake}>
          {words.takeKey}
        </Button>
      )}
      <Button look="quiet" onPress={onLeave}>
        {words.leaveKey}
      </Button>
    </div>
  );
}
