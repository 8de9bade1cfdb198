// Every key and what it does; those of commands can be chosen.

import type { Settings } from '../../../core/domain/settings.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { commandsOf, fixedKeys, groups } from '../../commands/keySheet.ts';
import { KeyLines } from '../../parts/KeyLines.tsx';
import { Button } from '../../primitives/Button.tsx';
import { messages } from '../../words/messages.ts';
import { CommandKey } from './CommandKey.tsx';
import { Group } from './Group.tsx';
import css from './KeyboardMap.module.css';

const words = messages.settings;

export function KeyboardMap({ settings }: { readonly settings: Settings }) {
  const { keys: changes } = settings;
  return (
    <Group part="keys" title={words.keyboard}>
      <div className={css['about']}>
        <p className={css['detail']}>{words.keyboardDetail}</p>
        <Button
          look="quiet"
          isDisabled={Object.keys(changes).length === 0}
          onPress={() => changeSettings({ keys: {} })}
        >
          {words.resetKeys}
        </Button>
      </div>
      <div className={css['groups']}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={css['title']}>{messages.commands.groups[group]}</h3>
            <ul>
              {commandsOf(group).map((id) => (
                <CommandKey
                  key={id}
                  id={id}
                  changes={changes}
                  onChange={(keys) => changeSettings({ keys })}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <h3 className={css['heading']}>{words.keysFixed}</h3>
      <div className={css['groups']}>
        {fixedKeys.map(({ title, keys }) => (
          <section key={title}>
            <h4 className={css['title']}>{title}</h4>
            <KeyLines lines={keys} />
          </section>
        ))}
      </div>
    </Group>
  );
}
