/// The names of `cpuid` in xl.cfg, and what each means.
///
/// - SeeAlso: xen 4.17 tools/libs/light/libxl_cpuid.c, libxl_cpuid_parse_config; xen/include/public/arch-x86/cpufeatureset.h (names in
///   small letters, with hyphens).
enum XenNames {
  /// The feature's name in libvirt by xl's.
  static let features: [String: String] = {
    var names: [String: String] = [:]
    for word in named.split(whereSeparator: \.isWhitespace) {
      let parts = word.split(separator: "=", maxSplits: 1)
      names[String(parts[0])] = String(parts.last ?? parts[0])
    }
    return names
  }()

  /// Names of numbers in a register, whose values are numbers.
  static let fields: Set<String> = [
    "maxleaf", "stepping", "model", "family", "brandid", "clflush",
    "proccount", "localapicid", "procpkg", "nc", "apicidsize", "maxhvleaf",
  ]

  /// xl's names of features, with libvirt's after a sign of equality where it is another.
  private static let named = """
    3dnow 3dnowext 3dnowprefetch abm acpi adx aes aesni=aes altmovcr8=cr8legacy amd-ppin=amd_ppin amd-ssbd
    amd-stibp apic arat arch-caps=arch-capabilities auto-ibrs avx avx-vnni avx2 avx512-4fmaps avx512-4vnniw
    avx512-bf16 avx512-bitalg=avx512bitalg avx512-fp16 avx512-ifma=avx512ifma avx512-vbmi=avx512vbmi
    avx512-vbmi2=avx512vbmi2 avx512-vnni=avx512vnni avx512-vp2intersect avx512-vpopcntdq avx512bw avx512cd
    avx512dq avx512er avx512f avx512pf avx512vl bhi-ctrl bmi1 bmi2 btc-no cet-ibt cet-ss cet-sss cldemote clflush
    clflushopt clfsh=clflush clwb clzero cmov cmp-legacy=cmp_legacy cmplegacy=cmp_legacy cmpxchg16=cx16
    cmpxchg8=cx8 cmt cntxid=cid core-caps=core-capability cpb cr8-legacy=cr8legacy cx16 cx8 dbext=bpext dca de ds
    dscpl=ds_cpl dtes64 efro=eff_freq_ro eist=est enqcmd erms est extapic f16c fdp-excp-only=fdp-excptn-only
    ffxsr=fxsr_opt fma fma4 fpu fsgsbase fsrcs=fsrc fsrm fsrs fxsr fzrm gfni hle htt=ht hw-pstate=hw_pstate hybrid
    hypervisor ia64 ibpb ibpb-brtype ibpb-ret ibrs ibrs-always=ibrs-always-on ibrs-fast=ibrs-preferred
    ibrs-same-mode ibrsb=spec-ctrl ibs intel-ppin intel-psfd invpcid invtsc ipred-ctrl itsc=invtsc
    l1d-flush=flush-l1d lahf-lm=lahf_lm lahfsahf=lahf_lm lfence+=lfence-always-serializing
    lfence-dispatch=lfence-always-serializing lm lwp mca mcdt-no mce md-clear misalignsse mmx mmxext monitor
    monitorx=mwaitx movbe movdir64b movdiri mpx msr mtrr no-fpu-sel=zero-fcs-fds no-lmsl=efer-lmsle-unsupported
    nodeid=nodeid_msr nodeid-msr=nodeid_msr nscb=null-sel-clr-base nx ospke osvw osxsave pae page1gb=pdpe1gb pat
    pbe pcid pclmulqdq=pclmuldq pdcm perfctr_core perfctr_nb pge pku popcnt ppin=amd_ppin pqe=rdt_a pqm=cmt
    prefetchwt1 proc-trace=intel-pt pse pse36 psfd=amd-psfd psn=pn rdpid rdrand rdseed rdtscp rrsba-ctrl
    rstr-fp-err-ptrs=xsaveerptr rtm rtm-always-abort sbpb sep serialize sgx sha=sha-ni skinit smap smep smx
    srbds-ctrl srso-no ss ssb-no=amd-no-ssb ssbd sse sse2 sse3=pni sse4-1=sse4.1 sse4-2=sse4.2 sse4.1 sse4.2
    sse4_1=sse4.1 sse4_2=sse4.2 sse4a ssse3 stibp stibp-always=stibp-always-on svm svm_decode=decodeassists
    svm_lbrv=lbrv svm_npt=npt svm_nrips=nrip-save svm_pausefilt=pause-filter svm_tscrate=tsc-scale
    svm_vmcbclean=vmcb-clean syscall sysenter=sep tbm tm tm1=tm tm2 topoext tsc tsc-adjust=tsc_adjust tsc-deadline
    tsc_adjust tsx-force-abort tsxldtrk=tsx-ldtrk umip vaes verw-clear virt-ssbd vme vmx vpclmulqdq wbnoinvd wdt
    x2apic xgetbv1 xop xsave xsavec xsaveopt xsaves xtpr
    """
}
