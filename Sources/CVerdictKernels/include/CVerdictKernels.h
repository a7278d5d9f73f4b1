// What verdicts spend their time on: one prepared pair, and bitmaps of hosts, 2,048 at a time.
//
// A bitmap is 32 words of 64 bits. Each function is compiled twice, for any x86-64 and with AVX2 and POPCNT, and the processor
// decides which runs; other architectures have one.
#ifndef C_VERDICT_KERNELS_H
#define C_VERDICT_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { verdict_words = 32, verdict_levels = 40 };

/// How columns of a guest and of a host are compared.
enum verdict_kind {
  /// Sets of 1,024 bits have a member in common.
  verdict_kind_meets,
  /// Words have a bit in common.
  verdict_kind_shares,
  /// The guest's number is a member of the host's set.
  verdict_kind_member,
  /// The guest's number is the greater one.
  verdict_kind_exceeds,
  /// The guest's number is the smaller one.
  verdict_kind_below,
  /// The numbers are not equal.
  verdict_kind_differs,
  /// The numbers are farther apart than so many millionths of the host's, rounded down.
  verdict_kind_outside,
  /// The guest's number is greater than the entry of the host's table that another number of the guest's points to; an entry of 0
  /// is unreported.
  verdict_kind_exceeds_entry,
  /// The entry of the host's table that the guest's number points to lies in a range.
  verdict_kind_entry_within
};

/// A comparison: where the columns lie in the words of a guest and of a host, and by which bits each says that it tells them.
///
/// `index` is the place of the guest's number that points into a table of the host's; of comparisons without one 0. A range goes from
/// `first` on and ends before `end`.
struct verdict_comparison {
  uint64_t demand_bit, offer_bit, tolerance, first, end;
  uint32_t demand, offer, index, kind;
};

/// Comparisons of which one must hold, or none may.
struct verdict_term {
  uint32_t first, count, is_none;
};

/// The terms of a rule, all of which must hold.
///
/// `single` is the place of the comparison of a rule that is no more than that, which both sides tell if the rule is open for
/// them; of other rules UINT32_MAX.
struct verdict_rule {
  uint32_t first, count, single;
};

/// All rules.
struct verdict_book {
  const struct verdict_comparison *_Nonnull comparisons;
  const struct verdict_term *_Nonnull terms;
  const struct verdict_rule *_Nonnull rules;
};

/// Whether a comparison of two numbers or words, both told, holds.
static inline int verdict_holds(uint32_t kind, uint64_t tolerance, uint64_t a, uint64_t b) {
  switch (kind) {
  case verdict_kind_shares: return (a & b) != 0;
  case verdict_kind_exceeds: return a > b;
  case verdict_kind_below: return a < b;
  case verdict_kind_differs: return a != b;
  case verdict_kind_outside:
    return (a > b ? a - b : b - a) > b / 1000000 * tolerance + b % 1000000 * tolerance / 1000000;
  default: return 0;
  }
}

/// Whether a comparison with an entry of a table holds.
static inline int verdict_holds_entry(struct verdict_comparison comparison, uint64_t value, uint64_t entry) {
  return comparison.kind == verdict_kind_entry_within
    ? entry >= comparison.first && entry < comparison.end
    : entry != 0 && value > entry;
}

/// Of the rules in `open`, of which the first has the number `base`, those that hold for a guest and a host.
uint64_t verdict_pair(
  const struct verdict_book *_Nonnull book, uint64_t open, uint32_t base, const uint64_t *_Nonnull demand,
  uint64_t demand_told, const uint64_t *_Nonnull offer, uint64_t offer_told);

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
  uint64_t *_Nonnull low, uint64_t *_Nonnull counts);

/// Adds sixteen bitmaps, one behind the other, to counters whose bits stand in `verdict_levels` bitmaps, the lowest first.
void verdict_tally(uint64_t *_Nonnull levels, const uint64_t *_Nonnull bitmaps);

#endif
