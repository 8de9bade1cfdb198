// Asks before a change that touches more than what it was made for: what would be read otherwise, now and then.

import { displayGenre } from '../../../core/genres/name.ts';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { messages } from '../../words/messages.ts';
import css from './PreviewDialog.module.css';
import { dropProposal, type Proposal, useProposal } from './proposal.ts';
import { effectOf, facetsOf, type TagRow } from './tagList.ts';
import { useWords } from './useWords.ts';

const words = messages.tags;
const shown = 100;

export function PreviewDialog() {
  const proposal = useProposal((state) => state.proposal);
  return proposal === null ? null : <Preview proposal={proposal} />;
}

function Preview({ proposal }: { readonly proposal: Proposal }) {
  const { apply, busy } = useWords();
  const { changes, sentence, instead } = proposal;
  const { tags, tracks } = effectOf(changes);
  return (
    <ModalDialog title={words.previewTitle} onClose={dropProposal}>
      <DialogBody>
        <div>
          <p>{sentence}.</p>
          <p className={css['effect']}>{words.effect(tags, tracks)}.</p>
        </div>
        {changes.length === 0 ? null : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <section className={css['place']} aria-label={words.previewLabel} tabIndex={0}>
            <table className={css['table']}>
              <thead>
                <tr>
                  <th>{words.headers.written}</th>
                  <th>{words.before}</th>
                  <th>{words.after}</th>
                  <th className={css['count']}>{words.headers.count}</th>
                </tr>
              </thead>
              <tbody>
                {changes.slice(0, shown).map(({ before, after }) => (
                  <tr key={before.written}>
                    <td>{before.written}</td>
                    <td className={css['before']}>{textOf(before)}</td>
                    <td>{textOf(after)}</td>
                    <td className={css['count']}>{before.count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {changes.length > shown ? (
              <p className={css['more']}>{words.previewMore(changes.length - shown)}</p>
            ) : null}
          </section>
        )}
      </DialogBody>
      <DialogFoot>
        {instead === null ? null : (
          <span className={css['instead']}>
            <Button
              look="quiet"
              onPress={() => {
                dropProposal();
                instead.run();
              }}
            >
              {instead.label}
            </Button>
          </span>
        )}
        <Button onPress={dropProposal}>{words.keepAsIs}</Button>
        <Button look="primary" autoFocus onPress={() => busy || apply(proposal)}>
          {words.apply}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}

/** 'Noise Rock → Rock', 'britain', 'Not a genre'. */
function textOf(row: TagRow): string {
  const meaning = [...row.genres.map(displayGenre), ...facetsOf(row)].join(', ');
  const named = meaning === '' ? words.category[row.category] : meaning;
  return row.declared === null || row.genres[0] === row.declared
    ? named
    : `${named} → ${displayGenre(row.declared)}`;
}
