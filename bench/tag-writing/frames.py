# What mutagen reads of files: `frames.py` takes a JSON list of paths on stdin and prints, for each, every field with a digest of its
# values, the genres, and why it could not be read.
import hashlib
import json
import sys

import mutagen
from mutagen.aac import AAC, AACError
from mutagen.id3 import ID3, ID3NoHeaderError
from mutagen.mp3 import HeaderNotFoundError

genre_keys = ("TCON", "\xa9gen", "genre", "Genre", "WM/Genre")


def tags_of(path):
    try:
        file = mutagen.File(path)
    except HeaderNotFoundError:
        # It takes AAC behind a tag of ID3 for MP3; and of sound that it does not know, the tags can be read.
        try:
            file = AAC(path)
        except AACError:
            return ID3(path, translate=False), None
    if file is None:
        try:
            return ID3(path, translate=False), None
        except ID3NoHeaderError:
            return {}, None
    if isinstance(file, AAC):
        try:
            return ID3(path, translate=False), file
        except ID3NoHeaderError:
            return {}, file
    if isinstance(file.tags, ID3) and type(file).__name__ in ("MP3", "TrueAudio"):
        return ID3(path, translate=False), file
    return file.tags, file


def digest(values):
    return hashlib.sha1(repr(values).encode()).hexdigest()[:12]


def read(path):
    try:
        tags, file = tags_of(path)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}", "fields": {}, "genres": []}
    fields = {}
    genres = []
    pairs = tags.items() if hasattr(tags, "items") else (tags or [])
    for key, value in pairs:
        fields.setdefault(key, []).append(repr(value))
        if key in genre_keys and not genres:
            genres = [str(v) for v in (value.text if hasattr(value, "text") else value if isinstance(value, list) else list(value))]
    if hasattr(file, "pictures"):
        fields["pictures"] = [digest((p.type, p.mime, p.desc, p.data)) for p in file.pictures]
    if getattr(file, "cuesheet", None):
        fields["cuesheet"] = [repr(file.cuesheet)]
    if getattr(file, "seektable", None):
        fields["seektable"] = [repr(file.seektable)]
    if getattr(file, "chapters", None):
        fields["chapters"] = [repr([(c.start, c.title) for c in file.chapters])]
    if getattr(file, "info", None) is not None:
        fields["info"] = [f"{file.info.length:.2f}"]
    return {"error": None, "fields": {key: digest(sorted(v)) for key, v in fields.items()}, "genres": genres}


print(json.dumps({"version": mutagen.version_string, "files": [read(path) for path in json.load(sys.stdin)]}))
