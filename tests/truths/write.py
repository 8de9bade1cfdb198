"""Writes the facts (JSON on standard input) into a file with mutagen or TagLib: write.py WRITER CONTAINER FILE."""

import json
import sys

import mutagen
import taglib
from mutagen import aiff, apev2, asf, flac, id3, mp3, mp4, oggopus, oggvorbis, wave, wavpack


def number_of(pair):
    return "/".join(str(number) for number in pair)


def write_id3(file, facts, version):
    """As Picard and Mutagen's own documents map them; a slash joins what v2.3 cannot separate."""
    if file.tags is None:
        file.add_tags()
    tags = file.tags
    texts = {
        "TPE1": facts["artist"], "TALB": facts["album"], "TIT2": facts["title"], "TPE2": facts["albumArtist"],
        "TCON": facts["genres"], "TCMP": "1", "TRCK": number_of(facts["track"]), "TPOS": number_of(facts["disc"]),
        "TDRC": facts["date"], "TDOR": facts["originalDate"], "TBPM": str(facts["bpm"]), "TKEY": facts["key"],
        "TSOP": facts["artistSort"], "TSOA": facts["albumSort"], "TSOT": facts["titleSort"], "TSO2": facts["albumArtistSort"],
    }
    for name, text in texts.items():
        tags.add(getattr(id3, name)(encoding=1 if version == 3 else 3, text=text))
    described = {
        **facts["replayGain"],
        "MusicBrainz Album Id": facts["albumId"],
        "MusicBrainz Artist Id": facts["artistIds"],
    }
    for description, text in described.items():
        tags.add(id3.TXXX(encoding=1 if version == 3 else 3, desc=description, text=text))
    tags.add(id3.UFID(owner="http://musicbrainz.org", data=facts["recordingId"].encode()))
    options = {"v1": 0} if isinstance(file, mp3.MP3) else {}
    file.save(v2_version=version, padding=lambda info: 0, **options)


def write_vorbis(file, facts):
    track, tracks = facts["track"]
    disc, discs = facts["disc"]
    file.update({
        "ARTIST": facts["artist"], "ALBUM": facts["album"], "TITLE": facts["title"], "ALBUMARTIST": facts["albumArtist"],
        "GENRE": facts["genres"], "COMPILATION": "1",
        "TRACKNUMBER": str(track), "TRACKTOTAL": str(tracks), "DISCNUMBER": str(disc), "DISCTOTAL": str(discs),
        "DATE": facts["date"], "ORIGINALDATE": facts["originalDate"], "BPM": str(facts["bpm"]), "KEY": facts["key"],
        "ARTISTSORT": facts["artistSort"], "ALBUMSORT": facts["albumSort"],
        "TITLESORT": facts["titleSort"], "ALBUMARTISTSORT": facts["albumArtistSort"],
        "MUSICBRAINZ_TRACKID": facts["recordingId"], "MUSICBRAINZ_ALBUMID": facts["albumId"],
        "MUSICBRAINZ_ARTISTID": facts["artistIds"],
        **(facts["r128"] if isinstance(file, oggopus.OggOpus) else facts["replayGain"]),
    })
    file.save(padding=lambda info: 0)


def write_mp4(file, facts):
    if file.tags is None:
        file.add_tags()
    free = lambda *texts: [mp4.MP4FreeForm(text.encode()) for text in texts]
    file.tags.update({
        "\xa9ART": [facts["artist"]], "\xa9alb": [facts["album"]], "\xa9nam": [facts["title"]], "aART": [facts["albumArtist"]],
        "\xa9gen": facts["genres"], "cpil": True, "trkn": [tuple(facts["track"])], "disk": [tuple(facts["disc"])],
        "\xa9day": [facts["date"]], "tmpo": [facts["bpm"]],
        "soar": [facts["artistSort"]], "soal": [facts["albumSort"]], "sonm": [facts["titleSort"]], "soaa": [facts["albumArtistSort"]],
    })
    described = {
        "initialkey": [facts["key"]], "ORIGINALDATE": [facts["originalDate"]],
        "MusicBrainz Track Id": [facts["recordingId"]], "MusicBrainz Album Id": [facts["albumId"]],
        "MusicBrainz Artist Id": facts["artistIds"],
        **{name.lower(): [text] for name, text in facts["replayGain"].items()},
    }
    for name, texts in described.items():
        file.tags["----:com.apple.iTunes:" + name] = free(*texts)
    file.save(padding=lambda info: 0)


def write_asf(file, facts):
    file.tags.update({
        "Author": facts["artist"], "WM/AlbumTitle": facts["album"], "Title": facts["title"], "WM/AlbumArtist": facts["albumArtist"],
        "WM/Genre": facts["genres"], "WM/IsCompilation": True,
        "WM/TrackNumber": number_of(facts["track"]), "WM/PartOfSet": number_of(facts["disc"]),
        "WM/Year": facts["date"], "WM/OriginalReleaseTime": facts["originalDate"],
        "WM/BeatsPerMinute": str(facts["bpm"]), "WM/InitialKey": facts["key"],
        "WM/ArtistSortOrder": facts["artistSort"], "WM/AlbumSortOrder": facts["albumSort"],
        "WM/TitleSortOrder": facts["titleSort"], "WM/AlbumArtistSortOrder": facts["albumArtistSort"],
        "MusicBrainz/Track Id": facts["recordingId"], "MusicBrainz/Album Id": facts["albumId"],
        "MusicBrainz/Artist Id": facts["artistIds"],
        **facts["replayGain"],
    })
    file.save(padding=lambda info: 0)


def write_ape(file, facts):
    if getattr(file, "tags", None) is None and hasattr(file, "add_tags"):
        file.add_tags()
    tags = file if isinstance(file, apev2.APEv2) else file.tags
    tags.update({
        "Artist": facts["artist"], "Album": facts["album"], "Title": facts["title"], "Album Artist": facts["albumArtist"],
        "Genre": facts["genres"], "Compilation": "1", "Track": number_of(facts["track"]), "Disc": number_of(facts["disc"]),
        "Year": facts["date"], "Originaldate": facts["originalDate"], "BPM": str(facts["bpm"]), "Key": facts["key"],
        "ARTISTSORT": facts["artistSort"], "ALBUMSORT": facts["albumSort"],
        "TITLESORT": facts["titleSort"], "ALBUMARTISTSORT": facts["albumArtistSort"],
        "MUSICBRAINZ_TRACKID": facts["recordingId"], "MUSICBRAINZ_ALBUMID": facts["albumId"],
        "MUSICBRAINZ_ARTISTID": facts["artistIds"],
        **facts["replayGain"],
    })


def with_mutagen(container, path, facts):
    if container == "mp3-ape":
        tags = apev2.APEv2()
        write_ape(tags, facts)
        tags.save(path)
    elif container == "wv":
        file = wavpack.WavPack(path)
        write_ape(file, facts)
        file.save()
    elif container in ("mp3-2.3", "mp3-2.4"):
        write_id3(mp3.MP3(path), facts, int(container[-1]))
    elif container == "aiff":
        write_id3(aiff.AIFF(path), facts, 4)
    elif container == "wav":
        write_id3(wave.WAVE(path), facts, 4)
    elif container == "m4a":
        write_mp4(mp4.MP4(path), facts)
    elif container == "wma":
        write_asf(asf.ASF(path), facts)
    else:
        kinds = {"flac": flac.FLAC, "ogg": oggvorbis.OggVorbis, "opus": oggopus.OggOpus}
        write_vorbis(kinds[container](path), facts)


def with_taglib(container, path, facts):
    """TagLib's own names for all containers."""
    file = taglib.File(path)
    file.tags = {
        "ARTIST": [facts["artist"]], "ALBUM": [facts["album"]], "TITLE": [facts["title"]], "ALBUMARTIST": [facts["albumArtist"]],
        "GENRE": facts["genres"], "COMPILATION": ["1"],
        "TRACKNUMBER": [number_of(facts["track"])], "DISCNUMBER": [number_of(facts["disc"])],
        "DATE": [facts["date"]], "ORIGINALDATE": [facts["originalDate"]], "BPM": [str(facts["bpm"])],
        "INITIALKEY": [facts["key"]],
        "ARTISTSORT": [facts["artistSort"]], "ALBUMSORT": [facts["albumSort"]],
        "TITLESORT": [facts["titleSort"]], "ALBUMARTISTSORT": [facts["albumArtistSort"]],
        "MUSICBRAINZ_TRACKID": [facts["recordingId"]], "MUSICBRAINZ_ALBUMID": [facts["albumId"]],
        "MUSICBRAINZ_ARTISTID": facts["artistIds"],
        **{name: [text] for name, text in (facts["r128"] if container == "opus" else facts["replayGain"]).items()},
    }
    refused = file.save()
    if refused:
        print(path, "TagLib refuses", sorted(refused), file=sys.stderr)
    file.close()


if __name__ == "__main__":
    writer, container, path = sys.argv[1:]
    {"mutagen": with_mutagen, "TagLib": with_taglib}[writer](container, path, json.load(sys.stdin))
