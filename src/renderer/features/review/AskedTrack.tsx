// The track that is asked about, played from where it tells most; keys belong to the question.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { MiniWave } from '../../parts/waves/MiniWave.tsx';
import { useDialog } from '../../state/dialogs.ts';
import { takesText } from '../../state/focus.ts';
import { playTrack } from '../../state/player.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import css from './AskedTrack.module.css';
import type { Asked } from './session.ts';

interface AskedTrackProps {
  readonly item: Asked;
  /** What is asked. */
  readonly label: string;
  /** Takes a key: true when it means something here. Keys of dialogs, fields and pressed buttons do not come. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Above the title. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

export function AskedTrack({ item, label, onKey, lead, children }: AskedTrackProps) {
  const { data: track } = useQuery(api.tracks.get.queryOptions({ input: { id: item.id } }));
  const place = useRef<HTMLElement>(null);
  // Keys belong to the question, not to the button that led here.
  useEffect(() => place.current?.focus({ preventScroll: true }), []);

  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // A button that has the focus keeps the keys that press it.
      const onButton =
        event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter');
      if (event.defaultPrevented || onButton || takesText(event.target)) return;
      if (useDialog.getState().open === null && latest.current(event)) event.preventDefault();
    };
    // Before the shortcuts of the whole window.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);

  const isHere = track !== undefined;
  useEffect(() => {
    if (isHere) playTrack(item.id, item.fromSeconds);
  }, [item.id, item.fromSeconds, isHere]);

  return (
    <div className={css['place']}>
      <section ref={place} tabIndex={-1} className={css['question']} aria-label={label}>
        {lead}
        <h2 className={css['title']}>{track?.title ?? track?.fileName ?? ''}</h2>
        <p className={css['by']}>
          {[track?.artist ?? messages.common.unknownArtist, track?.album ?? null]
            .filter((part) => part !== null)
            .join(', ')}
        </p>
        <div className={css['wave']}>{track === undefined ? null : <MiniWave track={track} />}</div>
        {children}
      </section>
    </div>
  );
}
