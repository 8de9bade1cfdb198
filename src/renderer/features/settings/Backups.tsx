// Backups: what is wrong with the library if something is, which backups there are, making one, going back to one.

import { useQuery } from '@tanstack/react-query';
import { Archive, History, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { Group as Fields, Input, NumberField, Button as Step } from 'react-aria-components';
import { unreadableText } from '../../../core/domain/damage.ts';
import type { Settings } from '../../../core/domain/settings.ts';
import { sentence } from '../../../core/languages/sentences.ts';
import { cancelBackup, makeBackup, stayWithLibrary } from '../../commands/backupActions.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { Button } from '../../primitives/Button.tsx';
import { api } from '../../wire/api.ts';
import { backupWords as words } from '../../words/backups.ts';
import { errorText } from '../../words/failureText.ts';
import css from './Backups.module.css';
import { GoBackDialog } from './GoBackDialog.tsx';
import { Group, Line } from './Group.tsx';
import { Trouble } from './Trouble.tsx';

export function Backups({ settings }: { readonly settings: Settings }) {
  const { data: state } = useQuery(api.backups.state.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  if (state === undefined) return null;
  const { backups, making, failure, restoring, problems, unreadable } = state;
  const backup = backups.find(({ name }) => name === chosen);
  const coming = backups.find(({ name }) => name === restoring);
  const [problem] = problems ?? [];
  return (
    <Group part="backups" title={words.title}>
      {problem === undefined ? null : <Trouble title={words.damaged}>{words.damagedDetail(problem)}</Trouble>}
      {unreadable.length === 0 ? null : (
        <Trouble title={words.unreadable}>
          {unreadable.map((one) => sentence(unreadableText(one))).join(' ')}
        </Trouble>
      )}
      {failure === null || problem !== undefined ? null : (
        <Trouble title={words.notMade}>{errorText(failure)}</Trouble>
      )}
      {coming === undefined ? null : (
        <Line name={words.waiting(words.when(coming))} detail={words.waitingDetail}>
          <Button onPress={stayWithLibrary}>{words.stay}</Button>
        </Line>
      )}
      {backups.length === 0 ? <p className={css['none']}>{words.none}</p> : null}
      <ul className={css['list']}>
        {backups.map((one) => (
          <li key={one.name}>
            <Line name={words.when(one)} detail={words.about(one)}>
              {one.sound && restoring === null ? (
                <Button
                  look="quiet"
                  icon={History}
                  aria-label={words.goBackTo(words.when(one))}
                  onPress={() => setChosen(one.name)}
                >
                  {words.goBack}
                </Button>
              ) : null}
            </Line>
          </li>
        ))}
      </ul>
      <div className={css['making']}>
        {making === null ? (
          <Button icon={Archive} onPress={makeBackup}>
            {words.make}
          </Button>
        ) : (
          <>
            <p role="status">{words.step(making)}</p>
            <Button onPress={cancelBackup}>{words.cancel}</Button>
          </>
        )}
      </div>
      <Line name={words.limit} detail={words.limitDetail}>
        <NumberField
          aria-label={words.limit}
          minValue={0.5}
          maxValue={1000}
          step={0.5}
          value={settings.backupLimitGb}
          onChange={(backupLimitGb) => {
            if (Number.isFinite(backupLimitGb)) changeSettings({ backupLimitGb });
          }}
        >
          <Fields className={css['number'] ?? ''}>
            <Step slot="decrement" className={css['step'] ?? ''}>
              <Minus size={13} aria-hidden />
            </Step>
            <Input className={css['input'] ?? ''} />
            <Step slot="increment" className={css['step'] ?? ''}>
              <Plus size={13} aria-hidden />
            </Step>
          </Fields>
        </NumberField>
      </Line>
      {backup === undefined ? null : <GoBackDialog backup={backup} onClose={() => setChosen(null)} />}
    </Group>
  );
}
