// Libraries of iTunes, rekordbox and Traktor. The files follow what these write: Apple's property lists of iTunes 12.9, rekordbox's
// 'XML format list' (Pioneer, for 5.6), and NML 19 of Traktor Pro 3; written here by hand, since none of them runs on Linux.
import { describe, expect, test } from 'vitest';
import { itunesReader } from '../../../src/core/imports/itunes.ts';
import { rekordboxReader } from '../../../src/core/imports/rekordbox.ts';
import { traktorReader } from '../../../src/core/imports/traktor.ts';
import { collected } from './collected.ts';

describe('iTunes', () => {
  const dict = (values: Readonly<Record<string, string>>): string =>
    `<dict>${Object.entries(values)
      .map(([key, value]) => `<key>${key}</key>${value}`)
      .join('\n')}</dict>`;
  const text = (value: string | number): string =>
    typeof value === 'number' ? `<integer>${value}</integer>` : `<string>${value}</string>`;
  const items = (...ids: number[]): string =>
    `<array>${ids.map((id) => dict({ 'Track ID': text(id) })).join('')}</array>`;
  const library = (tracks: string, playlists: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>Major Version</key><integer>1</integer><key>Date</key><date>2026-11-30T18:00:00Z</date>
<key>Tracks</key><dict>${tracks}</dict><key>Playlists</key><array>${playlists}</array></dict></plist>`;

  test('tracks with what a person said, playlists with their folders; smart ones as what is in them', () => {
    const tracks = [
      `<key>101</key>${dict({
        'Track ID': text(101),
        Name: text('Caf&#233; &amp; more'),
        Artist: text('Nobody'),
        Album: text('One'),
        Genre: text('Hip Hop'),
        'Total Time': text(215_500),
        Rating: text(80),
        'Play Count': text(12),
        'Play Date': text(3_700_000_000),
        'Play Date UTC': '<date>2021-04-05T06:07:08Z</date>',
        Compilation: '<true/>',
        Location: text('file://localhost/Users/me/Music/Caf%C3%A9%20%26%20more.mp3'),
      })}`,
      `<key>102</key>${dict({ 'Track ID': text(102), Name: text('007'), Rating: text(60), 'Rating Computed': '<true/>', Location: text('file:///C:/Music/007.mp3') })}`,
    ].join('');
    const lists = [
      dict({
        Name: text('Library'),
        Master: '<true/>',
        Visible: '<false/>',
        'Playlist Items': items(101, 102),
      }),
      dict({ Name: text('Music'), 'Distinguished Kind': text(4), 'Playlist Items': items(101, 102) }),
      dict({
        Name: text('Sets'),
        'Playlist Persistent ID': text('F1'),
        Folder: '<true/>',
        'Playlist Items': items(101),
      }),
      dict({
        Name: text('Old'),
        'Playlist Persistent ID': text('F2'),
        'Parent Persistent ID': text('F1'),
        Folder: '<true/>',
      }),
      dict({ Name: text('Friday'), 'Parent Persistent ID': text('F2'), 'Playlist Items': items(102, 101) }),
      dict({
        Name: text('Top rated'),
        'Smart Info': '<data>AQEAAw==</data>',
        'Smart Criteria': '<data>U0xzdA==</data>',
        'Playlist Items': items(101),
      }),
    ].join('');
    const read = collected(itunesReader, library(tracks, lists));
    expect(read.tracks).toMatchObject([
      {
        key: '101',
        location: '/Users/me/Music/Café & more.mp3',
        title: 'Café & more',
        artist: 'Nobody',
        album: 'One',
        seconds: 215.5,
        rating: 4,
        plays: 12,
        lastPlayedAt: Date.UTC(2021, 3, 5, 6, 7, 8),
        genre: 'Hip Hop',
      },
      // Stars that iTunes made of those of the album are no person's.
      { key: '102', location: 'C:/Music/007.mp3', title: '007', rating: null, plays: 0, lastPlayedAt: null },
    ]);
    expect(read.playlists).toEqual([
      { name: 'Sets / Old / Friday', keys: ['102', '101'] },
      { name: 'Top rated', keys: ['101'] },
    ]);
  });

  test('another property list is told', () => {
    expect(() =>
      collected(itunesReader, '<plist><dict><key>Window</key><string>x</string></dict></plist>'),
    ).toThrow('no list of tracks');
  });
});

test('rekordbox: stars, plays, cue points and loops with their colours, playlists by id and by place', () => {
  const { tracks, playlists } = collected(
    rekordboxReader,
    `<?xml version="1.0" encoding="UTF-8"?>
<DJ_PLAYLISTS Version="1.0.0"><PRODUCT Name="rekordbox" Version="5.6.0" Company="Pioneer DJ"/><COLLECTION Entries="2">
<TRACK TrackID="1" Name="Demo" Artist="Loop &quot;M&quot;" Album="" Genre="House" TotalTime="172" Rating="204" PlayCount="7" Location="file://localhost/C:/Music/Demo%20Track.mp3">
<TEMPO Inizio="0.025" Bpm="128.00" Metro="4/4" Battito="1"/>
<POSITION_MARK Name="Drop" Type="0" Start="48.026" Num="0" Red="40" Green="226" Blue="20"/>
<POSITION_MARK Name="" Type="0" Start="0.025" Num="-1"/>
<POSITION_MARK Name="Loop" Type="4" Start="60.5" End="64.25" Num="1" Red="255" Green="140" Blue="0"/>
<POSITION_MARK Name="" Type="1" Start="1.0" End="3.0" Num="-1"/></TRACK>
<TRACK TrackID="2" Name="Two" Artist="B" Rating="0" Location="file://localhost/Volumes/USB/Two.aiff"/></COLLECTION>
<PLAYLISTS><NODE Type="0" Name="ROOT" Count="1"><NODE Name="Clubs" Type="0" Count="2">
<NODE Name="By id" Type="1" KeyType="0" Entries="2"><TRACK Key="2"/><TRACK Key="1"/></NODE>
<NODE Name="By place" Type="1" KeyType="1" Entries="1"><TRACK Key="file://localhost/Volumes/USB/Two.aiff"/></NODE>
</NODE></NODE></PLAYLISTS></DJ_PLAYLISTS>`,
  );
  expect(tracks).toMatchObject([
    {
      key: '1',
      location: 'C:/Music/Demo Track.mp3',
      artist: 'Loop "M"',
      album: null,
      genre: 'House',
      seconds: 172,
      rating: 4,
      plays: 7,
    },
    { key: '2', location: '/Volumes/USB/Two.aiff', rating: null, cues: [] },
  ]);
  expect(tracks[0]?.cues).toEqual([
    { seconds: 48.026, lengthSeconds: null, number: 0, name: 'Drop', colour: '#28e214' },
    { seconds: 0.025, lengthSeconds: null, number: null, name: null, colour: null },
    { seconds: 60.5, lengthSeconds: 3.75, number: 1, name: 'Loop', colour: '#ff8c00' },
  ]);
  expect(playlists).toEqual([
    { name: 'Clubs / By id', keys: ['2', '1'] },
    { name: 'Clubs / By place', keys: ['2'] },
  ]);
  expect(() => collected(rekordboxReader, '<DJ_PLAYLISTS Version="2.0"/>')).toThrow("version '2.0'");
});

test('each of the five steps of rekordbox and Traktor is a star', () => {
  const stars = [0, 51, 102, 153, 204, 255].map(
    (rating) =>
      collected(
        rekordboxReader,
        `<DJ_PLAYLISTS Version="1.0.0"><COLLECTION><TRACK TrackID="1" Rating="${rating}"/></COLLECTION></DJ_PLAYLISTS>`,
      ).tracks[0]?.rating,
  );
  expect(stars).toEqual([null, 1, 2, 3, 4, 5]);
});

describe('Traktor', () => {
  const nml = (version: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<NML VERSION="${version}"><HEAD COMPANY="www.native-instruments.com" PROGRAM="Traktor"></HEAD><COLLECTION ENTRIES="1">
<ENTRY MODIFIED_DATE="2026/11/1" TITLE="T" ARTIST="A"><LOCATION DIR="/:Music/:A: b/:" FILE="t.mp3" VOLUME="D:" VOLUMEID="x"></LOCATION>
<ALBUM TRACK="1" TITLE="Album"></ALBUM><INFO BITRATE="320000" GENRE="Techno" PLAYCOUNT="3" PLAYTIME="301" PLAYTIME_FLOAT="300.5" RANKING="153" LAST_PLAYED="2026/2/9"></INFO>
<TEMPO BPM="130"></TEMPO>
<CUE_V2 NAME="AutoGrid" DISPL_ORDER="0" TYPE="4" START="51.5" LEN="0.0" REPEATS="-1" HOTCUE="-1"></CUE_V2>
<CUE_V2 NAME="n.n." DISPL_ORDER="0" TYPE="0" START="1500.25" LEN="0.0" REPEATS="-1" HOTCUE="2"></CUE_V2>
<CUE_V2 NAME="Round" DISPL_ORDER="0" TYPE="5" START="2000" LEN="1750" REPEATS="-1" HOTCUE="-1" COLOR="#FFAA00"></CUE_V2></ENTRY></COLLECTION>
<SETS ENTRIES="0"></SETS><PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT"><SUBNODES COUNT="3">
<NODE TYPE="FOLDER" NAME="2026"><SUBNODES COUNT="1"><NODE TYPE="PLAYLIST" NAME="May"><PLAYLIST ENTRIES="1" TYPE="LIST" UUID="u"><ENTRY><PRIMARYKEY TYPE="TRACK" KEY="D:/:Music/:A: b/:t.mp3"></PRIMARYKEY></ENTRY></PLAYLIST></NODE></SUBNODES></NODE>
<NODE TYPE="PLAYLIST" NAME="_LOOPS"><PLAYLIST ENTRIES="0" TYPE="LIST" UUID="v"></PLAYLIST></NODE>
<NODE TYPE="SMARTLIST" NAME="New"><SMARTLIST UUID="w"><SEARCH_EXPRESSION VERSION="1" QUERY="x"></SEARCH_EXPRESSION></SMARTLIST></NODE>
</SUBNODES></NODE></PLAYLISTS></NML>`;

  test('paths in pieces, stars, plays, cues without grids', () => {
    const { tracks, playlists, notes } = collected(traktorReader, nml('19'));
    expect(tracks).toMatchObject([
      {
        location: 'D:/Music/A: b/t.mp3',
        title: 'T',
        artist: 'A',
        album: 'Album',
        genre: 'Techno',
        seconds: 300.5,
        rating: 3,
        plays: 3,
        lastPlayedAt: Date.UTC(2026, 1, 9),
        cues: [
          { seconds: 1.50025, lengthSeconds: null, number: 2, name: null, colour: null },
          { seconds: 2, lengthSeconds: 1.75, number: null, name: 'Round', colour: '#ffaa00' },
        ],
      },
    ]);
    expect(playlists).toEqual([{ name: '2026 / May', keys: [tracks[0]?.key] }]);
    expect(notes).toEqual([expect.stringContaining('1 smart playlist is left out')]);
  });

  test.each(['11', '99', 'x', ''])('version %j is told, not guessed at', (version) => {
    expect(() => collected(traktorReader, nml(version))).toThrow(
      `version '${version}'; versions 15 to 20 are known`,
    );
  });
});
