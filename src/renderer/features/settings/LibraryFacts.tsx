// Where the library is kept, and which Stackwax this is.
import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { IconButton } from '../../primitives/Button.tsx';
import { notify } from '../../state/notices.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { Group, Line } from './Group.tsx';
import css from './LibraryFacts.module.css';

const words = messages.settings;

export function LibraryFacts() {
  const { data: summary } = useQuery(api.library.summary.queryOptions());
  // Stays what it is for as long as the app runs.
  const { data: engine } = useQuery(api.settings.engine.queryOptions());
  if (summary === undefined) return null;
  return (
    <Group part="library" title={words.library}>
      <Line name={words.location} detail={words.locationDetail}>
        <span className={css['path']} title={summary.libraryDir}>
          {summary.libraryDir}
        </span>
        <IconButton icon={Copy} label={words.copy} onPress={() => void copy(summary.libraryDir)} />
      </Line>
      <Line name={words.version}>
        <span className={css['fact']}>{summary.version}</span>
      </Line>
      <Line name={words.learnsWith}>
        <span className={css['fact']}>{engine === undefined ? '' : words.engines[engine]}</span>
      </Line>
    </Group>
  );
}

async function copy(path: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(path);
    notify(words.copied);
  } catch {
    notify(messages.common.somethingWrong, { tone: 'problem' });
  }
}
