// What Swift has no words for: CPUID, XGETBV, the pinning of a thread, and KVM's ioctls. x86 alone; elsewhere everything
// answers that it is not there.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Whether this is an x86 machine: 1 or 0.
int host_cpu_is_x86(void);

/// CPUID's answer to a leaf and subleaf: EAX, EBX, ECX, EDX.
void host_cpu_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t *_Nonnull registers);

/// XCR0; only where CPUID.01H:ECX.OSXSAVE[27] is set.
uint64_t host_cpu_xcr0(void);

/// Keeps the calling thread on one logical CPU. Returns 0, or an errno.
int host_cpu_pin(int cpu);

/// Lets the calling thread run on the logical CPUs in `mask` (bytes of cpu_set_t). Returns 0, or an errno.
int host_cpu_unpin(const void *_Nonnull mask, size_t size);

/// The logical CPUs on which the calling thread may run, as bytes of cpu_set_t. Returns 0, or an errno.
int host_cpu_affinity(void *_Nonnull mask, size_t size);

/// One entry of KVM's CPUID lists: function, index, flags, EAX, EBX, ECX, EDX.
typedef struct {
  uint32_t leaf, subleaf, flags, eax, ebx, ecx, edx;
} host_cpu_kvm_entry;

/// The lists of CPUID's answers that KVM has.
enum {
  HOST_CPU_KVM_SUPPORTED,
  HOST_CPU_KVM_EMULATED,
  /// What a guest with all of KVM's Hyper-V interfaces sees; of /dev/kvm from Linux 5.11 on.
  HOST_CPU_KVM_HYPERV,
};

/// KVM_GET_SUPPORTED_CPUID, KVM_GET_EMULATED_CPUID or KVM_GET_SUPPORTED_HV_CPUID. Returns the number of entries, or -errno.
int host_cpu_kvm_cpuid(int kvm, int list, host_cpu_kvm_entry *_Nonnull entries, int capacity);

/// KVM_GET_MSR_FEATURE_INDEX_LIST. Returns the number of MSRs, or -errno.
int host_cpu_kvm_feature_msrs(int kvm, uint32_t *_Nonnull indices, int capacity);

/// KVM_GET_MSR_INDEX_LIST: what KVM saves and restores for guests. Returns the number of MSRs, or -errno.
int host_cpu_kvm_saved_msrs(int kvm, uint32_t *_Nonnull indices, int capacity);

/// KVM_GET_MSRS of one feature MSR. Returns 0, or -errno.
int host_cpu_kvm_msr(int kvm, uint32_t index, uint64_t *_Nonnull value);

/// KVM_CHECK_EXTENSION. Returns the capability's value, or -errno.
int host_cpu_kvm_capability(int kvm, int capability);

/// KVM_GET_TSC_KHZ of a virtual machine that is made for it and never runs. Returns kHz, or -errno.
int host_cpu_kvm_tsc_khz(int kvm);
