#include "output/predict.h"

#include <stdlib.h>

enum {
    PREDICT_NONE,
    PREDICT_SUB,
    PREDICT_UP,
    PREDICT_AVERAGE,
    PREDICT_PAETH,
    PREDICTORS
};

/* The neighbour that the plane through left, up and the one between them comes nearest to. */
static unsigned char paeth(int left, int up, int corner)
{
    int plane = left + up - corner;
    int to_left = abs(plane - left);
    int to_up = abs(plane - up);
    int to_corner = abs(plane - corner);
    if (to_left <= to_up && to_left <= to_corner)
        return (unsigned char)left;
    return (unsigned char)(to_up <= to_corner ? up : corner);
}

/* A row and the one above it, which is NULL for the first. */
typedef struct RowPair {
    const unsigned char *row;
    const unsigned char *above;
    size_t bytes;
    unsigned step;
} RowPair;

static void apply(const RowPair *pair, int predictor, unsigned char *out)
{
    for (size_t i = 0; i < pair->bytes; i++) {
        int left = i < pair->step ? 0 : pair->row[i - pair->step];
        int up = pair->above ? pair->above[i] : 0;
        int corner = pair->above && i >= pair->step ? pair->above[i - pair->step] : 0;
        int guess = 0;
        switch (predictor) {
        case PREDICT_SUB:
            guess = left;
            break;
        case PREDICT_UP:
            guess = up;
            break;
        case PREDICT_AVERAGE:
            guess = (left + up) / 2;
            break;
        case PREDICT_PAETH:
            guess = paeth(left, up, corner);
            break;
        default:
            break;
        }
        out[i] = (unsigned char)(pair->row[i] - guess);
    }
}

/* Small differences, up or down, are near 0 or 256. */
static uint64_t cost_of(const unsigned char *bytes, size_t count)
{
    uint64_t cost = 0;
    for (size_t i = 0; i < count; i++)
        cost += bytes[i] < 128 ? bytes[i] : 256u - bytes[i];
    return cost;
}

void predict_rows(const unsigned char *rows, size_t row_bytes, size_t count, unsigned step,
                  Buffer *out)
{
    Buffer tried = {0};
    Buffer best = {0};
    unsigned char *trial = (unsigned char *)buffer_room(&tried, row_bytes);
    unsigned char *chosen = (unsigned char *)buffer_room(&best, row_bytes);
    for (size_t y = 0; y < count; y++) {
        RowPair pair = {rows + y * row_bytes, y ? rows + (y - 1) * row_bytes : NULL, row_bytes,
                        step};
        uint64_t least = UINT64_MAX;
        int predictor = PREDICT_NONE;
        for (int p = PREDICT_NONE; p < PREDICTORS; p++) {
            apply(&pair, p, trial);
            uint64_t cost = cost_of(trial, row_bytes);
            if (cost >= least)
                continue;
            least = cost;
            predictor = p;
            unsigned char *swapped = chosen;
            chosen = trial;
            trial = swapped;
        }
        buffer_byte(out, (char)predictor);
        buffer_bytes(out, chosen, row_bytes);
    }
    buffer_free(&tried);
    buffer_free(&best);
}
