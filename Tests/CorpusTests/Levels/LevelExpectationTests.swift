import CPUCatalog
import CPUCompatibility
import CPULevelling
import TestSupport
import Testing

/// Levels of thirty sets of real hosts, word for word.
///
/// Each row was reviewed against the hosts' registers by a decoder other than Martlet's, with the bits and models of libvirt 9.0.0's map: all
/// that the CPU has (the model's features without `-`, with `+`) is set on every logical CPU of every host, but for what KVM
/// gives on any host (x2apic, tsc-deadline, arat, tsc_adjust, mce, mca, mtrr, pat; arch-capabilities with pschange-mc-no on
/// Intel) and SYSCALL, which the 32-bit tool that took Intel's dumps could not see; and each `-` is clear on some host, or is
/// SVM or a detail of it. The dump of the Pentium G4400 really lacks SMEP, and that of the Ryzen 5700U leaf 0DH.
@Suite(
  .enabled(
    if: corpusFolder("libcpuid") != nil && corpusFolder("firecracker") != nil, "../shared/corpus is not there"
  ))
struct LevelExpectationTests {
  @Test(arguments: reviewedLevels) func aReviewedSetHasItsLevel(hosts: [String], expected: String) throws {
    let members = try hosts.map { path in
      let host = try #require(LevelPool.host(path), "\(path)")
      let offers = HostOffers(host, masks: LevelPool.masks)
      return LevelPool.Member(host: host, offers: offers, isComplete: true)
    }
    let report = try #require(LevelPool.reports(on: members).first?.report)
    let words = [report.model ?? "none"] + report.required.map { "+" + $0 } + report.disabled.map { "-" + $0 }
    #expect(words.joined(separator: " ") == expected)
  }
}

/// The hosts of each set, and the model with what is added and taken away.
private let reviewedLevels: [([String], String)] = [
  (
    [
      "amd/zen2/amd-ryzen-7-5700u-with-radeon-graphics.test"
    ],
    "Opteron_G5 +x2apic +movbe +tsc-deadline +rdrand +vme +arat +fsgsbase +tsc_adjust +bmi1 +avx2 "
      + "+smep +bmi2 +rdseed +adx +smap +clflushopt +clwb +sha-ni +umip +rdpid +cr8legacy +osvw "
      + "+topoext +mmxext +fxsr_opt +clzero +xsaveerptr +wbnoinvd +ibpb +ibrs +amd-stibp +amd-ssbd "
      + "-svm -xop -fma4 -tbm"
  ),
  (
    [
      "amd/zen2/amd-ryzen-9-3900xt-12-core-processor.test",
      "amd/zen3/amd-ryzen-9-5900x-12-core-processor.test",
    ],
    "EPYC-IBPB +x2apic +tsc-deadline +tsc_adjust +clwb +umip +rdpid +topoext +clzero +xsaveerptr "
      + "+wbnoinvd +amd-stibp +amd-ssbd -svm"
  ),
  (
    [
      "amd/zen/amd-ryzen-7-1800x-eight-core-processor.test",
      "amd/zen2/amd-ryzen-7-3800xt-8-core-processor.test",
    ],
    "EPYC +x2apic +tsc-deadline +tsc_adjust +topoext +clzero +xsaveerptr -svm"
  ),
  (
    [
      "amd/zen3/amd-ryzen-7-5700x3d-8-core-processor.test",
      "amd/zen4/amd-ryzen-5-7600x-6-core-processor.test",
    ],
    "EPYC-IBPB +x2apic +tsc-deadline +tsc_adjust +erms +invpcid +clwb +umip +vaes +vpclmulqdq "
      + "+rdpid +fsrm +xsaves +topoext +clzero +xsaveerptr +wbnoinvd +ibrs +amd-stibp +amd-ssbd -svm"
  ),
  (
    [
      "amd/zen4/amd-ryzen-7-7800x3d-8-core-processor.test",
      "amd/zen5/amd-ryzen-7-9800x3d-8-core-processor.test",
    ],
    "EPYC-IBPB +x2apic +tsc-deadline +tsc_adjust +erms +invpcid +avx512f +avx512dq +avx512ifma "
      + "+clwb +avx512cd +avx512bw +avx512vl +avx512vbmi +umip +avx512vbmi2 +gfni +vaes +vpclmulqdq "
      + "+avx512vnni +avx512bitalg +avx512-vpopcntdq +rdpid +fsrm +avx512-bf16 +xsaves +topoext "
      + "+clzero +xsaveerptr +wbnoinvd +ibrs +amd-stibp +amd-ssbd -svm"
  ),
  (
    [
      "amd/zen/amd-3020e-with-radeon-graphics.test",
      "amd/zen2/amd-ryzen-5-3600x-6-core-processor.test",
      "amd/zen3/amd-ryzen-7-5800hs-creator-edition.test",
      "amd/zen4/amd-ryzen-7-8845hs-with-radeon-780m-graphics.test",
      "amd/zen5/amd-ryzen-ai-7-pro-350-with-radeon-860m.test",
    ],
    "Opteron_G5 +x2apic +movbe +tsc-deadline +rdrand +vme +arat +fsgsbase +tsc_adjust +bmi1 +avx2 "
      + "+smep +bmi2 +rdseed +adx +smap +clflushopt +sha-ni +cr8legacy +osvw +topoext +mmxext "
      + "+fxsr_opt +clzero +xsaveerptr +ibpb +amd-stibp -svm -xop -fma4 -tbm"
  ),
  (
    [
      "amd/bulldozer/amd-a10-4600m-apu-with-radeon-hd-graphics.test",
      "amd/bulldozer/amd-pro-a12-8870-r7-12-compute-cores-4c+8g.test",
    ],
    "Opteron_G5 +x2apic +tsc-deadline +vme +arat +tsc_adjust +cr8legacy +osvw +mmxext +fxsr_opt "
      + "-svm"
  ),
  (
    [
      "amd/k10/amd-athlon-7750-dual-core-processor.test",
      "amd/zen/amd-ryzen-5-1500x-quad-core-processor.test",
    ],
    "Opteron_G3 +x2apic +tsc-deadline +vme +arat +tsc_adjust +cr8legacy +3dnowprefetch +osvw "
      + "+mmxext +fxsr_opt +pdpe1gb -svm"
  ),
  (
    [
      "amd/jaguar/amd-a4-5000-apu-with-radeon-hd-graphics.test",
      "amd/bulldozer/amd-a10-4600m-apu-with-radeon-hd-graphics.test",
    ],
    "Opteron_G4 +x2apic +tsc-deadline +f16c +vme +arat +tsc_adjust +cr8legacy +osvw +mmxext "
      + "+fxsr_opt -svm -xop -fma4"
  ),
  (
    [
      "amd/zen+/amd-ryzen-5-3500u-with-radeon-vega-mobile-gfx.test",
      "amd/zen+/amd-ryzen-7-2700x-eight-core-processor.test",
    ],
    "EPYC +x2apic +tsc-deadline +tsc_adjust +topoext +clzero +xsaveerptr -svm"
  ),
  (
    [
      "intel/x86-64/nehalem/intel-core-cpu-q-820.test"
    ],
    "Nehalem +x2apic +tsc-deadline +vme +ss +arat +tsc_adjust +arch-capabilities +rdtscp "
      + "+pschange-mc-no"
  ),
  (
    [
      "intel/x86-64/nehalem/intel-core-cpu-q-820.test",
      "intel/x86-64/sandy-bridge/intel-celeron-cpu-g540.test",
    ],
    "Nehalem +x2apic +tsc-deadline +vme +ss +arat +tsc_adjust +arch-capabilities +rdtscp "
      + "+pschange-mc-no"
  ),
  (
    [
      "intel/x86-64/sandy-bridge/intel-celeron-cpu-g540.test",
      "intel/x86-64/sandy-bridge/intel-core-i7-3960x-cpu.test",
    ],
    "SandyBridge +pcid +vme +ss +arat +tsc_adjust +arch-capabilities +pschange-mc-no -aes -avx"
  ),
  (
    [
      "intel/x86-64/haswell/intel-core-i5-4258u-cpu.test",
      "intel/x86-64/haswell/intel-core-i7-6950x-cpu.test",
    ],
    "Haswell-noTSX +f16c +rdrand +vme +ss +arat +tsc_adjust +arch-capabilities +abm +pdpe1gb "
      + "+pschange-mc-no"
  ),
  (
    [
      "intel/x86-64/haswell/intel-core-i5-4258u-cpu.test",
      "intel/x86-64/skylake/intel-cc150-cpu.test",
    ],
    "Haswell-noTSX +f16c +rdrand +vme +ss +arat +tsc_adjust +arch-capabilities +abm +pdpe1gb "
      + "+pschange-mc-no"
  ),
  (
    [
      "intel/x86-64/skylake/intel-cc150-cpu.test",
      "intel/x86-64/skylake/intel-core-i5-10600k-cpu.test",
      "intel/x86-64/skylake/intel-pentium-gold-g5400-cpu.test",
    ],
    "IvyBridge-IBRS +pcid +movbe +ss +arat +tsc_adjust +invpcid +rdseed +smap +clflushopt +stibp "
      + "+arch-capabilities +xsaveopt +xsavec +xgetbv1 +xsaves +abm +3dnowprefetch +pdpe1gb "
      + "+pschange-mc-no -avx -f16c"
  ),
  (
    [
      "intel/x86-64/sunny-cove/intel-core-i5-1035g4-cpu.test",
      "intel/x86-64/skylake/intel-core-i3-6100-cpu.test",
    ],
    "Skylake-Client-noTSX-IBRS +ss +tsc_adjust +clflushopt +stibp +arch-capabilities +ssbd "
      + "+xsaves +pdpe1gb +pschange-mc-no -mpx"
  ),
  (
    [
      "intel/x86-64/golden-cove/12th-gen-intel-core-i5-12400.test"
    ],
    "Cascadelake-Server-noTSX +ss +tsc_adjust +avx512ifma +sha-ni +avx512vbmi +umip +waitpkg "
      + "+avx512vbmi2 +gfni +vaes +vpclmulqdq +avx512bitalg +avx512-vpopcntdq +rdpid +movdiri "
      + "+movdir64b +fsrm +avx512-vp2intersect +md-clear +serialize +avx512-fp16 +stibp "
      + "+arch-capabilities +avx-vnni +avx512-bf16 +xsaves +pschange-mc-no -mpx"
  ),
  (
    [
      "intel/x86-64/golden-cove/12th-gen-intel-core-i5-12400.test",
      "intel/x86-64/raptor-cove/13th-gen-intel-core-i5-13600k.test",
    ],
    "Skylake-Client-noTSX-IBRS +ss +tsc_adjust +clflushopt +clwb +sha-ni +umip +waitpkg +gfni "
      + "+vaes +vpclmulqdq +rdpid +movdiri +movdir64b +fsrm +md-clear +serialize +stibp "
      + "+arch-capabilities +ssbd +avx-vnni +xsaves +pdpe1gb +pschange-mc-no -mpx"
  ),
  (
    [
      "intel/x86-64/willow-cove/11th-gen-intel-core-i5-1135g7.test",
      "intel/x86-64/sunny-cove/intel-core-i5-1035g4-cpu.test",
    ],
    "Cascadelake-Server-noTSX +ss +tsc_adjust +avx512ifma +sha-ni +avx512vbmi +umip +avx512vbmi2 "
      + "+gfni +vaes +vpclmulqdq +avx512bitalg +avx512-vpopcntdq +rdpid +fsrm +md-clear +stibp "
      + "+arch-capabilities +xsaves +pschange-mc-no -mpx -clwb"
  ),
  (
    [
      "intel/x86-64/core/intel-celeron-cpu-900.test",
      "intel/x86-64/core/pentium-dual-core-cpu-t4200.test",
    ],
    "Conroe +cx16 +x2apic +tsc-deadline +xsave +vme +ss +arat +tsc_adjust +arch-capabilities "
      + "+pschange-mc-no"
  ),
  (
    [
      "intel/x86-64/cypress-cove/11th-gen-intel-core-i7-11700k.test",
      "intel/x86-64/haswell/intel-core-i7-4500u-cpu.test",
    ],
    "Haswell-noTSX +f16c +rdrand +vme +ss +arat +tsc_adjust +arch-capabilities +abm +pdpe1gb "
      + "+pschange-mc-no"
  ),
  (
    [
      "intel/x86-64/skylake/intel-pentium-cpu-g4400.test"
    ],
    "IvyBridge +pcid +movbe +ss +arat +tsc_adjust +invpcid +rdseed +smap +clflushopt "
      + "+arch-capabilities +xsaveopt +xsavec +xgetbv1 +xsaves +abm +3dnowprefetch +pdpe1gb "
      + "+pschange-mc-no -avx -f16c -smep"
  ),
  (
    [
      "fingerprint_INTEL_CASCADELAKE_5.10host.json",
      "fingerprint_INTEL_ICELAKE_5.10host.json",
    ],
    "Cooperlake +ss +tsc_adjust +umip +md-clear +xsaves +tsx-ctrl -hle -rtm -avx512-bf16 -taa-no"
  ),
  (
    [
      "fingerprint_INTEL_SAPPHIRE_RAPIDS_6.1host.json",
      "fingerprint_INTEL_GRANITE_RAPIDS_6.1host.json",
    ],
    "Icelake-Server-noTSX +ss +tsc_adjust +avx512ifma +sha-ni +rdpid +bus-lock-detect +cldemote "
      + "+movdiri +movdir64b +fsrm +md-clear +serialize +amx-bf16 +avx512-fp16 +amx-tile +amx-int8 "
      + "+stibp +arch-capabilities +avx-vnni +avx512-bf16 +xsaves +xfd +rdctl-no +ibrs-all "
      + "+skip-l1dfl-vmentry +mds-no +pschange-mc-no +tsx-ctrl -mpx"
  ),
  (
    [
      "fingerprint_INTEL_CASCADELAKE_6.1host.json",
      "fingerprint_INTEL_ICELAKE_6.1host.json",
      "fingerprint_INTEL_SAPPHIRE_RAPIDS_6.1host.json",
      "fingerprint_INTEL_GRANITE_RAPIDS_6.1host.json",
    ],
    "Cooperlake +ss +tsc_adjust +umip +md-clear +xsaves +tsx-ctrl -hle -rtm -avx512-bf16 -taa-no"
  ),
  (
    [
      "fingerprint_AMD_MILAN_5.10host.json",
      "fingerprint_AMD_GENOA_6.1host.json",
    ],
    "EPYC-Milan +x2apic +tsc-deadline +tsc_adjust +vaes +vpclmulqdq +topoext +virt-ssbd -erms "
      + "-fsrm -svm -npt -nrip-save -svme-addr-chk"
  ),
  (
    [
      "fingerprint_AMD_MILAN_6.1host.json"
    ],
    "EPYC-Milan +x2apic +tsc-deadline +tsc_adjust +vaes +vpclmulqdq +topoext +virt-ssbd -erms "
      + "-fsrm -svm -npt -nrip-save -svme-addr-chk"
  ),
  (
    [
      "fingerprint_INTEL_ICELAKE_5.10host.json",
      "fingerprint_INTEL_ICELAKE_6.1host.json",
    ],
    "Icelake-Server-noTSX +ss +tsc_adjust +avx512ifma +sha-ni +rdpid +fsrm +md-clear +stibp "
      + "+arch-capabilities +xsaves +rdctl-no +ibrs-all +skip-l1dfl-vmentry +mds-no +pschange-mc-no "
      + "+tsx-ctrl -mpx"
  ),
  (
    [
      "zhaoxin/lujiazui/zhaoxin-kaixian-kx-6000g.test"
    ],
    "kvm64 +pclmuldq +ssse3 +pcid +sse4.1 +sse4.2 +x2apic +movbe +popcnt +tsc-deadline +aes "
      + "+xsave +avx +f16c +rdrand +vme +ss +arat +fsgsbase +tsc_adjust +bmi1 +smep +bmi2 +rdseed "
      + "+adx +smap +sha-ni +umip +spec-ctrl +arch-capabilities +xsaveopt +lahf_lm +abm "
      + "+3dnowprefetch +pdpe1gb +pschange-mc-no"
  ),
]
