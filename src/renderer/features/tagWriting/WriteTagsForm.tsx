// What is to be written, and what that would change: the setting is switched on from here where it is off.
import { useQuery } from '@tanstack/react-query';
import { type TagWritingOptions, writableFields } from '../../../core/domain/tagWriting.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { Button } from '../../primitives/Button.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { DialogBody, DialogFoot } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { chooseWriting, useTagWriting } from '../../state/tagWriting.ts';
import { api } from '../../wire/api.ts';
import { failureText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import { PlannedTable } from './PlannedTable.tsx';
import { type Planned, usePlanned } from './usePlanned.ts';
import css from './WriteTags.module.css';

const words = messages.tagWriting;

interface WriteTagsFormProps {
  readonly trackIds: readonly number[];
  readonly isStarting: boolean;
  readonly onStart: (options: TagWritingOptions) => void;
}

export function WriteTagsForm({ trackIds, isStarting, onStart }: WriteTagsFormProps) {
  const options = useTagWriting((state) => state.options);
  const { data: settings } = useQuery(api.settings.get.queryOptions());
  const planned = usePlanned(trackIds, options);
  const isOver = planned.looked >= trackIds.length;
  const isOff = settings?.writeTags === false;
  return (
    <>
      <DialogBody>
        {isOff ? (
          <div className={css['off']} role="status">
            <p>{words.off}</p>
            <Button onPress={() => changeSettings({ writeTags: true })}>{words.switchOn}</Button>
          </div>
        ) : null}
        <What options={options} />
        {trackIds.length === 0 ? (
          <p className={css['none']}>{words.noneSaid}</p>
        ) : (
          <PlannedTable rows={planned.rows} />
        )}
        <p className={css['safe']}>{words.safe}</p>
      </DialogBody>
      <DialogFoot>
        <Counts planned={planned} total={trackIds.length} />
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        <Button
          look="primary"
          isDisabled={isOff || isStarting || trackIds.length === 0 || (isOver && planned.changing === 0)}
          onPress={() => onStart(options)}
        >
          {isOver ? words.write(planned.changing) : words.writeAll}
        </Button>
      </DialogFoot>
    </>
  );
}

function What({ options }: { readonly options: TagWritingOptions }) {
  const { fields, genres, predicted, keepTimes, hardLinks } = options;
  return (
    <section className={css['what']}>
      <fieldset className={css['fields']}>
        <legend className={css['label']}>{words.fields}</legend>
        {writableFields.map((field) => (
          <Checkbox
            key={field}
            isSelected={fields.includes(field)}
            isDisabled={fields.length === 1 && fields.includes(field)}
            onChange={(isWanted) =>
              chooseWriting({
                fields: writableFields.filter((one) => (one === field ? isWanted : fields.includes(one))),
              })
            }
          >
            {words.fieldNames[field]}
          </Checkbox>
        ))}
      </fieldset>
      <div className={css['ways']}>
        {fields.includes('genre') ? (
          <Segments
            label={words.genres}
            choices={['one', 'all']}
            names={words.genresOf}
            chosen={genres}
            onChoose={(chosen) => chooseWriting({ genres: chosen })}
          />
        ) : null}
        <Checkbox isSelected={predicted} onChange={(isWanted) => chooseWriting({ predicted: isWanted })}>
          {words.predicted}
        </Checkbox>
        <Checkbox isSelected={keepTimes} onChange={(isWanted) => chooseWriting({ keepTimes: isWanted })}>
          {words.keepTimes}
        </Checkbox>
        <Checkbox isSelected={hardLinks} onChange={(isWanted) => chooseWriting({ hardLinks: isWanted })}>
          {words.hardLinks}
        </Checkbox>
      </div>
    </section>
  );
}

function Counts({ planned, total }: { readonly planned: Planned; readonly total: number }) {
  const { looked, changing, unchanged, refused, formats, error } = planned;
  if (error !== null) return <p className={css['problem']}>{failureText(error)}</p>;
  return (
    <p className={css['counts']} role="status">
      {[
        looked < total ? words.looking(looked, total) : null,
        `${words.willChange(changing)}${formats.size === 0 ? '' : ` (${words.formats([...formats])})`}`,
        unchanged > 0 ? words.saySo(unchanged) : null,
        refused > 0 ? words.leftAlone(refused) : null,
      ]
        .filter((part) => part !== null)
        .join(', ')}
    </p>
  );
}
