// Takes the language up, then loads the page: its modules of words keep their sentences as soon as they are loaded.
import { locales } from '../../core/languages/languages.ts';
import { speak } from '../../core/languages/say.ts';
import { chosenLanguage } from '../state/language.ts';

const language = chosenLanguage();
const { tag, direction } = locales[language];
document.documentElement.lang = tag;
document.documentElement.dir = direction;
await speak(language);
await import('./start.tsx');
