/* What Stackwax asks of libFLAC, for WebAssembly. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes of frames go in through one buffer (`room`), samples come out of another, channel after channel. A decoder is a number that
 * `open` gives, 0 when it cannot be had. Nothing here knows of files or metadata.
 *
 * Where frames begin and end is found before libFLAC sees them, by their headers and checksums: a frame counts once another one, or the
 * end, follows it. So bytes may come in pieces of any length, and what is damaged ends the sound and is never heard.
 */
#include <stdlib.h>
#include <string.h>
#include "FLAC/stream_decoder.h"

#define EXPORT(name) __attribute__((export_name(#name)))

/* Samples of a channel that `decode` hands out at a time, besides the rest of a frame. */
#define MOST 32768
#define LONGEST_FRAME 65536
/* Of a frame: the largest, as it is, has 2.2 MB. What is longer has lost its end. */
#define MOST_BYTES (4 * 1024 * 1024)

typedef struct {
    FLAC__StreamDecoder *flac;
    /* What was fed and not yet decoded: `bytes[start]` is where a frame begins, or, while there is none, where one is looked for. */
    unsigned char *bytes;
    size_t room, size, start;
    /* Up to where the frame's checksum is known. */
    size_t scanned;
    unsigned crc;
    int in_frame;
    int has_ended;
    /* The frame that libFLAC may read. */
    const unsigned char *frame;
    size_t frame_left;
    /* Of what `decode` handed out last. */
    unsigned rate, channels;
    size_t length;
} Decoder;

static unsigned char *input;
static size_t input_size;
/* Channel c is at c * capacity. */
static float *output;
static size_t capacity, output_channels;

/* Polynomial x^16 + x^15 + x^2 + 1: crc_tables[k][b] is the checksum of byte b and k zeros behind it. */
static unsigned short crc_tables[8][256];
static unsigned char crc8_table[256];

static void make_tables(void)
{
    if (crc_tables[0][1] != 0) return;
    for (unsigned byte = 0; byte < 256; byte++) {
        unsigned crc16 = byte << 8, crc8 = byte;
        for (int bit = 0; bit < 8; bit++) {
            crc16 = (crc16 & 0x8000) != 0 ? (crc16 << 1) ^ 0x8005 : crc16 << 1;
            crc8 = (crc8 & 0x80) != 0 ? (crc8 << 1) ^ 0x07 : crc8 << 1;
        }
        crc_tables[0][byte] = (unsigned short)crc16;
        crc8_table[byte] = (unsigned char)crc8;
    }
    for (int k = 1; k < 8; k++)
        for (unsigned byte = 0; byte < 256; byte++) {
            const unsigned before = crc_tables[k - 1][byte];
            crc_tables[k][byte] = (unsigned short)(crc_tables[0][before >> 8] ^ (before << 8));
        }
}

static unsigned crc16_of(unsigned crc, const unsigned char *bytes, size_t size)
{
    for (; size >= 8; bytes += 8, size -= 8)
        crc = crc_tables[7][bytes[0] ^ (crc >> 8)] ^ crc_tables[6][bytes[1] ^ (crc & 0xff)] ^ crc_tables[5][bytes[2]] ^
              crc_tables[4][bytes[3]] ^ crc_tables[3][bytes[4]] ^ crc_tables[2][bytes[5]] ^ crc_tables[1][bytes[6]] ^ crc_tables[0][bytes[7]];
    for (; size > 0; bytes++, size--) crc = crc_tables[0][(crc >> 8) ^ *bytes] ^ ((crc << 8) & 0xffff);
    return crc;
}

/* 1 where a frame's header is, 0 where none is, -1 where more bytes are needed to tell. */
static int is_header(const unsigned char *bytes, size_t size)
{
    if (size < 1) return -1;
    if (bytes[0] != 0xff) return 0;
    if (size < 2) return -1;
    if ((bytes[1] & 0xfe) != 0xf8) return 0;
    if (size < 5) return -1;
    const int block = bytes[2] >> 4, rate = bytes[2] & 15;
    if (block == 0 || rate == 15 || bytes[3] >> 4 > 10 || (bytes[3] & 1) != 0) return 0;
    const unsigned char first = bytes[4];
    const int more = first < 128 ? 0 : first < 224 ? 1 : first < 240 ? 2 : first < 248 ? 3 : first < 252 ? 4 : first < 254 ? 5 : 6;
    const size_t end = 5 + more + (block == 6 ? 1 : block == 7 ? 2 : 0) + (rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0);
    if (end >= size) return -1;
    unsigned char crc = 0;
    for (size_t at = 0; at < end; at++) crc = crc8_table[crc ^ bytes[at]];
    return crc == bytes[end];
}

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

static FLAC__StreamDecoderReadStatus read_frame(const FLAC__StreamDecoder *flac, FLAC__byte into[], size_t *size, void *data)
{
    Decoder *decoder = data;
    (void)flac;
    if (decoder->frame_left == 0) {
        *size = 0;
        return FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM;
    }
    if (*size > decoder->frame_left) *size = decoder->frame_left;
    memcpy(into, decoder->frame, *size);
    decoder->frame += *size;
    decoder->frame_left -= *size;
    return FLAC__STREAM_DECODER_READ_STATUS_CONTINUE;
}

/* Room for `length` samples of so many channels; what is there stays only while the number of channels does. */
static int has_output(unsigned channels, size_t length)
{
    if (channels <= output_channels && length <= capacity) return 1;
    float *larger = realloc(output, channels * (MOST + LONGEST_FRAME) * sizeof(float));
    if (larger == NULL) return 0;
    output = larger;
    output_channels = channels;
    capacity = MOST + LONGEST_FRAME;
    return length <= capacity;
}

static FLAC__StreamDecoderWriteStatus write_frame(
    const FLAC__StreamDecoder *flac, const FLAC__Frame *frame, const FLAC__int32 *const samples[], void *data)
{
    Decoder *decoder = data;
    const FLAC__FrameHeader *header = &frame->header;
    const size_t length = decoder->length, count = header->blocksize;
    (void)flac;
    decoder->rate = header->sample_rate;
    decoder->channels = header->channels;
    if (!has_output(header->channels, length + count)) return FLAC__STREAM_DECODER_WRITE_STATUS_ABORT;
    /* The largest value is 1, as npm's package of libFLAC has it. */
    const float full = (float)((1u << (header->bits_per_sample - 1)) - 1);
    for (unsigned c = 0; c < header->channels; c++) {
        const FLAC__int32 *from = samples[c];
        float *to = output + c * capacity + length;
        for (size_t n = 0; n < count; n++) to[n] = (float)from[n] / full;
    }
    decoder->length = length + count;
    return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
}

static void on_error(const FLAC__StreamDecoder *flac, FLAC__StreamDecoderErrorStatus status, void *data)
{
    (void)flac;
    (void)status;
    (void)data;
}

EXPORT(close) void close_decoder(Decoder *decoder)
{
    if (decoder->flac != NULL) FLAC__stream_decoder_delete(decoder->flac);
    free(decoder->bytes);
    free(decoder);
}

EXPORT(open) Decoder *open_decoder(void)
{
    make_tables();
    Decoder *decoder = calloc(1, sizeof(Decoder));
    if (decoder == NULL) return NULL;
    decoder->flac = FLAC__stream_decoder_new();
    if (decoder->flac != NULL) {
        FLAC__stream_decoder_set_metadata_ignore_all(decoder->flac);
        if (FLAC__stream_decoder_init_stream(decoder->flac, read_frame, NULL, NULL, NULL, NULL, write_frame, NULL, on_error, decoder) ==
            FLAC__STREAM_DECODER_INIT_STATUS_OK)
            return decoder;
    }
    close_decoder(decoder);
    return NULL;
}

/* Nothing more comes. */
EXPORT(finish) void finish(Decoder *decoder)
{
    decoder->has_ended = 1;
}

/* Takes the first `size` bytes of the input buffer: 0, or -1. */
EXPORT(feed) int feed(Decoder *decoder, size_t size)
{
    if (decoder->in_frame && decoder->size - decoder->start > MOST_BYTES) return 0;
    const size_t left = decoder->size - decoder->start;
    if (decoder->start > 0 && left > 0) memmove(decoder->bytes, decoder->bytes + decoder->start, left);
    decoder->scanned -= decoder->start;
    decoder->size = left;
    decoder->start = 0;
    if (left + size > decoder->room) {
        const size_t wanted = 2 * (left + size);
        unsigned char *larger = realloc(decoder->bytes, wanted);
        if (larger == NULL) return -1;
        decoder->bytes = larger;
        decoder->room = wanted;
    }
    memcpy(decoder->bytes + left, input, size);
    decoder->size += size;
    return 0;
}

/* Where the frame that begins at `start` ends; 0 while that is not known, or where it never will be. */
static size_t frame_end(Decoder *decoder)
{
    const unsigned char *bytes = decoder->bytes;
    const size_t size = decoder->size;
    if (!decoder->in_frame) {
        for (;; decoder->start++) {
            const int found = is_header(bytes + decoder->start, size - decoder->start);
            if (found < 0) return 0;
            if (found > 0) break;
        }
        decoder->in_frame = 1;
        decoder->crc = 0;
        decoder->scanned = decoder->start;
    }
    while (decoder->scanned < size) {
        /* No frame is shorter than its header; the next one begins at such a byte. */
        const size_t from = decoder->scanned > decoder->start + 3 ? decoder->scanned : decoder->start + 4 < size ? decoder->start + 4 : size;
        const unsigned char *found = from < size ? memchr(bytes + from, 0xff, size - from) : NULL;
        const size_t to = found == NULL ? size : (size_t)(found - bytes);
        decoder->crc = crc16_of(decoder->crc, bytes + decoder->scanned, to - decoder->scanned);
        decoder->scanned = to;
        if (to == size) break;
        if (decoder->crc == 0) {
            const int next = is_header(bytes + to, size - to);
            if (next > 0) return to;
            if (next < 0 && !decoder->has_ended) return 0;
        }
        decoder->crc = crc16_of(decoder->crc, bytes + to, 1);
        decoder->scanned = to + 1;
    }
    return decoder->has_ended && decoder->crc == 0 && size > decoder->start ? size : 0;
}

/* Codes of the rate, the number of channels and the bits of a frame's samples. */
static unsigned format_of(const unsigned char *frame)
{
    const unsigned channels = frame[3] >> 4;
    return (channels < 8 ? channels + 1 : 2) << 16 | (frame[2] & 15) << 8 | (frame[3] & 15);
}

/* The next samples of each channel of what was fed: 0 when there are no more. All are of one format. */
EXPORT(decode) long decode(Decoder *decoder)
{
    unsigned format = 0;
    decoder->length = 0;
    while (decoder->length < MOST) {
        const size_t end = frame_end(decoder);
        if (end == 0) break;
        decoder->frame = decoder->bytes + decoder->start;
        if (decoder->length > 0 && format_of(decoder->frame) != format) break;
        format = format_of(decoder->frame);
        decoder->frame_left = end - decoder->start;
        FLAC__stream_decoder_process_single(decoder->flac);
        decoder->start = decoder->scanned = end;
        decoder->crc = 0;
    }
    return (long)decoder->length;
}

/* Where `decode` left the samples of a channel. */
EXPORT(samples) const float *decoded_samples(unsigned channel)
{
    return output + channel * capacity;
}

EXPORT(rate) unsigned decoded_rate(const Decoder *decoder)
{
    return decoder->rate;
}

EXPORT(channels) unsigned decoded_channels(const Decoder *decoder)
{
    return decoder->channels;
}
