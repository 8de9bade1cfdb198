// Every key and what it does.
import { keyGroups } from '../app/keySheet.ts';
import { messages } from '../messages.ts';
import { Key } from '../primitives/Key.tsx';
import { Group } from './Group.tsx';
import css from './KeyboardMap.module.css';

export function KeyboardMap() {
  return (
    <Group title={messages.settings.keyboard}>
      <div className={css['groups']}>
        {keyGroups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={css['title']}>{title}</h3>
            <dl>
              {keys.map(({ keys: pressed, does }) => (
                <div key={does} className={css['line']}>
                  <dt>{does}</dt>
                  <dd className={css['keys']}>
                    <span className={css['said']}>{pressed.join(' ')}</span>
                    {pressed.map((key) => (
                      <Key key={key} name={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Group>
  );
}
