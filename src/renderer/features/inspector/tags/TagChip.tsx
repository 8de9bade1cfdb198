// One tag of a track: in full colour where a person said it, plain where a file or a list does, with its certainty where it is heard.
import { Undo2, X } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import type { SelectedTag } from '../../../../core/domain/trackTag.ts';
import { thingData } from '../../../parts/thingData.ts';
import { formatShare } from '../../../words/format.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import css from './TagChip.module.css';

const words = trackTagWords.section;

interface TagChipProps {
  readonly tag: SelectedTag;
  readonly onSay: (answer: 'yes' | 'no') => void;
}

export function TagChip({ tag, onSay }: TagChipProps) {
  const { name, by, certainty, tracks, refused } = tag;
  const isRefused = refused > 0;
  const isHeard = certainty !== null && !isRefused && (by === 'heard' || tracks === 0);
  const look = isRefused ? 'refused' : (by ?? 'proposed');
  return (
    <li
      className={css['chip']}
      data-look={look}
      title={titleOf(tag)}
      {...thingData({ kind: 'tag', tagId: tag.id, name })}
    >
      <ToggleButton
        data-tag=""
        aria-label={titleOf(tag)}
        className={css['name'] ?? ''}
        isSelected={by === 'person'}
        onChange={() => onSay('yes')}
        aria-keyshortcuts="Enter Delete"
        onKeyDown={(event) => {
          if (event.key === 'Delete' || event.key === 'Backspace') onSay('no');
          else event.continuePropagation();
        }}
      >
        <span className={css['text']}>{name}</span>
      </ToggleButton>
      {isHeard ? (
        <>
          <span className={css['share']} aria-hidden>
            {formatShare(certainty)}
          </span>
          <span className={css['bar']} aria-hidden>
            <span className={css['sure']} style={{ width: `${certainty * 100}%` }} />
          </span>
        </>
      ) : null}
      <Button
        className={css['no'] ?? ''}
        excludeFromTabOrder
        aria-label={isRefused ? words.takeBack(name) : words.refuse(name)}
        onPress={() => onSay('no')}
      >
        {isRefused ? <Undo2 size={11} aria-hidden /> : <X size={11} aria-hidden />}
      </Button>
    </li>
  );
}

/** 'mellow, heard, 82 % certain'. */
function titleOf({ name, by, certainty, refused }: SelectedTag): string {
  if (refused > 0) return name + words.isRefused;
  if (by === 'person') return name + words.said;
  if (by === 'file') return name + words.inFile;
  if (by === 'import') return name + words.imported;
  return name + (by === 'heard' ? words.heard(certainty ?? 0) : words.perhaps(certainty ?? 0));
}
