// Shown while the page has no connection to the app behind it.
import { AppWindow, KeyRound, Unplug } from 'lucide-react';
import { useConnection } from '../wire/connection.ts';
import { messages } from '../words/messages.ts';
import css from './ConnectionBanner.module.css';

const words = messages.connection;

const banners = {
  connecting: null,
  open: null,
  lost: { Icon: Unplug, title: words.lost, detail: words.lostDetail },
  refused: { Icon: KeyRound, title: words.refused, detail: words.refusedDetail },
  crowded: { Icon: AppWindow, title: words.crowded, detail: words.crowdedDetail },
} as const;

export function ConnectionBanner() {
  const banner = useConnection((connection) => banners[connection.state]);
  return (
    <div role="status" className={css['place']}>
      {banner === null ? null : (
        <p className={css['banner']}>
          <banner.Icon size={15} aria-hidden />
          <strong className={css['title']}>{banner.title}</strong>
          <span>{banner.detail}</span>
        </p>
      )}
    </div>
  );
}
