"""Makes the files beside it, and prints what mutagen and FFmpeg read of them: the values of nativeTags.test.ts.

Made with mutagen 1.46.0 and FFmpeg 5.1.9 (Debian 12): python3 make.py, in this folder.
"""
import json
import subprocess

import mutagen
from mutagen.aiff import AIFF
from mutagen.apev2 import APEv2
from mutagen.asf import ASF, ASFBoolAttribute
from mutagen.flac import FLAC
from mutagen.id3 import TCON, TKEY, TPE1
from mutagen.mp4 import MP4, MP4FreeForm
from mutagen.oggopus import OggOpus
from mutagen.wave import WAVE


def sound(name):
    source = ['-f', 'lavfi', '-i', 'sine=d=0.05:r=8000', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact']
    subprocess.run(['ffmpeg', '-v', 'error', '-y', *source, name], check=True)
    return name


def save(file, tags, **options):
    for key, value in tags.items():
        file[key] = value
    file.save(**options)


def id3(file):
    file.add_tags()
    for frame in [TPE1(3, ['AC/DC']), TKEY(3, ['C']), TCON(3, ['1979'])]:
        file.tags.add(frame)
    file.save(v2_version=3)


save(FLAC(sound('both.flac')), {'INITIALKEY': 'Gbmin', 'KEY': 'Am', 'BPM': '174'}, padding=lambda _: 0)
save(FLAC(sound('key.flac')), {'KEY': '1m'}, padding=lambda _: 0)
save(OggOpus(sound('a.opus')), {'initialkey': 'A minor', 'COMPILATION': '1', 'GENRE': ['Rock', 'Jazz']})
save(
    MP4(sound('a.m4a')),
    {
        '----:com.apple.iTunes:initialkey': [MP4FreeForm(b'Dm')],
        'tmpo': [120],
        'cpil': True,
        '\xa9gen': ['Rock', 'Jazz'],
        '\xa9ART': ['AC/DC'],
    },
)
save(
    ASF(sound('a.wma')),
    {
        'WM/Genre': ['Rock', 'Jazz', 'Blues'],
        'Author': ['First', 'Second'],
        'WM/InitialKey': ['Am'],
        'WM/IsCompilation': [ASFBoolAttribute(True)],
        'WM/BeatsPerMinute': ['99'],
    },
)
ape = APEv2()
save(
    ape,
    {'Genre': ['Rock', 'Jazz'], 'InitialKey': 'Em', 'Artist': ['AC/DC', 'Other'], 'BPM': '90', 'Compilation': '1'},
    filename=sound('a.wv'),
)
id3(AIFF(sound('a.aiff')))
id3(WAVE(sound('a.wav')))

for name in ['both.flac', 'key.flac', 'a.opus', 'a.m4a', 'a.wma', 'a.wv', 'a.aiff', 'a.wav']:
    probed = subprocess.run(
        ['ffprobe', '-v', 'error', '-of', 'json', '-show_entries', 'format_tags:stream_tags', name], capture_output=True
    )
    print(name, mutagen.File(name).tags.pprint().split('\n'), json.loads(probed.stdout))
