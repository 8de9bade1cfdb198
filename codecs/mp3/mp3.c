/* What Stackwax asks of libmpg123, for WebAssembly. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes go in through one buffer (`room`), samples come out of another, channel after channel. A decoder is a number that
 * `open_decoder` gives, 0 when it cannot be had. Nothing here knows of files.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include "mpg123.h"

#define EXPORT(name) __attribute__((export_name(#name)))

/* What reads files asks for these. */
int INT123_compat_open(const char *name, int flags) { (void)name; (void)flags; return -1; }
int INT123_compat_close(int file) { (void)file; return -1; }
char *INT123_strerror(int number) { (void)number; return ""; }
ssize_t read(int file, void *into, size_t size) { (void)file; (void)into; (void)size; return -1; }
off_t lseek(int file, off_t offset, int from) { (void)file; (void)offset; (void)from; return -1; }

/* Samples of a channel that `decode` hands out at a time, besides the rest of a frame. */
#define MOST 65536
#define LONGEST_FRAME 1152
/* A stream that is nothing but damage is left. */
#define MOST_ERRORS 2000

static unsigned char *input;
static size_t input_size;
static float output[2 * (MOST + LONGEST_FRAME)];

/* The input buffer, of at least `size` bytes; moves when it grows. */
EXPORT(room) unsigned char *room(size_t size)
{
    if (size > input_size) {
        unsigned char *larger = realloc(input, size);
        if (larger == NULL) return NULL;
        input = larger;
        input_size = size;
    }
    return input;
}

typedef struct {
    mpg123_handle *mpg123;
    /* Of what `decode` handed out last. */
    long rate;
    int channels;
} Decoder;

EXPORT(close) void close_decoder(Decoder *decoder)
{
    mpg123_delete(decoder->mpg123);
    free(decoder);
}

/* `gapless`: what the encoder put before and behind the music is dropped, as far as the stream's first frame tells. */
EXPORT(open) Decoder *open_decoder(int gapless)
{
    int error = mpg123_init();
    Decoder *decoder = calloc(1, sizeof(Decoder));
    if (decoder == NULL) return NULL;
    decoder->mpg123 = mpg123_new("generic", &error);
    if (decoder->mpg123 != NULL) {
        mpg123_param(decoder->mpg123, MPG123_ADD_FLAGS, MPG123_FORCE_FLOAT | MPG123_QUIET | MPG123_NO_READAHEAD, 0);
        mpg123_param(decoder->mpg123, gapless ? MPG123_ADD_FLAGS : MPG123_REMOVE_FLAGS, MPG123_GAPLESS, 0);
        if (mpg123_open_feed(decoder->mpg123) == MPG123_OK) return decoder;
    }
    close_decoder(decoder);
    return NULL;
}

/* Takes the first `size` bytes of the input buffer: 0, or -1. */
EXPORT(feed) int feed(Decoder *decoder, size_t size)
{
    return mpg123_feed(decoder->mpg123, input, size) == MPG123_OK ? 0 : -1;
}

/* The next samples of each channel of what was fed: 0 when there are no more, -1 when there is too much damage. All are of one format. */
EXPORT(decode) long decode(Decoder *decoder)
{
    float *left = output, *right = output + MOST + LONGEST_FRAME;
    size_t length = 0;
    int errors = 0;
    while (length < MOST) {
        off_t number;
        unsigned char *audio = NULL;
        size_t bytes = 0;
        const int result = mpg123_decode_frame(decoder->mpg123, &number, &audio, &bytes);
        if (result == MPG123_NEED_MORE || result == MPG123_DONE) break;
        if (result == MPG123_NEW_FORMAT && length > 0) break;
        if (result != MPG123_OK && result != MPG123_NEW_FORMAT && ++errors > MOST_ERRORS) return -1;
        if (length == 0) {
            int encoding;
            mpg123_getformat2(decoder->mpg123, &decoder->rate, &decoder->channels, &encoding, 0);
        }
        if (bytes == 0) continue;
        const float *samples = (const float *)audio;
        if (decoder->channels == 2) {
            const size_t count = bytes / sizeof(float) / 2;
            for (size_t n = 0; n < count; n++) {
                left[length + n] = samples[2 * n];
                right[length + n] = samples[2 * n + 1];
            }
            length += count;
        } else {
            memcpy(left + length, samples, bytes);
            length += bytes / sizeof(float);
        }
    }
    return (long)length;
}

/* Where `decode` left the samples of a channel. */
EXPORT(samples) const float *decoded_samples(int channel)
{
    return output + channel * (MOST + LONGEST_FRAME);
}

EXPORT(rate) long decoded_rate(const Decoder *decoder)
{
    return decoder->rate;
}

EXPORT(channels) int decoded_channels(const Decoder *decoder)
{
    return decoder->channels;
}
