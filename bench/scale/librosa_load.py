# Processor time of librosa.load for the middle 30 s of a file, as JSON: the median of so many rounds.
import json
import sys
import time

import librosa
import soundfile

path, rounds = sys.argv[1], int(sys.argv[2])
info = soundfile.info(path)
offset = max(0, info.frames / info.samplerate / 2 - 15)
times = []
for turn in range(-3, rounds):
    before = time.process_time()
    librosa.load(path, sr=22050, mono=True, offset=offset, duration=30)
    if turn >= 0:
        times.append(1000 * (time.process_time() - before))
times.sort()
print(json.dumps({"version": librosa.__version__, "loadMs": round(times[len(times) // 2], 1)}))
