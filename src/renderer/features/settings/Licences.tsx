// What Stackwax stands on, and under which licence each of it is.
import { licences } from 'virtual:licences';
import { messages } from '../../words/messages.ts';
import { Group } from './Group.tsx';
import css from './Licences.module.css';

const words = messages.settings;

export function Licences() {
  return (
    <Group part="licences" title={words.licences}>
      <p className={css['detail']}>{words.licencesDetail}</p>
      <details>
        <summary className={css['summary']}>{words.licencesOf(licences.length)}</summary>
        <ul className={css['list']}>
          {licences.map(({ name, version, licence }) => (
            <li key={`${name} ${version}`} className={css['line']}>
              <span className={css['name']}>{name}</span>
              <span className={css['version']}>{version}</span>
              <span className={css['licence']}>{licence}</span>
            </li>
          ))}
        </ul>
      </details>
    </Group>
  );
}
