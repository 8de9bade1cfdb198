/* What Stackwax asks of FAAD2, for WebAssembly. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes go in through one buffer (`room`), samples come out of another, channel after channel. A decoder is a number that
 * `open_config` or `open_stream` gives, 0 when it cannot be had. Nothing here knows of files.
 */
#include <stdlib.h>
#include <string.h>
#include "neaacdec.h"

/* FAAD2 talks of what it meets; nobody listens, and so the module needs nothing from outside. */
int printf(const char *format, ...) { (void)format; return 0; }
int fprintf(void *stream, const char *format, ...) { (void)stream; (void)format; return 0; }
/* What cannot be ends the decoder, not the program. */
_Noreturn void __assert_fail(const char *what, const char *file, int line, const char *function) { __builtin_trap(); }

#define EXPORT(name) __attribute__((export_name(#name)))

typedef struct {
    NeAACDecHandle faad;
    NeAACDecFrameInfo frame;
} Decoder;

static unsigned char *input;
static unsigned long input_size;
static float *output;
static unsigned long output_size;

/* The input buffer, of at least `size` bytes; moves when it grows. */
EXPORT(room) unsigned char *room(unsigned long size)
{
    if (size > input_size) {
        unsigned char *larger = realloc(input, size);
        if (larger == NULL) return NULL;
        input = larger;
        input_size = size;
    }
    return input;
}

EXPORT(close) void close_decoder(Decoder *decoder)
{
    NeAACDecClose(decoder->faad);
    free(decoder);
}

static Decoder *fresh(void)
{
    Decoder *decoder = calloc(1, sizeof(Decoder));
    if (decoder == NULL) return NULL;
    decoder->faad = NeAACDecOpen();
    if (decoder->faad == NULL) {
        free(decoder);
        return NULL;
    }
    NeAACDecConfigurationPtr wanted = NeAACDecGetCurrentConfiguration(decoder->faad);
    wanted->outputFormat = FAAD_FMT_FLOAT;
    NeAACDecSetConfiguration(decoder->faad, wanted);
    return decoder;
}

static Decoder *opened(Decoder *decoder, long result, unsigned long rate, unsigned char channels)
{
    if (result < 0) {
        close_decoder(decoder);
        return NULL;
    }
    decoder->frame.samplerate = rate;
    decoder->frame.channels = channels;
    return decoder;
}

/* By the AudioSpecificConfig in the input buffer. */
EXPORT(open_config) Decoder *open_config(unsigned long size)
{
    unsigned long rate = 0;
    unsigned char channels = 0;
    Decoder *decoder = fresh();
    if (decoder == NULL) return NULL;
    return opened(decoder, NeAACDecInit2(decoder->faad, input, size, &rate, &channels), rate, channels);
}

/* By the first frame of an ADTS stream, in the input buffer. */
EXPORT(open_stream) Decoder *open_stream(unsigned long size)
{
    unsigned long rate = 0;
    unsigned char channels = 0;
    Decoder *decoder = fresh();
    if (decoder == NULL) return NULL;
    return opened(decoder, NeAACDecInit(decoder->faad, input, size, &rate, &channels), rate, channels);
}

/* Decodes the frame in the input buffer: the samples of each channel (0 while none come out), or -1. */
EXPORT(decode) long decode(Decoder *decoder, unsigned long size)
{
    NeAACDecFrameInfo frame;
    memset(&frame, 0, sizeof frame);
    const float *samples = NeAACDecDecode(decoder->faad, &frame, input, size);
    if (samples == NULL || frame.error != 0 || frame.channels == 0) return -1;
    if (frame.samples > output_size) {
        float *larger = realloc(output, frame.samples * sizeof(float));
        if (larger == NULL) return -1;
        output = larger;
        output_size = frame.samples;
    }
    const unsigned long channels = frame.channels, length = frame.samples / channels;
    for (unsigned long c = 0; c < channels; c++) {
        float *channel = output + c * length;
        for (unsigned long i = 0; i < length; i++) channel[i] = samples[i * channels + c];
    }
    decoder->frame = frame;
    return (long)length;
}

/* Where `decode` left the samples. */
EXPORT(samples) const float *decoded_samples(void)
{
    return output;
}

/* Of the last frame, or as the configuration says. */
EXPORT(rate) unsigned long decoded_rate(const Decoder *decoder)
{
    return decoder->frame.samplerate;
}

EXPORT(channels) unsigned long decoded_channels(const Decoder *decoder)
{
    return decoder->frame.channels;
}
