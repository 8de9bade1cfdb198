// What tags become, stage by stage; examples of our own, none of them from the lists that quality is measured on.
import { describe, expect, it } from 'vitest';
import { type CleaningStage, createCleaner } from '../../../src/core/genres/clean.ts';
import { genresOf, readGenreFields } from '../../../src/core/genres/declared.ts';
import { createVocabulary } from '../../../src/core/genres/vocabulary/vocabulary.ts';
import { shippedCleaner, shippedGenres, shippedTagWords } from '../../helpers/genres.ts';

function genres(written: string): string {
  return genresOf(readGenreFields([written], shippedCleaner)).join(';');
}

describe('the deciding stage', () => {
  it.each<[string, string, CleaningStage]>([
    ['deep house', 'deep house', 'canonical'],
    ['Deep-House', 'deep house', 'normalise'],
    ['DEEPHOUSE', 'deep house', 'normalise'],
    ['Filmmusik', 'film score', 'alias'],
    ['Progresive Trance', 'progressive trance', 'spelling'],
    ['finnish melodic death metal', 'melodic death metal', 'compound'],
    ['House (Deep)', 'deep house', 'compound'],
    ['finnish', '', 'facet'],
    ['\u200b \u0007', '', 'normalise'],
  ])('of %j (%s) is %s', (written, genre, stage) => {
    expect(shippedCleaner.clean(written)).toMatchObject({
      genres: genre === '' ? [] : [genre],
      stage,
      written,
    });
  });
});

describe('genres', () => {
  it.each([
    // Run together, abbreviated, misspelt.
    ['memphisblues', 'memphis blues'],
    ['symphonicblackmetal', 'symphonic black metal'],
    ['polishhiphop', 'hip hop'],
    ['DnB', 'drum and bass'],
    ['Psytranse', 'psytrance'],
    ['blugrass', 'bluegrass'],
    ['Shoegazing', 'shoegaze'],
    ["60's Garage Rock", 'garage rock'],
    // Several in one.
    ['Jazz / Blues', 'jazz;blues'],
    ['R&B/Soul', 'r&b;soul'],
    ['Hip-Hop, Reggae & Soul', 'hip hop;reggae;soul'],
    ['Alternative & Punk', 'alternative;punk'],
    ['Singer/Songwriter', 'singer-songwriter'],
    ['Death/Doom Metal', 'death metal;doom metal'],
    ['Soft/Hard Rock', 'soft rock;hard rock'],
    ['House, Deep', 'deep house'],
    ['Ambient;Drone', 'ambient;drone'],
    ['Electronic (House, Techno)', 'house;techno'],
    ['(13)(52)', 'pop;electronic'],
    // What stands beside the genre.
    ['canadian indie rock', 'indie rock'],
    ['early 90s trip hop', 'trip hop'],
    ['female fronted gothic metal', 'gothic metal'],
    ['alternative blues', 'blues'],
    ['pirate polka', 'polka'],
    ['acid house music', 'acid house'],
    ['folk matal', 'folk metal'],
    ['rock urbano', 'rock'],
    ['folk psychedelic', 'psychedelic folk'],
    ['jazz smooth', 'smooth jazz'],
    ['hip hop instrumental', 'instrumental hip hop'],
    ['Unknown Rock', 'rock'],
    ['Genre: Jazz', 'jazz'],
    // Other languages and scripts.
    ['Música Clásica', 'classical'],
    ['Deutscher Hip Hop', 'hip hop'],
    ['musique électronique', 'electronic'],
    ['Kinderlieder', "children's music"],
    ['русский рок', 'rock'],
    ['ジャズ', 'jazz'],
  ])('%s is %s', (written, expected) => {
    expect(genres(written)).toBe(expected);
  });
});

describe('other categories', () => {
  it.each([
    ['joyful', 'emotion'],
    ['sad songs', 'emotion'],
    ['melancholisch', 'emotion'],
    ['Norway', 'description'],
    ['swedish bands', 'description'],
    ['male vocalists', 'description'],
    ['saxophone', 'description'],
    ['amazing voice', 'description'],
    ['90er', 'number'],
    ['años 70', 'number'],
    ['Top 100', 'number'],
    ['best albums of 1997', 'number'],
    ['#3', 'number'],
    ['favourites', 'junk'],
    ['i love this jazz record', 'junk'],
    ['best rock band', 'junk'],
    ['fight club', 'junk'],
    ['the killers', 'junk'],
    ['amy winehouse', 'junk'],
    ['Sonstige', 'junk'],
    ['n/a', 'junk'],
    ['http://example.com', 'junk'],
  ])('%s is %s', (written, category) => {
    expect(shippedCleaner.clean(written)).toMatchObject({ category, genres: [] });
  });
});

describe('facets', () => {
  it('keep what a tag holds beside its genre, in the form that filters show', () => {
    expect(shippedCleaner.clean('sad 80s deutsch female new wave')).toMatchObject({
      genres: ['new wave'],
      eras: ['1980s'],
      moods: ['sad'],
      descriptions: ['germany', 'female vocals'],
    });
  });

  it('are not invented for junk', () => {
    expect(shippedCleaner.clean('my happy 90s punk')).toMatchObject({
      category: 'junk',
      eras: [],
      moods: [],
      descriptions: [],
    });
  });
});

describe('the ignore list', () => {
  const cleaner = createCleaner(
    createVocabulary(shippedGenres, new Set(['pop', 'novelty'])),
    shippedTagWords,
  );

  it('holds after every stage', () => {
    for (const written of ['pop', 'Pop Music', 'popp', 'female pop']) {
      expect(cleaner.clean(written)).toMatchObject({ category: 'junk', genres: [], stage: 'ignore' });
    }
    expect(cleaner.clean('pop jazz rock').genres).not.toContain('pop');
    expect(cleaner.clean('indie pop').genres).toEqual(['indie pop']);
  });
});
