#define _GNU_SOURCE
#include "CHostCPU.h"

#include <errno.h>
#include <sched.h>
#include <string.h>

int host_cpu_pin(int cpu) {
  // A set of a fixed size reaches 1024 CPUs; larger machines have their own.
  size_t size = CPU_ALLOC_SIZE(cpu + 1);
  cpu_set_t *set = CPU_ALLOC(cpu + 1);
  if (!set) return ENOMEM;
  CPU_ZERO_S(size, set);
  CPU_SET_S(cpu, size, set);
  int result = sched_setaffinity(0, size, set) ? errno : 0;
  CPU_FREE(set);
  return result;
}

int host_cpu_unpin(const void *mask, size_t size) { return sched_setaffinity(0, size, mask) ? errno : 0; }

int host_cpu_affinity(void *mask, size_t size) {
  memset(mask, 0, size);
  return sched_getaffinity(0, size, mask) ? errno : 0;
}

#if defined(__x86_64__)

#include <cpuid.h>
#include <linux/kvm.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int host_cpu_is_x86(void) { return 1; }

void host_cpu_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t *registers) {
  __cpuid_count(leaf, subleaf, registers[0], registers[1], registers[2], registers[3]);
}

uint64_t host_cpu_xcr0(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
}

int host_cpu_kvm_cpuid(int kvm, int which, host_cpu_kvm_entry *entries, int capacity) {
  static const unsigned long calls[] = {
      KVM_GET_SUPPORTED_CPUID, KVM_GET_EMULATED_CPUID, KVM_GET_SUPPORTED_HV_CPUID};
  if (which < 0 || which >= (int)(sizeof calls / sizeof *calls)) return -EINVAL;
  struct kvm_cpuid2 *list =
      calloc(1, sizeof *list + (size_t)capacity * sizeof(struct kvm_cpuid_entry2));
  if (!list) return -ENOMEM;
  list->nent = (uint32_t)capacity;
  int result = ioctl(kvm, calls[which], list);
  if (result < 0) {
    result = -errno;
  } else {
    result = (int)list->nent;
    for (int i = 0; i < result; i++) {
      struct kvm_cpuid_entry2 e = list->entries[i];
      entries[i] = (host_cpu_kvm_entry){e.function, e.index, e.flags, e.eax, e.ebx, e.ecx, e.edx};
    }
  }
  free(list);
  return result;
}

static int msr_list(int kvm, unsigned long call, uint32_t *indices, int capacity) {
  struct kvm_msr_list *list = calloc(1, sizeof *list + (size_t)capacity * sizeof(uint32_t));
  if (!list) return -ENOMEM;
  list->nmsrs = (uint32_t)capacity;
  int result = ioctl(kvm, call, list);
  if (result < 0) {
    result = -errno;
  } else {
    result = (int)list->nmsrs;
    memcpy(indices, list->indices, (size_t)result * sizeof(uint32_t));
  }
  free(list);
  return result;
}

int host_cpu_kvm_feature_msrs(int kvm, uint32_t *indices, int capacity) {
  return msr_list(kvm, KVM_GET_MSR_FEATURE_INDEX_LIST, indices, capacity);
}

int host_cpu_kvm_saved_msrs(int kvm, uint32_t *indices, int capacity) {
  return msr_list(kvm, KVM_GET_MSR_INDEX_LIST, indices, capacity);
}

int host_cpu_kvm_msr(int kvm, uint32_t index, uint64_t *value) {
  struct kvm_msrs *list = calloc(1, sizeof *list + sizeof(struct kvm_msr_entry));
  if (!list) return -ENOMEM;
  list->nmsrs = 1;
  list->entries[0].index = index;
  int result = ioctl(kvm, KVM_GET_MSRS, list);
  result = result < 0 ? -errno : result < 1 ? -EIO : 0;
  *value = list->entries[0].data;
  free(list);
  return result;
}

int host_cpu_kvm_capability(int kvm, int capability) {
  int result = ioctl(kvm, KVM_CHECK_EXTENSION, capability);
  return result < 0 ? -errno : result;
}

int host_cpu_kvm_tsc_khz(int kvm) {
  int machine = ioctl(kvm, KVM_CREATE_VM, 0);
  if (machine < 0) return -errno;
  int cpu = ioctl(machine, KVM_CREATE_VCPU, 0);
  int result = cpu < 0 ? -1 : ioctl(cpu, KVM_GET_TSC_KHZ, 0);
  if (result < 0) result = -errno;
  if (cpu >= 0) close(cpu);
  close(machine);
  return result;
}

#else

int host_cpu_is_x86(void) { return 0; }
void host_cpu_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t *registers) { memset(registers, 0, 16); }
uint64_t host_cpu_xcr0(void) { return 0; }
int host_cpu_kvm_cpuid(int kvm, int which, host_cpu_kvm_entry *entries, int capacity) { return -ENOSYS; }
int host_cpu_kvm_feature_msrs(int kvm, uint32_t *indices, int capacity) { return -ENOSYS; }
int host_cpu_kvm_saved_msrs(int kvm, uint32_t *indices, int capacity) { return -ENOSYS; }
int host_cpu_kvm_msr(int kvm, uint32_t index, uint64_t *value) { return -ENOSYS; }
int host_cpu_kvm_capability(int kvm, int capability) { return -ENOSYS; }
int host_cpu_kvm_tsc_khz(int kvm) { return -ENOSYS; }

#endif
