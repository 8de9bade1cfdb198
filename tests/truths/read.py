"""What mutagen and TagLib read of files, as JSON: for each file, by reader, the texts under every name that it has."""

import json
import sys

import mutagen
import taglib
from mutagen import apev2, asf, id3, mp4


def id3_texts(frame):
    if isinstance(frame, id3.UFID):
        return [frame.data.decode("utf-8", "replace")]
    if isinstance(frame, id3.TCON):
        return list(frame.genres)
    return [str(text) for text in getattr(frame, "text", [])]


def mp4_texts(value):
    if isinstance(value, bool):
        return [str(value)]
    return [
        part.decode("utf-8", "replace") if isinstance(part, mp4.MP4FreeForm)
        else "/".join(map(str, part)) if isinstance(part, tuple)
        else str(part)
        for part in value
    ]


def texts(tags):
    if isinstance(tags, id3.ID3):
        return {name: id3_texts(frame) for name, frame in tags.items()}
    if isinstance(tags, mp4.MP4Tags):
        return {name: mp4_texts(value) for name, value in tags.items()}
    if isinstance(tags, asf.ASFTags):
        return {name: [str(attribute.value) for attribute in values] for name, values in tags.as_dict().items()}
    return {name: [str(part) for part in value] for name, value in dict(tags).items()}


def by_mutagen(path):
    file = mutagen.File(path)
    tags = file.tags
    if tags is None and path.endswith(".mp3"):
        # It looks for APEv2 in an MP3 only when asked to.
        try:
            tags = apev2.APEv2(path)
        except apev2.APENoHeaderError:
            pass
    found = {} if tags is None else texts(tags)
    # What LAME measured stands in the sound's header.
    for name in ("track_gain", "track_peak", "album_gain"):
        value = getattr(file.info, name, None)
        if value is not None:
            found["LAME " + name] = [str(value)]
    return found


def by_taglib(path):
    return {name: list(values) for name, values in taglib.File(path).tags.items()}


if __name__ == "__main__":
    print(json.dumps({path: {"mutagen": by_mutagen(path), "TagLib": by_taglib(path)} for path in sys.argv[1:]}))
