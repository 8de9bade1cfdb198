/* libmpg123's synthesis of floats for WebAssembly: four slots at once through the transform, four samples at once through the window.
 *
 * It stands in the place of its synth_real.c, with the sums of that in their order. The ring of a channel is turned round: what
 * belongs to one slot lies together, so that a vector has neighbouring samples. After mpg123 (initially written by Michael Hipp),
 * copyright by the mpg123 project, LGPL-2.1, taken under GPL-3.0-or-later as its section 3 allows.
 */
#include "mpg123lib_intern.h"

typedef float v4 __attribute__((vector_size(16)));
typedef v4 anywhere __attribute__((aligned(4)));
#define LOAD(at) (*(const anywhere *)(at))
#define STORE(at, value) (*(anywhere *)(at) = (value))

/* Values of a slot in a ring, which has 16 slots. */
#define ROWS 17
#define SLOT 32

/* Its dct64.c over vectors, a slot a lane; made by build.sh. */
#include "dct64_of_four.h"

static inline void transpose(v4 a, v4 b, v4 c, v4 d, v4 *out)
{
    const v4 ab0 = __builtin_shufflevector(a, b, 0, 4, 1, 5), ab1 = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const v4 cd0 = __builtin_shufflevector(c, d, 0, 4, 1, 5), cd1 = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    out[0] = __builtin_shufflevector(ab0, cd0, 0, 1, 4, 5);
    out[1] = __builtin_shufflevector(ab0, cd0, 2, 3, 6, 7);
    out[2] = __builtin_shufflevector(ab1, cd1, 0, 1, 4, 5);
    out[3] = __builtin_shufflevector(ab1, cd1, 2, 3, 6, 7);
}

/* The window of samples 0 to 16 and of 32 down to 17, a row a place; places repeat after 16. The same for all decoders. */
static float ahead[32][ROWS + 3], behind[32][ROWS + 3];

static void make_windows(const mpg123_handle *fr)
{
    if (ahead[1][16] != 0) return;
    for (int place = 0; place < 32; place++)
        for (int row = 0; row < ROWS; row++) {
            const float weight = fr->decwin[32 * row + place] / 32768;
            ahead[place][row] = place & 1 ? weight : -weight;
            behind[place][row] = -weight;
        }
}

/* The 32 samples of a slot; `first` is its place in the ring, and odd. */
static inline void window_slot(const float *ring, int first, float *out)
{
    const float *front = ahead[16 - first], *back = behind[15 + first];
    v4 a0 = {0}, a1 = {0}, a2 = {0}, a3 = {0}, b0 = {0}, b1 = {0}, b2 = {0}, b3 = {0};
    float middle = 0;
    for (int k = 0; k < 16; k++, ring += ROWS, front += ROWS + 3, back -= ROWS + 3) {
        const v4 r0 = LOAD(ring), r1 = LOAD(ring + 4), r2 = LOAD(ring + 8), r3 = LOAD(ring + 12);
        a0 += LOAD(front) * r0;
        a1 += LOAD(front + 4) * r1;
        a2 += LOAD(front + 8) * r2;
        a3 += LOAD(front + 12) * r3;
        b0 += LOAD(back) * r0;
        b1 += LOAD(back + 4) * r1;
        b2 += LOAD(back + 8) * r2;
        b3 += LOAD(back + 12) * r3;
        if (k % 2 == 0) middle += front[16] * ring[16];
    }
    STORE(out, a0);
    STORE(out + 4, a1);
    STORE(out + 8, a2);
    STORE(out + 12, a3);
    out[16] = middle;
    /* Row r is sample 32 - r; row 0 is none. */
    STORE(out + 17, __builtin_shufflevector(b3, b3, 3, 2, 1, 0));
    STORE(out + 21, __builtin_shufflevector(b2, b2, 3, 2, 1, 0));
    STORE(out + 25, __builtin_shufflevector(b1, b1, 3, 2, 1, 0));
    out[29] = b0[3];
    out[30] = b0[2];
    out[31] = b0[1];
}

/* Up to four slots of one channel: 32 bands a slot in, 32 samples a slot out. `bo` is the place before the first. */
static void channel_slots(const float *bands, int slots, int bo, real *const *rings, float *out)
{
    v4 in[32], first[ROWS], second[16], turned[4];
    float rows[2][4][ROWS + 3];
    /* Lanes without a slot repeat the first. */
    const float *b = slots > 1 ? bands + SLOT : bands, *c = slots > 2 ? bands + 2 * SLOT : bands;
    const float *d = slots > 3 ? bands + 3 * SLOT : bands;
    for (int i = 0; i < SLOT; i += 4) transpose(LOAD(bands + i), LOAD(b + i), LOAD(c + i), LOAD(d + i), in + i);
    dct64_of_four(first, second, in);
    for (int i = 0; i < 16; i += 4) {
        transpose(first[i], first[i + 1], first[i + 2], first[i + 3], turned);
        for (int s = 0; s < 4; s++) STORE(&rows[0][s][i], turned[s]);
        transpose(second[i], second[i + 1], second[i + 2], second[i + 3], turned);
        for (int s = 0; s < 4; s++) STORE(&rows[1][s][i], turned[s]);
    }
    for (int s = 0; s < slots; s++, out += SLOT) {
        bo = (bo - 1) & 15;
        const int odd = bo & 1;
        float *one = rings[odd] + ROWS * ((bo + odd) & 15);
        float *other = rings[!odd] + ROWS * (odd ? bo : bo + 1);
        for (int i = 0; i < 16; i += 4) {
            STORE(one + i, LOAD(&rows[0][s][i]));
            STORE(other + i, LOAD(&rows[1][s][i]));
        }
        one[16] = first[16][s];
        window_slot(rings[!odd], odd ? bo : bo + 1, out);
    }
}

/* Up to four slots; `right` is NULL where there is one channel. */
static void synth_slots(const real *left, const real *right, int slots, mpg123_handle *fr)
{
    float samples[2][4 * SLOT];
    float *out = (float *)(fr->buffer.data + fr->buffer.fill);
    make_windows(fr);
    channel_slots(left, slots, fr->bo, fr->real_buffs[0], right == NULL ? out : samples[0]);
    if (right != NULL) {
        channel_slots(right, slots, fr->bo, fr->real_buffs[1], samples[1]);
        for (int i = 0; i < SLOT * slots; i += 4) {
            const v4 l = LOAD(samples[0] + i), r = LOAD(samples[1] + i);
            STORE(out + 2 * i, __builtin_shufflevector(l, r, 0, 4, 1, 5));
            STORE(out + 2 * i + 4, __builtin_shufflevector(l, r, 2, 6, 3, 7));
        }
    }
    fr->bo = (fr->bo - slots) & 15;
    fr->buffer.fill += SLOT * slots * sizeof(float) * (right == NULL ? 1 : 2);
}

/* A granule of layer 3: 18 slots. */
int synth_granule(const real *left, const real *right, mpg123_handle *fr)
{
    for (int s = 0; s < SSLIMIT; s += 4)
        synth_slots(left + SLOT * s, right == NULL ? NULL : right + SLOT * s, s + 4 <= SSLIMIT ? 4 : SSLIMIT - s, fr);
    return 0;
}

/* Layers 1 and 2 come slot by slot, the left channel before the right one. */
int synth_1to1_real(real *bands, int channel, mpg123_handle *fr, int final)
{
    static real *left;
    (void)final;
    if (channel == 0) left = bands;
    else synth_slots(left, bands, 1, fr);
    return 0;
}

int synth_1to1_real_mono(real *bands, mpg123_handle *fr)
{
    synth_slots(bands, NULL, 1, fr);
    return 0;
}

int synth_1to1_real_m2s(real *bands, mpg123_handle *fr)
{
    synth_slots(bands, bands, 1, fr);
    return 0;
}
