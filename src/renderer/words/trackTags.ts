// The words about tags of tracks: in the inspector, in their picker, on the Tags screen, in their review.
import { artistsToLearn, tracksToLearn } from '../../core/domain/tagging.ts';
import type { TagFacet, TagSource } from '../../core/domain/trackTag.ts';
import { counted, countedTracks } from './counted.ts';
import { formatCount, formatShare } from './format.ts';

const quoted = (text: string): string => `“${text}”`;
const list = new Intl.ListFormat('en', { type: 'conjunction' });
const named = (tags: readonly string[]): string => list.format(tags.map(quoted));
/** So many of ten; who is right a little more often than never is not right never. */
const ofTen = (share: number): string => {
  const tenths = Math.round(share * 10);
  if (tenths === 0 && share > 0) return 'fewer than 1 of 10';
  return tenths === 10 && share < 1 ? 'more than 9 of 10' : `${tenths} of 10`;
};

export const trackTagWords = {
  facets: {
    genre: 'Genre',
    mood: 'Mood',
    description: 'Description',
    time: 'Time',
    other: 'Other',
  } satisfies Record<TagFacet, string>,
  sources: {
    person: 'Said by you',
    file: 'In the file',
    import: 'Imported',
    heard: 'Heard',
  } satisfies Record<TagSource, string>,

  section: {
    label: 'Tags of this track',
    none: 'No tags yet.',
    proposed: 'Perhaps',
    refused: 'Not',
    add: 'Add tags',
    addMany: 'Tag these',
    hint: 'Enter says yes, Delete says no.',
    loadFailed: 'Its tags could not be loaded',
    refuse: (tag: string) => `It is not ${quoted(tag)}`,
    takeBack: (tag: string) => `Take back that it is not ${quoted(tag)}`,
    more: (count: number) => `and ${counted(count, 'more tag', 'more tags')}`,
    /** For those who do not see how a chip looks. */
    said: ', said by you',
    inFile: ', in the file',
    imported: ', imported',
    heard: (certainty: number) => `, heard, ${formatShare(certainty)} certain`,
    perhaps: (certainty: number) => `, perhaps, ${formatShare(certainty)} certain`,
    isRefused: ', refused by you',
  },

  picker: {
    title: (count: number) => (count === 1 ? 'Tags of this track' : `Tags of ${countedTracks(count)}`),
    label: 'Tag',
    placeholder: 'Type a tag',
    nothing: 'Type a name to make a tag',
    create: (name: string) => `New tag ${quoted(name)}`,
    all: 'has it',
    allOf: (count: number) => `all ${formatCount(count)} have it`,
    some: (tracks: number, of: number) => `${formatCount(tracks)} of ${formatCount(of)} have it`,
    willGet: 'will get it',
    willLose: 'will lose it',
    done: 'Tag',
    doneMany: (count: number) => `Tag ${countedTracks(count)}`,
    hint: 'Enter or Space chooses; Enter again when you are done.',
  },

  said: (tracks: number, added: readonly string[], taken: readonly string[]): string =>
    [
      added.length === 0 ? null : `${countedTracks(tracks)} tagged ${named(added)}`,
      taken.length === 0
        ? null
        : added.length === 0
          ? `${countedTracks(tracks)} ${tracks === 1 ? 'is' : 'are'} not ${named(taken)}`
          : `and not ${named(taken)}`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  takenBack: (tracks: number, tags: readonly string[]): string =>
    `Nothing said about ${named(tags)} for ${countedTracks(tracks)}`,
  failed: 'The tags were not saved',

  page: {
    tabs: { written: 'In files', own: 'Of your tracks' },
    tabsLabel: 'Which tags',
    count: (tags: number) => counted(tags, 'tag', 'tags'),
    search: 'Search tags of your tracks',
    all: 'All',
    facetLabel: 'Which kind',
    tableLabel: 'Tags of your tracks',
    headers: {
      name: 'Tag',
      facet: 'Kind',
      tracks: 'Tracks',
      byPerson: 'You',
      byFile: 'Files',
      byImport: 'Imported',
      heard: 'Heard',
      known: 'How well heard',
    },
    headerDetails: {
      tracks: 'Tracks that have it, whoever says so',
      byPerson: 'Tracks on which you said it',
      byFile: 'Tracks in whose files it is written',
      byImport: 'Tracks that an imported list gives it',
      heard: 'Tracks on which it is heard and nobody wrote it',
      known:
        'How well it is told from the rest on artists that were held out: 0.5 is guessing, 1 is never wrong',
    },
    notLearned: '–',
    empty: 'No tags yet',
    emptyDetail:
      'Tags in your files appear here. You can tag tracks yourself, too: select some in the library and press T.',
    nothingFound: 'No such tag',
    nothingFoundDetail: 'No tag of your tracks has these letters in its name.',
    noneHere: 'Nothing of this kind',
    noneHereDetail: 'No track has a tag of this kind.',
    more: (count: number) => `The ${formatCount(count)} most frequent are listed. Type to find others.`,
    loadFailed: 'The tags of your tracks could not be loaded',

    sideLabel: 'The chosen tag',
    chooseOne: 'Choose a tag to see how well it is heard, and who says it.',
    show: 'Show tracks',
    ask: 'Ask me about it',
    showBy: (source: string, tag: string) => `${source}: show these tracks of ${quoted(tag)}`,
    bySource: 'Who says so',
    bySources: {
      person: 'Said by you',
      file: 'In your files',
      import: 'Imported',
      heard: 'Heard alone',
      refused: 'Refused by you',
    },
    howWell: 'How well it is heard',
    learnedFrom: (holds: number, refused: number, artists: number) =>
      `Learned from ${countedTracks(holds)} that have it${
        refused === 0 ? '' : ` and ${formatCount(refused)} that you refused`
      }, by ${counted(artists, 'artist', 'artists')}.`,
    /** ROC-AUC, as what it is: how often the one of a pair that has the tag stands above the other. */
    pairs: (rocAuc: number) =>
      `Of two tracks, one with it and one without, it picks the right one ${ofTen(rocAuc)} times.`,
    /** Average precision, beside what guessing would reach. */
    named: (prAuc: number, baseRate: number) =>
      `Of those that it names first, ${ofTen(prAuc)} are right. By guessing it would be ${ofTen(baseRate)}.`,
    rocAuc: 'ROC-AUC',
    prAuc: 'PR-AUC',
    baseRate: 'Base rate',
    threshold: 'Heard from',
    heardFrom: (threshold: number) => `${formatShare(threshold)} certain`,
    columns: {
      own: 'Heard by Stackwax’s own features.',
      ear: 'Heard by the ear.',
      both: 'Heard by the ear and Stackwax’s own features.',
    },
    heldOut: 'Measured on tracks of artists that were kept from it while it learned.',
    /** Of a tag that is not learned: what that would take. */
    toLearn: (said: number): string =>
      said < tracksToLearn
        ? `It is learned once it is said of ${tracksToLearn} tracks by ${artistsToLearn} artists. So far it is said of ${formatCount(said)}.`
        : `It is said of ${countedTracks(said)}. Learn tags, and it is heard in others, too: tracks by ${artistsToLearn} artists are enough.`,
    untold: 'It cannot be told by sound, so it is put on no track.',

    learn: 'Learn tags',
    learnAgain: 'Learn again',
    learning: 'Learning tags',
    learnedAt: (when: string, rows: number) => `Learned ${when} from ${countedTracks(rows)}`,
    neverLearned: 'Not learned yet',
    failed: 'Tags could not be learned',
  },

  review: {
    about: 'Ask about',
    genres: 'Genre',
    question: (tag: string) => `Is this ${quoted(tag)}?`,
    title: (tag: string) => `Review: ${tag}`,
    yes: 'Yes',
    no: 'No',
    later: 'Later',
    certain: (certainty: number) => `Stackwax is ${formatShare(certainty)} certain that it is.`,
    left: (open: number) => `${countedTracks(open)} left that nobody answered.`,
    none: 'Nothing to ask about it',
    noneDetail: (tag: string) =>
      `Every track in which ${quoted(tag)} might be heard has been answered, or it has not been learned yet.`,
    ask: 'Some of which Stackwax is sure and some of which it is not, in turn.',
    /** What the answers were, and what they did. */
    came: (
      { answers, right, gained, lost }: { answers: number; right: number; gained: number; lost: number },
      tag: string,
    ): string[] => [
      `Stackwax had it right on ${right} of ${answers}.`,
      ...(gained === 0
        ? []
        : [`${countedTracks(gained)} more ${gained === 1 ? 'has' : 'have'} ${quoted(tag)} now.`]),
      ...(lost === 0 ? [] : [`${countedTracks(lost)} no longer ${lost === 1 ? 'has' : 'have'} it.`]),
    ],
    learn: (count: number) => `Learn from ${counted(count, 'new answer', 'new answers')}`,
  },
} as const;
