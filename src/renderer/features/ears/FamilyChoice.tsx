// Of a file that nobody knows: which family is it, of those that its shape suggests; or a manifest.
import { useState } from 'react';
import { RadioGroup } from 'react-aria-components';
import type { CheckedEar } from '../../../core/domain/earState.ts';
import { Button } from '../../primitives/Button.tsx';
import { Radio } from '../../primitives/fields/Choice.tsx';
import { DialogBody, DialogFoot } from '../../primitives/ModalDialog.tsx';
import { PathLine } from '../../primitives/PathLine.tsx';
import { earWords } from '../../words/ears.ts';
import css from './AddEarDialog.module.css';

const words = earWords.dialog;

interface FamilyChoiceProps {
  readonly checked: CheckedEar;
  readonly onFamily: (id: string) => void;
  readonly onManifest: () => void;
}

export function FamilyChoice({ checked: { file, families }, onFamily, onManifest }: FamilyChoiceProps) {
  const [family, setFamily] = useState(families[0]?.id ?? null);
  return (
    <>
      <DialogBody>
        <PathLine path={file} />
        <p className={css['title']}>{words.unknown}</p>
        {families.length === 0 ? (
          <p className={css['note']}>{words.noFamily}</p>
        ) : (
          <RadioGroup
            aria-label={words.families}
            value={family}
            onChange={setFamily}
            className={css['families'] ?? ''}
          >
            <p className={css['note']}>{words.unknownDetail}</p>
            {families.map((one) => (
              <Radio key={one.id} value={one.id} title={one.name} detail={words.familyName(one)} />
            ))}
          </RadioGroup>
        )}
      </DialogBody>
      <DialogFoot>
        <Button autoFocus={families.length === 0} onPress={onManifest}>
          {words.manifest}
        </Button>
        {family === null ? null : (
          <Button look="primary" autoFocus onPress={() => onFamily(family)}>
            {words.check}
          </Button>
        )}
      </DialogFoot>
    </>
  );
}
