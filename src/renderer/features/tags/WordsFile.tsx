// The user's words as one file: saved to the downloads, read back, for another library or another person.

import { Download, Upload } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { parseOverlay, serialiseOverlay } from '../../../core/genres/vocabulary/overlay.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { notify } from '../../state/notices.ts';
import { client } from '../../wire/api.ts';
import { errorText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import { useWords } from './useWords.ts';

const words = messages.tags;
/** A person's own words are a few kilobytes; nobody is helped by reading a film into memory. */
const largestBytes = 4_000_000;

export function WordsFile() {
  const { change } = useWords();

  async function read(file: File): Promise<void> {
    if (file.size > largestBytes) {
      notify(words.file.tooLarge, { tone: 'problem' });
      return;
    }
    try {
      const overlay = parseOverlay(await file.text());
      change({
        alwaysAsk: true,
        sentence: words.sentences.imported(file.name),
        edit: () => overlay,
      });
    } catch (error) {
      notify(error instanceof Error ? errorText(error) : words.file.unreadable, { tone: 'problem' });
    }
  }

  return (
    <>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) void read(file);
        }}
      >
        <Button icon={Upload}>{words.file.import}</Button>
      </FileTrigger>
      <Button icon={Download} onPress={() => void save()}>
        {words.file.export}
      </Button>
    </>
  );
}

async function save(): Promise<void> {
  try {
    const text = serialiseOverlay(await client.genres.overlay());
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = words.file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    notify(words.file.exported);
  } catch (error) {
    notifyFailure(error);
  }
}
