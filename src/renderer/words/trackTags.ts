// The words about tags of tracks: in the inspector, in their picker, on the Tags screen, in their review.
import { artistsToLearn, tracksToLearn } from '../../core/domain/tagging.ts';
import type { TagFacet, TagSource } from '../../core/domain/trackTag.ts';
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import { formatShare } from './format.ts';

const say = messagesOf('trackTags');

const list = new Intl.ListFormat(spokenLocale().tag, { type: 'conjunction' });
const named = (tags: readonly string[]): string => list.format(tags.map((text) => say('quoted', { text })));
/** So many of ten; who is right a little more often than never is not right never. */
const ofTen = (share: number): { kind: 'few' | 'most' | 'some'; tenths: number } => {
  const tenths = Math.round(share * 10);
  if (tenths === 0 && share > 0) return { kind: 'few', tenths };
  return { kind: tenths === 10 && share < 1 ? 'most' : 'some', tenths };
};

export const trackTagWords = {
  facets: {
    genre: say('facets.genre'),
    mood: say('facets.mood'),
    description: say('facets.description'),
    time: say('facets.time'),
    other: say('facets.other'),
  } satisfies Record<TagFacet, string>,
  sources: {
    person: say('sources.person'),
    file: say('sources.file'),
    import: say('sources.import'),
    heard: say('sources.heard'),
  } satisfies Record<TagSource, string>,

  section: {
    label: say('section.label'),
    none: say('section.none'),
    proposed: say('section.proposed'),
    refused: say('section.refused'),
    add: say('section.add'),
    addMany: say('section.addMany'),
    hint: say('section.hint'),
    loadFailed: say('section.loadFailed'),
    refuse: (tag: string) => say('section.refuse', { tag }),
    takeBack: (tag: string) => say('section.takeBack', { tag }),
    more: (count: number) => say('section.more', { count }),
    /** For those who do not see how a chip looks. */
    said: say('section.said'),
    inFile: say('section.inFile'),
    imported: say('section.imported'),
    heard: (certainty: number) => say('section.heard', { share: formatShare(certainty) }),
    perhaps: (certainty: number) => say('section.perhaps', { share: formatShare(certainty) }),
    isRefused: say('section.isRefused'),
  },

  picker: {
    title: (count: number) => say('picker.title', { count }),
    label: say('picker.label'),
    placeholder: say('picker.placeholder'),
    nothing: say('picker.nothing'),
    create: (name: string) => say('picker.create', { name }),
    all: say('picker.all'),
    allOf: (count: number) => say('picker.allOf', { count }),
    some: (tracks: number, of: number) => say('picker.some', { tracks, of }),
    willGet: say('picker.willGet'),
    willLose: say('picker.willLose'),
    done: say('picker.done'),
    doneMany: (count: number) => say('picker.doneMany', { count }),
    hint: say('picker.hint'),
  },

  said: (count: number, added: readonly string[], taken: readonly string[]): string => {
    if (taken.length === 0) return say('said.added', { count, added: named(added) });
    if (added.length === 0) return say('said.taken', { count, taken: named(taken) });
    return say('said.both', { count, added: named(added), taken: named(taken) });
  },
  takenBack: (tracks: number, tags: readonly string[]): string =>
    say('takenBack', { tags: named(tags), count: tracks }),
  failed: say('failed'),

  page: {
    tabs: { written: say('page.tabs.written'), own: say('page.tabs.own') },
    tabsLabel: say('page.tabsLabel'),
    count: (tags: number) => say('page.count', { tags }),
    search: say('page.search'),
    all: say('page.all'),
    facetLabel: say('page.facetLabel'),
    tableLabel: say('page.tableLabel'),
    headers: {
      name: say('page.headers.name'),
      facet: say('page.headers.facet'),
      tracks: say('page.headers.tracks'),
      byPerson: say('page.headers.byPerson'),
      byFile: say('page.headers.byFile'),
      byImport: say('page.headers.byImport'),
      heard: say('page.headers.heard'),
      known: say('page.headers.known'),
    },
    headerDetails: {
      tracks: say('page.headerDetails.tracks'),
      byPerson: say('page.headerDetails.byPerson'),
      byFile: say('page.headerDetails.byFile'),
      byImport: say('page.headerDetails.byImport'),
      heard: say('page.headerDetails.heard'),
      known: say('page.headerDetails.known'),
    },
    notLearned: say('page.notLearned'),
    empty: say('page.empty'),
    emptyDetail: say('page.emptyDetail'),
    nothingFound: say('page.nothingFound'),
    nothingFoundDetail: say('page.nothingFoundDetail'),
    noneHere: say('page.noneHere'),
    noneHereDetail: say('page.noneHereDetail'),
    more: (count: number) => say('page.more', { count }),
    loadFailed: say('page.loadFailed'),

    sideLabel: say('page.sideLabel'),
    chooseOne: say('page.chooseOne'),
    show: say('page.show'),
    ask: say('page.ask'),
    showBy: (source: string, tag: string) => say('page.showBy', { source, tag }),
    bySource: say('page.bySource'),
    bySources: {
      person: say('page.bySources.person'),
      file: say('page.bySources.file'),
      import: say('page.bySources.import'),
      heard: say('page.bySources.heard'),
      refused: say('page.bySources.refused'),
    },
    howWell: say('page.howWell'),
    learnedFrom: (holds: number, refused: number, artists: number) =>
      say('page.learnedFrom', { holds, refused, artists }),
    /** ROC-AUC, as what it is: how often the one of a pair that has the tag stands above the other. */
    pairs: (rocAuc: number) => say('page.pairs', { ...ofTen(rocAuc) }),
    /** Average precision, beside what guessing would reach. */
    named: (prAuc: number, baseRate: number) => {
      const chance = ofTen(baseRate);
      return say('page.named', { ...ofTen(prAuc), chance: chance.kind, chanceTenths: chance.tenths });
    },
    rocAuc: say('page.rocAuc'),
    prAuc: say('page.prAuc'),
    baseRate: say('page.baseRate'),
    threshold: say('page.threshold'),
    heardFrom: (threshold: number) => say('page.heardFrom', { share: formatShare(threshold) }),
    columns: {
      own: say('page.columns.own'),
      ear: say('page.columns.ear'),
      both: say('page.columns.both'),
    },
    heldOut: say('page.heldOut'),
    /** Of a tag that is not learned: what that would take. */
    toLearn: (said: number): string =>
      said < tracksToLearn
        ? say('page.toLearnFew', { said, tracks: tracksToLearn, artists: artistsToLearn })
        : say('page.toLearn', { said, artists: artistsToLearn }),
    untold: say('page.untold'),

    learn: say('page.learn'),
    learnAgain: say('page.learnAgain'),
    learning: say('page.learning'),
    learnedAt: (when: string, rows: number) => say('page.learnedAt', { when, rows }),
    neverLearned: say('page.neverLearned'),
    failed: say('page.failed'),
  },

  review: {
    about: say('review.about'),
    genres: say('review.genres'),
    question: (tag: string) => say('review.question', { tag }),
    title: (tag: string) => say('review.title', { tag }),
    yes: say('review.yes'),
    no: say('review.no'),
    later: say('review.later'),
    certain: (certainty: number) => say('review.certain', { share: formatShare(certainty) }),
    left: (open: number) => say('review.left', { open }),
    none: say('review.none'),
    noneDetail: (tag: string) => say('review.noneDetail', { tag }),
    ask: say('review.ask'),
    /** What the answers were, and what they did. */
    came: (
      { answers, right, gained, lost }: { answers: number; right: number; gained: number; lost: number },
      tag: string,
    ): string[] => [
      say('review.right', { right, answers }),
      ...(gained === 0 ? [] : [say('review.gained', { count: gained, tag })]),
      ...(lost === 0 ? [] : [say('review.lost', { count: lost })]),
    ],
    learn: (count: number) => say('review.learn', { count }),
  },
} as const;
