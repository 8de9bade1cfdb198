// Adds an ear: a file is chosen and checked, what it is and what listening costs is shown, and a person agrees.
import { useMutation, useQuery } from '@tanstack/react-query';
import { LoaderCircle, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CheckedEar } from '../../../core/domain/earState.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { FolderBrowser } from '../../parts/folders/FolderBrowser.tsx';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { PathLine } from '../../primitives/PathLine.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { chooseEar, useEarChoice } from '../../state/earChoice.ts';
import { notify } from '../../state/notices.ts';
import { api, desktop } from '../../wire/api.ts';
import { earWords } from '../../words/ears.ts';
import { failureText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import css from './AddEarDialog.module.css';
import { EarFactList } from './EarFactList.tsx';
import { FamilyChoice } from './FamilyChoice.tsx';

const words = earWords.dialog;

/** How the file is to be fed, where it is not known. */
type Said = { readonly family?: string; readonly manifest?: string };

export function AddEarDialog() {
  const { file } = useEarChoice();
  return (
    <ModalDialog title={words.title} onClose={closeDialog}>
      {file === null ? (
        <ChooseFile detail={words.detail} ending=".onnx" onFile={chooseEar} onBack={closeDialog} />
      ) : (
        <OneFile key={file} file={file} />
      )}
    </ModalDialog>
  );
}

function OneFile({ file }: { readonly file: string }) {
  const [said, setSaid] = useState<Said>({});
  const [isBrowsing, setBrowsing] = useState(false);
  const choice = { file, ...said };
  const check = useQuery(
    api.ears.check.queryOptions({
      input: choice,
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  );
  const add = useMutation(
    api.ears.add.mutationOptions({
      onSuccess({ ear }) {
        closeDialog();
        notify(earWords.used(ear.name));
      },
      onError: notifyFailure,
    }),
  );

  function giveManifest(): void {
    if (desktop === null) {
      setBrowsing(true);
      return;
    }
    desktop
      .chooseFile({ title: words.chooseManifest, kind: words.manifestKind, extensions: ['json'] })
      .then((manifest) => (manifest === null ? undefined : setSaid({ manifest })))
      .catch(notifyFailure);
  }

  if (isBrowsing)
    return (
      <ChooseFile
        detail={words.manifestDetail}
        ending=".json"
        onFile={(manifest) => {
          setBrowsing(false);
          setSaid({ manifest });
        }}
        onBack={() => setBrowsing(false)}
      />
    );
  if (check.isError)
    return (
      <Refused file={file} reason={failureText(check.error)}>
        {said.family === undefined && said.manifest === undefined ? null : (
          <Button onPress={() => setSaid({})}>{words.back}</Button>
        )}
      </Refused>
    );
  if (check.data === undefined)
    return (
      <>
        <DialogBody>
          <PathLine path={file} />
          <p className={css['waiting']} role="status">
            <LoaderCircle size={16} aria-hidden className={css['turning']} />
            {words.checking}
          </p>
        </DialogBody>
        <DialogFoot>
          <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        </DialogFoot>
      </>
    );
  if (check.data.ear === null)
    return (
      <FamilyChoice
        checked={check.data}
        onFamily={(family) => setSaid({ family })}
        onManifest={giveManifest}
      />
    );
  return <Confirm checked={check.data} isAdding={add.isPending} onAdd={() => add.mutate(choice)} />;
}

interface ConfirmProps {
  readonly checked: CheckedEar;
  readonly isAdding: boolean;
  readonly onAdd: () => void;
}

function Confirm({ checked, isAdding, onAdd }: ConfirmProps) {
  return (
    <>
      <DialogBody>
        <EarFactList checked={checked} />
        {checked.isHere ? <p className={css['note']}>{words.isHere}</p> : null}
        {isAdding ? (
          <p className={css['note']} role="status">
            {words.adding}
          </p>
        ) : null}
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        <Button look="primary" autoFocus isDisabled={isAdding} onPress={onAdd}>
          {words.confirm}
        </Button>
      </DialogFoot>
    </>
  );
}

interface RefusedProps {
  readonly file: string;
  readonly reason: string;
  readonly children: React.ReactNode;
}

function Refused({ file, reason, children }: RefusedProps) {
  return (
    <>
      <DialogBody>
        <PathLine path={file} />
        <div className={css['refused']} role="alert">
          <TriangleAlert size={16} aria-hidden />
          <div>
            <p className={css['title']}>{words.refused}</p>
            <p>{reason}</p>
          </div>
        </div>
      </DialogBody>
      <DialogFoot>
        {children}
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        {desktop === null ? (
          <Button look="primary" autoFocus onPress={() => chooseEar(null)}>
            {words.another}
          </Button>
        ) : null}
      </DialogFoot>
    </>
  );
}

interface ChooseFileProps {
  readonly detail: string;
  readonly ending: string;
  readonly onFile: (path: string) => void;
  readonly onBack: () => void;
}

function ChooseFile({ detail, ending, onFile, onBack }: ChooseFileProps) {
  const [path, setPath] = useState<string | null>(null);
  return (
    <>
      <DialogBody>
        <p className={css['note']}>{detail}</p>
        <FolderBrowser
          path={path}
          onPath={setPath}
          files={{ endings: [ending], onFile, path: words.path, inside: words.files, empty: words.empty }}
        />
      </DialogBody>
      <DialogFoot>
        <Button onPress={onBack}>{messages.common.cancel}</Button>
      </DialogFoot>
    </>
  );
}
