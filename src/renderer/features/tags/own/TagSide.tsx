// The chosen tag: what can be done with it, who says it, and how well it is heard, in words and in figures.
import { ListChecks, ListMusic } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { TagFigures } from '../../../../core/domain/tagging.ts';
import type { TagSource } from '../../../../core/domain/trackTag.ts';
import { showTagged } from '../../../commands/trackTagActions.ts';
import { KeyButton } from '../../../primitives/Button.tsx';
import { askAbout } from '../../../state/tagReview.ts';
import { formatCount } from '../../../words/format.ts';
import { trackTagWords } from '../../../words/trackTags.ts';
import { Heard } from './Heard.tsx';
import type { OwnTag } from './ownTags.ts';
import css from './TagSide.module.css';

const words = trackTagWords.page;
const bySource: readonly { readonly source: TagSource; readonly count: keyof OwnTag & string }[] = [
  { source: 'person', count: 'byPerson' },
  { source: 'file', count: 'byFile' },
  { source: 'import', count: 'byImport' },
  { source: 'heard', count: 'heard' },
];

interface TagSideProps {
  readonly tag: OwnTag | null;
  /** Null where nothing has been learned yet, undefined until that is known. */
  readonly figures: TagFigures | null | undefined;
}

export function TagSide({ tag, figures }: TagSideProps) {
  return (
    <div className={css['side']}>
      {tag === null ? (
        <p className={css['hint']}>{words.chooseOne}</p>
      ) : (
        <Chosen tag={tag} isKnown={figures !== undefined} />
      )}
    </div>
  );
}

interface ChosenProps {
  readonly tag: OwnTag;
  /** Whether its figures are here, if there are any. */
  readonly isKnown: boolean;
}

function Chosen({ tag, isKnown }: ChosenProps) {
  return (
    <>
      <header>
        <h2 className={css['name']}>{tag.name}</h2>
        <p className={css['hint']}>{trackTagWords.facets[tag.facet]}</p>
      </header>
      <div className={css['buttons']}>
        <KeyButton icon={ListMusic} shortcut="T" name={words.show} onPress={() => showTagged(tag.id)} />
        <KeyButton icon={ListChecks} shortcut="A" name={words.ask} onPress={() => askAbout(tag)} />
      </div>
      <section aria-labelledby="who-says">
        <h3 id="who-says" className={css['heading']}>
          {words.bySource}
        </h3>
        <ul>
          {bySource.map(({ source, count }) => (
            <li key={source}>
              <AriaButton
                className={css['line'] ?? ''}
                isDisabled={tag[count] === 0}
                onPress={() => showTagged(tag.id, [source])}
              >
                <span className={css['who']}>{words.bySources[source]}</span>
                <span className={css['count']}>{formatCount(Number(tag[count]))}</span>
              </AriaButton>
            </li>
          ))}
          {tag.refused === 0 ? null : (
            <li className={css['line']}>
              <span className={css['who']}>{words.bySources.refused}</span>
              <span className={css['count']}>{formatCount(tag.refused)}</span>
            </li>
          )}
        </ul>
      </section>
      {isKnown ? <Heard tag={tag} /> : null}
    </>
  );
}
