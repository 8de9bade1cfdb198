// From any genre to the nearest of the user's own.
import { describe, expect, it } from 'vitest';
import { readGenreFields } from '../../../../src/core/genres/declared.ts';
import { createGenreMapper, declaredGenre } from '../../../../src/core/genres/vocabulary/ownGenres.ts';
import { shippedCleaner, shippedVocabulary } from '../../../helpers/genres.ts';

describe('createGenreMapper', () => {
  const toOwn = createGenreMapper(shippedVocabulary, [
    'Rock',
    'metal',
    'hip hop',
    'Electronic',
    'My Mixtapes',
    'punk rock',
  ]);

  it.each([
    ['death metal', 'metal'],
    ['hard rock', 'Rock'],
    ['metal', 'metal'],
    ['boom bap', 'hip hop'],
    ['Hip-Hop', 'hip hop'],
    ['deep house', 'Electronic'],
    ['my mixtapes', 'My Mixtapes'],
    ['punk rock', 'punk rock'],
    // Its nearest is 'punk', which the user does not have; rock is above that.
    ['oi', 'Rock'],
    ['baroque', null],
    ['no such genre', null],
    ['', null],
  ])('takes %j to %j', (genre, own) => {
    expect(toOwn(genre)).toBe(own);
  });

  it('follows the nearest way up where there are several', () => {
    // Folk metal: metal is one step up, folk one step too, but metal is its first parent.
    expect(createGenreMapper(shippedVocabulary, ['folk', 'metal'])('folk metal')).toBe('metal');
    expect(createGenreMapper(shippedVocabulary, ['folk'])('folk metal')).toBe('folk');
  });
});

describe('declaredGenre', () => {
  it('keeps all genres, and declares by the first that leads to one of the user', () => {
    const toOwn = createGenreMapper(shippedVocabulary, ['jazz', 'rock']);
    const tags = readGenreFields(['Gamelan;female;Bebop', 'Hard Rock'], shippedCleaner);
    expect(declaredGenre(tags, toOwn)).toEqual({
      genres: ['gamelan', 'bebop', 'hard rock'],
      declared: 'jazz',
    });
    expect(declaredGenre([], toOwn)).toEqual({ genres: [], declared: null });
  });
});
