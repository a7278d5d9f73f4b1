// Bitmaps of hosts, 2,048 at a time: what a matrix of verdicts spends its time on.
//
// A bitmap is 32 words of 64 bits. Each function is compiled twice, for any x86-64 and with AVX2 and POPCNT, and the processor
// decides which runs; other architectures have one.
#ifndef C_VERDICT_KERNELS_H
#define C_VERDICT_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { verdict_words = 32, verdict_levels = 40 };

/// What some columns of hosts show of each feature: distinct bitmaps, and which of them each feature has.
struct verdict_features {
  /// Distinct bitmaps, one behind the other.
  const uint64_t *_Nonnull bitmaps;
  /// By feature, the number of its bitmap; of features outside `present` anything.
  const uint16_t *_Nonnull numbers;
  /// The features that some host has: 1,024 bits.
  const uint64_t *_Nonnull present;
};

/// Writes the hosts that have one of the features in `wanted`, 1,024 bits; returns whether there is one.
int verdict_meets(uint64_t *_Nonnull out, const uint64_t *_Nonnull wanted, const struct verdict_features *_Nonnull features);

/// Adds to `sum` what is in `other`.
void verdict_join(uint64_t *_Nonnull sum, const uint64_t *_Nonnull other);

/// Keeps in `bits` what is in `other`.
void verdict_keep(uint64_t *_Nonnull bits, const uint64_t *_Nonnull other);

/// Takes out of `bits` what is in `other`.
void verdict_drop(uint64_t *_Nonnull bits, const uint64_t *_Nonnull other);

/// Adds `bits` to `sum`; returns how many they are.
size_t verdict_add(uint64_t *_Nonnull sum, const uint64_t *_Nonnull bits);

/// Makes three unions of hosts exclusive, the gravest first, writes both bits of the outcome's rank, and counts each.
void verdict_outcome(
  uint64_t *_Nonnull blocked, uint64_t *_Nonnull unknown, uint64_t *_Nonnull warned, uint64_t *_Nonnull high,
  uint64_t *_Nonnull low, size_t *_Nonnull counts);

/// Adds sixteen bitmaps, one behind the other, to counters whose bits stand in `verdict_levels` bitmaps, the lowest first.
void verdict_tally(uint64_t *_Nonnull levels, const uint64_t *_Nonnull bitmaps);

#endif
