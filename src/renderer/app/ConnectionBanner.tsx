// Shown while the page has no connection to the app behind it.
import { KeyRound, Unplug } from 'lucide-react';
import { useConnection } from '../wire/connection.ts';
import { messages } from '../words/messages.ts';
import css from './ConnectionBanner.module.css';

const words = messages.connection;

export function ConnectionBanner() {
  const state = useConnection((connection) => connection.state);
  const refused = state === 'refused';
  return (
    <div role="status" className={css['place']}>
      {state === 'lost' || refused ? (
        <p className={css['banner']}>
          {refused ? <KeyRound size={15} aria-hidden /> : <Unplug size={15} aria-hidden />}
          <strong className={css['title']}>{refused ? words.refused : words.lost}</strong>
          <span>{refused ? words.refusedDetail : words.lostDetail}</span>
        </p>
      ) : null}
    </div>
  );
}
