// A line above the lists that want something from the person: what they are, and what can be done.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { rescan } from '../commands/folderActions.ts';
import { setKind } from '../commands/trackActions.ts';
import { useKeyHint } from '../commands/useKeyBindings.ts';
import { Button } from '../primitives/Button.tsx';
import { openDialog } from '../state/dialogs.ts';
import { withShown } from '../state/list/columnState.ts';
import { changeColumns, useColumns } from '../state/list/columnStore.ts';
import { useView } from '../state/list/view.ts';
import { listedIds } from '../state/neighbours.ts';
import { showScreen } from '../state/screen.ts';
import { api } from '../wire/api.ts';
import { messages } from '../words/messages.ts';
import { offlineText } from '../words/offline.ts';
import css from './ViewNote.module.css';

const words = messages.viewNotes;

/** `empty`: nothing is listed, which has its own words. */
export function ViewNote({ empty }: { readonly empty: boolean }) {
  const view = useView((state) => state.view);
  const note = words.notes[view.kind];
  if (empty) return null;
  if (view.kind === 'folder') return <FolderNote path={view.path} />;
  if (note === undefined) return null;
  return (
    <Note text={note}>
      {view.kind === 'needsReview' ? (
        <Button look="quiet" onPress={() => showScreen('review')}>
          {words.review}
        </Button>
      ) : null}
      {view.kind === 'maybeNotMusic' ? <KindKeys /> : null}
      {view.kind === 'disagreements' ? <ShowTags /> : null}
      {view.kind === 'missing' ? <WhichFiles /> : null}
    </Note>
  );
}

/** `children`: what can be done. */
function Note({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className={css['note']}>
      <p className={css['text']}>{text}</p>
      {children}
    </div>
  );
}

/** Of a folder only that it cannot be reached is worth a line. */
function FolderNote({ path }: { readonly path: string }) {
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  const root = roots?.find((one) => one.path === path);
  if (root === undefined || root.offline === null) return null;
  return (
    <Note text={`${offlineText(root.offline)}. ${words.folderOffline}`}>
      <Button look="quiet" onPress={() => rescan(root)}>
        {messages.sidebar.folder.tryAgain}
      </Button>
    </Note>
  );
}

/** One key answers what an ear proposes. */
function KindKeys() {
  const notMusic = useKeyHint('notMusic').printed.join(' ');
  const music = useKeyHint('music').printed.join(' ');
  return (
    <>
      <span className={css['keys']}>{words.kindKeys(notMusic, music)}</span>
      <Button look="quiet" onPress={() => void setKind(listedIds(), 'not music')}>
        {words.areNotMusic}
      </Button>
      <Button look="quiet" onPress={() => void setKind(listedIds(), 'music')}>
        {words.areMusic}
      </Button>
    </>
  );
}

/** Those that could be several files are asked about. */
function WhichFiles() {
  const { data: open } = useQuery(api.matches.list.queryOptions());
  if (open === undefined || open.length === 0) return null;
  return (
    <Button look="quiet" onPress={() => openDialog('matches')}>
      {messages.matches.some(open.length)}
    </Button>
  );
}

/** Where tags are not trusted, the genre column does not show them: they have a column of their own. */
function ShowTags() {
  const isShown = useColumns(({ shown }) => shown.includes('tagGenre'));
  return isShown ? null : (
    <Button look="quiet" onPress={() => changeColumns((columns) => withShown(columns, 'tagGenre', true))}>
      {words.showTags}
    </Button>
  );
}
