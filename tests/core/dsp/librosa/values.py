"""Writes values.json: what librosa computes of the signal that signal.ts makes.

From the root of the repository, with Python 3.11:

    pip install librosa==0.11.0 numpy==2.4.6 scipy==1.17.1 numba==0.68.0 scikit-learn==1.9.1 soxr==1.1.0
    npx node tests/core/dsp/librosa/signal.ts | python3 tests/core/dsp/librosa/values.py > tests/core/dsp/librosa/values.json
    npx biome check --write tests/core/dsp/librosa/values.json

Every number is librosa's own, with its defaults: the script only calls it and picks values. librosa computes in single
precision. Version 0.11.0 reproduces what 1.0.0 gave for a real clip (data/librosa in the shared data) to 1e-6 of each
array's largest value.
"""

import datetime
import hashlib
import json
import platform
import sys

import librosa
import numpy as np
import scipy

SAMPLE_RATE = 22050
# At most so many values of an array are kept.
KEPT = 120


def main():
    raw = sys.stdin.buffer.read()
    y = np.frombuffer(raw, dtype="<f4").astype(np.float32)
    stages = {name: digest(np.asarray(values, dtype=np.float64)) for name, values in stages_of(y).items()}
    json.dump(
        {
            "madeBy": "tests/core/dsp/librosa/values.py",
            "date": datetime.date.today().isoformat(),
            "versions": {
                "librosa": librosa.__version__,
                "numpy": np.__version__,
                "scipy": scipy.__version__,
                "python": platform.python_version(),
                "machine": platform.machine(),
            },
            "signal": {"samples": len(y), "sha256": hashlib.sha256(raw).hexdigest()},
            "stages": stages,
            "columns": columns_of(y),
        },
        sys.stdout,
    )


def stages_of(y):
    """One array a stage of the analysis: [bins, frames], or one value a frame, a lag or a sample."""
    magnitude = np.abs(librosa.stft(y))
    mel = librosa.feature.melspectrogram(y=y, sr=SAMPLE_RATE)
    mfcc = librosa.feature.mfcc(y=y, sr=SAMPLE_RATE, n_mfcc=20)
    chroma = librosa.feature.chroma_stft(y=y, sr=SAMPLE_RATE)
    steady, broad = librosa.decompose.hpss(magnitude)
    harmonic, percussive = librosa.effects.hpss(y)
    onsets = librosa.onset.onset_strength(y=y, sr=SAMPLE_RATE)
    # What beat_track looks at.
    median_onsets = librosa.onset.onset_strength(y=y, sr=SAMPLE_RATE, aggregate=np.median)
    tempogram = librosa.feature.tempogram(onset_envelope=onsets, sr=SAMPLE_RATE)
    tempo, beats = librosa.beat.beat_track(y=y, sr=SAMPLE_RATE)
    between_silence = np.pad(median_onsets, 60)
    return {
        "stftMagnitude": magnitude,
        "melFilterbank": librosa.filters.mel(sr=SAMPLE_RATE, n_fft=2048),
        "melPower": mel,
        "melDb": librosa.power_to_db(mel),
        "mfcc": mfcc,
        "mfccDelta": librosa.feature.delta(mfcc),
        "tuningOfMagnitudes": [librosa.estimate_tuning(y=y, sr=SAMPLE_RATE)],
        "tuningOfPowers": [librosa.estimate_tuning(S=magnitude**2, sr=SAMPLE_RATE)],
        "chromaFilterbank": librosa.filters.chroma(sr=SAMPLE_RATE, n_fft=2048, tuning=0.11),
        "chroma": chroma,
        "tonnetz": librosa.feature.tonnetz(chroma=chroma, sr=SAMPLE_RATE),
        "contrast": librosa.feature.spectral_contrast(y=y, sr=SAMPLE_RATE),
        "centroid": librosa.feature.spectral_centroid(y=y, sr=SAMPLE_RATE)[0],
        "bandwidth": librosa.feature.spectral_bandwidth(y=y, sr=SAMPLE_RATE)[0],
        "rolloff": librosa.feature.spectral_rolloff(y=y, sr=SAMPLE_RATE)[0],
        "zeroCrossingRate": librosa.feature.zero_crossing_rate(y)[0],
        "rms": librosa.feature.rms(y=y)[0],
        "harmonicMagnitude": steady,
        "percussiveMagnitude": broad,
        "harmonicSignal": harmonic,
        "percussiveSignal": percussive,
        "onsetStrength": onsets,
        "medianOnsetStrength": median_onsets,
        "tempogram": tempogram,
        "meanTempogram": tempogram.mean(axis=1),
        "tempo": np.atleast_1d(tempo),
        "beats": beats,
        "beatsBetweenSilence": librosa.beat.beat_track(onset_envelope=between_silence, sr=SAMPLE_RATE, bpm=200)[1],
    }


def columns_of(y):
    """The 57 columns that the field uses: mean and population variance of each descriptor, and the tempo."""
    harmonic, percussive = librosa.effects.hpss(y)
    described = {
        "chroma_stft": librosa.feature.chroma_stft(y=y, sr=SAMPLE_RATE),
        "rms": librosa.feature.rms(y=y),
        "spectral_centroid": librosa.feature.spectral_centroid(y=y, sr=SAMPLE_RATE),
        "spectral_bandwidth": librosa.feature.spectral_bandwidth(y=y, sr=SAMPLE_RATE),
        "rolloff": librosa.feature.spectral_rolloff(y=y, sr=SAMPLE_RATE),
        "zero_crossing_rate": librosa.feature.zero_crossing_rate(y),
        "harmony": harmonic,
        "perceptr": percussive,
        "tempo": None,
    }
    for i, row in enumerate(librosa.feature.mfcc(y=y, sr=SAMPLE_RATE, n_mfcc=20)):
        described[f"mfcc{i + 1}"] = row
    columns = {}
    for name, values in described.items():
        if name == "tempo":
            columns[name] = short(np.atleast_1d(librosa.beat.beat_track(y=y, sr=SAMPLE_RATE)[0])[0])
        else:
            columns[f"{name}_mean"] = short(np.mean(values))
            columns[f"{name}_var"] = short(np.var(values))
    return columns


def digest(values):
    """Evenly spread values of an array (every `step`-th along each axis), with the mean and RMS of all of it."""
    steps = [1] * values.ndim
    while np.prod([len(range(0, n, s)) for n, s in zip(values.shape, steps)]) > KEPT:
        # Odd steps: even ones could fall on the same phase of every beat.
        axis = int(np.argmax([len(range(0, n, s)) for n, s in zip(values.shape, steps)]))
        steps[axis] += 2
    kept = values[tuple(slice(0, None, s) for s in steps)]
    return {
        "shape": values.shape,
        "steps": steps,
        "values": [short(v) for v in kept.ravel()],
        "mean": short(values.mean()),
        "rms": short(np.sqrt((values**2).mean())),
        "largest": short(np.abs(values).max()),
    }


def short(value):
    """Seven digits: as many as single precision has."""
    return float(f"{float(value):.7g}")


main()
