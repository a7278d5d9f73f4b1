#include "CVerdictKernels.h"

#include <string.h>

// Only glibc's loader chooses among clones; `__gnu_linux__` is defined with musl too.
#if defined(__x86_64__) && defined(__GLIBC__)
#define CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Four words: a register with AVX2, two without.
typedef uint64_t vector __attribute__((vector_size(32), aligned(8), may_alias));
enum { vectors = verdict_words / 4 };

// Whether a comparison holds of which both sides are told.
static inline __attribute__((always_inline)) uint64_t compare(
  const struct verdict_comparison *comparison, const uint64_t *demand, const uint64_t *offer
) {
  const uint64_t *a = demand + comparison->demand, *b = offer + comparison->offer;
  if (comparison->kind == verdict_kind_meets) {
    vector common = {0};
    for (size_t part = 0; part < 4; part++) common |= ((const vector *)a)[part] & ((const vector *)b)[part];
    return (common[0] | common[1] | common[2] | common[3]) != 0;
  }
  if (comparison->kind == verdict_kind_member) return b[*a >> 6] >> (*a & 63) & 1;
  if (comparison->kind >= verdict_kind_exceeds_entry)
    return (uint64_t)verdict_holds_entry(*comparison, *a, b[demand[comparison->index]]);
  return (uint64_t)verdict_holds(comparison->kind, comparison->tolerance, *a, *b);
}

CLONES uint64_t verdict_pair(
  const struct verdict_book *book, uint64_t open, uint32_t base, const uint64_t *demand, uint64_t demand_told,
  const uint64_t *offer, uint64_t offer_told
) {
  uint64_t holding = 0;
  while (open) {
    uint32_t number = (uint32_t)__builtin_ctzll(open);
    open &= open - 1;
    struct verdict_rule rule = book->rules[base + number];
    if (rule.single != UINT32_MAX) {
      holding |= compare(&book->comparisons[rule.single], demand, offer) << number;
      continue;
    }
    int holds = 1;
    for (uint32_t place = rule.first; holds && place < rule.first + rule.count; place++) {
      struct verdict_term term = book->terms[place];
      int any = 0;
      for (uint32_t member = term.first; !any && member < term.first + term.count; member++) {
        const struct verdict_comparison *comparison = &book->comparisons[member];
        if ((comparison->demand_bit & demand_told) == comparison->demand_bit && (comparison->offer_bit & offer_told))
          any = (int)compare(comparison, demand, offer);
      }
      holds = any != (int)term.is_none;
    }
    holding |= (uint64_t)holds << number;
  }
  return holding;
}

CLONES int verdict_meets(uint64_t *out, const uint64_t *wanted, const struct verdict_features *features) {
  uint16_t numbers[1024];
  uint64_t seen[16] = {0};
  size_t count = 0;
  for (size_t word = 0; word < 16; word++) {
    uint64_t rest = wanted[word] & features->present[word];
    while (rest) {
      size_t feature = word << 6 | (size_t)__builtin_ctzll(rest);
      rest &= rest - 1;
      uint16_t number = features->numbers[feature];
      uint64_t bit = (uint64_t)1 << (number & 63);
      numbers[count] = number;
      count += !(seen[number >> 6] & bit);
      seen[number >> 6] |= bit;
    }
  }
  vector sum[vectors] = {0};
  for (size_t index = 0; index < count; index++) {
    const vector *bitmap = (const vector *)(features->bitmaps + (size_t)numbers[index] * verdict_words);
    for (size_t part = 0; part < vectors; part++) sum[part] |= bitmap[part];
  }
  memcpy(out, sum, sizeof sum);
  return count != 0;
}

CLONES void verdict_join(uint64_t *sum, const uint64_t *other) {
  for (size_t part = 0; part < vectors; part++) ((vector *)sum)[part] |= ((const vector *)other)[part];
}

CLONES void verdict_keep(uint64_t *bits, const uint64_t *other) {
  for (size_t part = 0; part < vectors; part++) ((vector *)bits)[part] &= ((const vector *)other)[part];
}

CLONES void verdict_drop(uint64_t *bits, const uint64_t *other) {
  for (size_t part = 0; part < vectors; part++) ((vector *)bits)[part] &= ~((const vector *)other)[part];
}

CLONES size_t verdict_add(uint64_t *sum, const uint64_t *bits) {
  size_t count = 0;
  for (size_t part = 0; part < vectors; part++) ((vector *)sum)[part] |= ((const vector *)bits)[part];
  for (size_t word = 0; word < verdict_words; word++) count += (size_t)__builtin_popcountll(bits[word]);
  return count;
}

CLONES void verdict_outcome(
  uint64_t *blocked, uint64_t *unknown, uint64_t *warned, uint64_t *high, uint64_t *low, uint64_t *counts
) {
  uint64_t numbers[3] = {0};
  for (size_t word = 0; word < verdict_words; word++) {
    unknown[word] &= ~blocked[word];
    warned[word] &= ~(blocked[word] | unknown[word]);
    high[word] = blocked[word] | unknown[word];
    low[word] = blocked[word] | warned[word];
    numbers[0] += (uint64_t)__builtin_popcountll(blocked[word]);
    numbers[1] += (uint64_t)__builtin_popcountll(unknown[word]);
    numbers[2] += (uint64_t)__builtin_popcountll(warned[word]);
  }
  memcpy(counts, numbers, sizeof numbers);
}

// Adds three bits of equal weight in each place.
#define ADD(carry, sum, a, b)             \
  do {                                    \
    vector left = (a), right = (b);       \
    vector odd = sum ^ left;              \
    carry = (sum & left) | (odd & right); \
    sum = odd ^ right;                    \
  } while (0)

CLONES void verdict_tally(uint64_t *levels, const uint64_t *bitmaps) {
  for (size_t part = 0; part < vectors; part++) {
    vector *level = (vector *)levels + part;
    const vector *bits = (const vector *)bitmaps + part;
    vector one = level[0], two = level[vectors], four = level[2 * vectors], eight = level[3 * vectors];
    vector twos[8], fours[4], eights[2], carry;
    for (size_t pair = 0; pair < 8; pair++)
      ADD(twos[pair], one, bits[2 * pair * vectors], bits[(2 * pair + 1) * vectors]);
    for (size_t pair = 0; pair < 4; pair++) ADD(fours[pair], two, twos[2 * pair], twos[2 * pair + 1]);
    for (size_t pair = 0; pair < 2; pair++) ADD(eights[pair], four, fours[2 * pair], fours[2 * pair + 1]);
    ADD(carry, eight, eights[0], eights[1]);
    level[0] = one;
    level[vectors] = two;
    level[2 * vectors] = four;
    level[3 * vectors] = eight;
    for (size_t height = 4; height < verdict_levels; height++) {
      if (!(carry[0] | carry[1] | carry[2] | carry[3])) break;
      vector sum = level[height * vectors] ^ carry;
      carry &= level[height * vectors];
      level[height * vectors] = sum;
    }
  }
}
