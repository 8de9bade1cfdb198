// What has just happened, shown in a corner and read out by screen readers.
import { X } from 'lucide-react';
import { Button, IconButton } from '../primitives/Button.tsx';
import { dismiss, useNotices } from '../state/notices.ts';
import { messages } from '../words/messages.ts';
import css from './Notices.module.css';

export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    // The region stands before there is anything in it: only then is what is added read out.
    <div className={css['place']} role="log" aria-live="polite" data-react-aria-top-layer>
      {notices.map(({ id, text, tone, action }) => (
        <div key={id} className={`${css['notice']} ${tone === 'problem' ? css['problem'] : ''}`}>
          <span className={css['text']}>{text}</span>
          {action === null ? null : (
            <Button
              look="quiet"
              onPress={() => {
                action.run();
                dismiss(id);
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon={X} label={messages.common.dismiss} onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
