// The way to the screens beside the library, at the foot of the sidebar.
import { Compass, GraduationCap, ListChecks, Settings, Tags } from 'lucide-react';
import { screens, showScreen, useScreen } from '../../state/screen.ts';
import { messages } from '../../words/messages.ts';
import css from './ScreenLinks.module.css';

const pictures = {
  explore: Compass,
  review: ListChecks,
  learn: GraduationCap,
  tags: Tags,
  settings: Settings,
} as const;
const words = messages.screens;

export function ScreenLinks() {
  const screen = useScreen((state) => state.screen);
  return (
    <ul className={css['links']} aria-label={words.label}>
      {screens.map((name) => {
        const Picture = pictures[name];
        return (
          <li key={name}>
            <button
              type="button"
              className={css['link']}
              aria-current={screen === name ? 'page' : undefined}
              onClick={() => showScreen(name)}
            >
              <Picture size={15} aria-hidden className={css['picture']} />
              {words[name]}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
