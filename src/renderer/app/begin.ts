// Asks for the first list and takes the language up, then loads the page: its modules of words keep their sentences as soon
// as they are loaded, and the list is put together meanwhile.
import { locales } from '../../core/languages/languages.ts';
import { speak } from '../../core/languages/say.ts';
import { chosenLanguage } from '../state/language.ts';
import { askForFirstList } from '../state/list/useTracks.ts';
import { followHistory } from '../state/place/history.ts';

followHistory();
askForFirstList();

const language = chosenLanguage();
const { tag, direction } = locales[language];
document.documentElement.lang = tag;
document.documentElement.dir = direction;
await speak(language);
await import('./start.tsx');
