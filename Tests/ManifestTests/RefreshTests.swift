import Foundation
import Testing

@testable import generate_tables

/// What `Scripts/refresh-tables` says of extracts of sources, in which something is new, moved or gone.
@Suite struct RefreshTests {
  private func tree(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "refresh-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    try body(folder.path)
  }

  @Test func aMapOfLibvirts() throws {
    let files = [
      "meson.build": "project(\n  'libvirt',\n  version: '12.9.0',\n)\n",
      "src/cpu_map/index.xml": """
      <cpus><arch name='x86'>
        <vendor name='Intel' string='GenuineIntel'/><vendor name='New' string='NewNewNewNew'/>
        <feature name='fpu'><cpuid eax_in='0x01' edx='0x00000001'/></feature>
        <feature name='vme'><cpuid eax_in='0x01' edx='0x80000000'/></feature>
        <feature name='newbit'><cpuid eax_in='0x07' ecx_in='0x01' ecx='0x00000080'/></feature>
        <model name='486'><decode host='on' guest='on'/><feature name='fpu'/><feature name='newbit'/></model>
        <model name='NovaLake'><decode host='on' guest='on'/><feature name='fpu'/></model>
      </arch></cpus>
      """,
    ]
    try tree(files) { path in
      let report = try #require(try refreshReports(of: path).first)
      #expect(report.source == "libvirt 12.9.0" && report.table == "CPU map of libvirt 12.8.0")
      let text = report.text
      for line in [
        "new\tlibvirt vendor\tNew (NewNewNewNew)\tcpu_map/x86_vendors.xml", "gone\tlibvirt vendor\tAMD\t",
        "new\tlibvirt feature\tnewbit CPUID.(EAX=07H,ECX=1):ECX[7]\tcpu_map/x86_features.xml",
        "moved\tlibvirt feature\tvme from CPUID.01H:EDX[1] to CPUID.01H:EDX[31]\t",
        "gone\tlibvirt feature\tavx2\t",
        "new\tlibvirt model\tNovaLake\tcpu_map/x86_NovaLake.xml",
        "moved\tlibvirt model\t486 +newbit -pse -vme\t",
        "gone\tlibvirt model\tEPYC-Turin\t",
      ] { #expect(text.contains(line), "\(line)") }
      #expect(!text.contains("\tfpu"))
    }
  }

  @Test func aSourceOfQEMUs() throws {
    let source = """
      static FeatureWordInfo feature_word_info[FEATURE_WORDS] = {
          .feat_names = {
              "fpu", "vme", /* "hidden" */ "brand-new",
              NULL, "lahf_lm",
          },
      };
      static const X86CPUDefinition builtin_x86_defs[] = {
          { .name = "EPYC",
            .versions = (X86CPUVersionDefinition[]) {
              { .version = 1 }, { .version = 2 },
              { .version = 99 },
          { .name = "NovaLake", .model_id = "x" },
      };
      """
    try tree(["target/i386/cpu.c": source, "VERSION": "12.0.0\n"]) { path in
      let report = try #require(try refreshReports(of: path).first)
      #expect(report.source == "QEMU 12.0.0")
      let added = report.findings.filter { $0.change == .new }.map { "\($0.kind) \($0.name) \($0.place)" }
      #expect(
        Set(added) == [
          "QEMU property brand-new target/i386/cpu.c:3", "QEMU model EPYC-v99 target/i386/cpu.c:11",
          "QEMU model NovaLake target/i386/cpu.c:12",
        ])
      #expect(report.findings.contains { $0.change == .gone && $0.name == "DiamondRapids" })
      #expect(!report.findings.contains { $0.change == .gone && $0.name == "EPYC-v2" })
    }
    // Without its version a tree is not blamed for what it lacks.
    try tree(["target/i386/cpu.c": source]) { path in
      let report = try #require(try refreshReports(of: path).first)
      #expect(!report.findings.contains { $0.change == .gone })
    }
  }

  @Test func aSourceOfLinuxs() throws {
    let files = [
      "Makefile": "VERSION = 7\nPATCHLEVEL = 1\nSUBLEVEL = 99\n",
      "arch/x86/include/asm/cpufeatures.h": """
      #define X86_FEATURE_XMM3 ( 4*32+ 0) /* "pni" */
      #define X86_FEATURE_MWAIT ( 4*32+ 3)
      #define X86_FEATURE_EST ( 4*32+ 7)
      """,
      "arch/x86/kvm/reverse_cpuid.h": """
      #define X86_FEATURE_NEWBIT KVM_X86_FEATURE(CPUID_7_1_EDX, 30)
      #define X86_FEATURE_AVX10 KVM_X86_FEATURE(CPUID_7_1_EDX, 19)
      \t[CPUID_1_ECX]         = {         1, 0, CPUID_ECX},
      \t[CPUID_7_1_EDX]       = {         7, 1, CPUID_EDX},
      """,
      "arch/x86/kvm/cpuid.c": """
      #define kvm_cpu_cap_init_in_progress leaf
      void kvm_initialize_cpu_caps(void)
      {
      \tkvm_cpu_cap_init(CPUID_1_ECX,
      \t\tF(XMM3),
      \t\t/* F(EST), */
      \t\tRUNTIME_F(MWAIT),
      \t\tF(EST),
      \t);
      \tkvm_cpu_cap_init(CPUID_7_1_EDX,
      \t\tF(AVX10),
      \t\tF(NEWBIT),
      \t);
      }
      """,
    ]
    try tree(files) { path in
      let report = try #require(try refreshReports(of: path).first)
      #expect(report.source == "Linux 7.1.99" && report.table == "KVM table of linux 7.1.13")
      let added = report.findings.filter { $0.change == .new }.map(\.name)
      #expect(Set(added) == ["CPUID.01H:ECX[7] EST (F)", "CPUID.(EAX=07H,ECX=1):EDX[30] NEWBIT (F)"])
      let gone = report.findings.filter { $0.change == .gone }.map(\.name)
      #expect(gone.contains("CPUID.01H:ECX[12]") && gone.contains("CPUID.(EAX=07H,ECX=1):EDX[4]"))
      #expect(!gone.contains("CPUID.01H:ECX[0]") && !gone.contains("CPUID.01H:ECX[3]"))
    }
  }

  /// Fields, orders, masks, words, designs and registers of arm64.
  @Test func aSourceOfLinuxsForArm() throws {
    let files = [
      "Makefile": "VERSION = 7\nPATCHLEVEL = 1\nSUBLEVEL = 99\n",
      "arch/arm64/tools/sysreg": """
      Sysreg\tID_AA64ISAR0_EL1\t3\t0\t0\t6\t0
      UnsignedEnum\t63:60\tRNDR
      \t0b0000\tNI
      \t0b0001\tIMP
      EndEnum
      UnsignedEnum\t59:56\tNEWFIELD
      \t0b0001\tIMP
      EndEnum
      UnsignedEnum\t15:12\tSHA2
      \t0b0001\tSHA256
      \t0b0010\tSHA512
      \t0b0011\tSHA1024
      EndEnum
      UnsignedEnum\t11:8\tSHA1
      \t0b0001\tIMP
      EndEnum
      UnsignedEnum\t3:0\tAES
      \t0b0001\tAES
      \t0b0010\tPMULL
      EndEnum
      EndSysreg
      Sysreg\tID_AA64ZFR0_EL1\t3\t0\t0\t4\t4
      Res0\t63:4
      UnsignedEnum\t3:0\tSVEver
      \t0b0001\tSVE2
      EndEnum
      EndSysreg
      """,
      "arch/arm64/kernel/cpufeature.c": """
      static const struct arm64_ftr_bits ftr_id_aa64isar0[] = {
      \tARM64_FTR_BITS(FTR_VISIBLE, FTR_STRICT, FTR_LOWER_SAFE, ID_AA64ISAR0_EL1_SHA1_SHIFT, 4, 0),
      \tARM64_FTR_BITS(FTR_VISIBLE, FTR_STRICT, FTR_EXACT,
      \t\t       ID_AA64ISAR0_EL1_SHA2_SHIFT, 4, 0),
      };
      \tHWCAP_CAP(ID_AA64ISAR0_EL1, SHA1, IMP, CAP_HWCAP, KERNEL_HWCAP_SHA1),
      \tHWCAP_CAP(ID_AA64ISAR0_EL1, SHA2, SHA512, CAP_HWCAP , KERNEL_HWCAP_SHA2),
      \tHWCAP_CAP_MATCH_ID(has_sve, ID_AA64ISAR0_EL1, SHA2, SHA1024, CAP_HWCAP, KERNEL_HWCAP_SHA1024),
      """,
      "arch/arm64/kernel/cpuinfo.c": """
      \t[KERNEL_HWCAP_SHA1]\t\t= "sha1",
      \t[KERNEL_HWCAP_SHA2]\t\t= "sha2",
      \t[KERNEL_HWCAP_SHA1024]\t= "sha1024",
      """,
      "arch/arm64/include/asm/cputype.h": """
      #define ARM_CPU_IMP_ARM\t\t0x41
      #define ARM_CPU_PART_NEOVERSE_N1\t0xD0C
      #define ARM_CPU_PART_NEOVERSE_N9\t0xDFF
      #define MIDR_NEOVERSE_N1 MIDR_CPU_MODEL(ARM_CPU_IMP_ARM, ARM_CPU_PART_NEOVERSE_N1)
      #define MIDR_NEOVERSE_N9 MIDR_CPU_MODEL(ARM_CPU_IMP_ARM, ARM_CPU_PART_NEOVERSE_N9)
      """,
      "arch/arm64/include/asm/sysreg.h": """
      #define SYS_BRANDNEW_EL1\t\tsys_reg(3, 0, 15, 7, 7)
      #define SYS_TRAPPED_EL1\t\tsys_reg(3, 0, 15, 7, 6)
      """,
      "arch/arm64/kvm/sys_regs.c": """
      static const struct sys_reg_desc sys_reg_descs[] = {
      \t{ SYS_DESC(SYS_BRANDNEW_EL1), NULL, reset_val, BRANDNEW_EL1, 0 },
      \t{ SYS_DESC(SYS_TRAPPED_EL1), undef_access },
      \tID_WRITABLE(ID_AA64ISAR0_EL1, ~(ID_AA64ISAR0_EL1_RNDR |
      \t\t\t\tID_AA64ISAR0_EL1_RES0)),
      \t{ SYS_DESC(SYS_ID_AA64ZFR0_EL1),
      \t  .set_user\t= set_id_reg,
      \t  .val\t\t= GENMASK(63, 4) & ~0x10, },
      };
      """,
    ]
    try tree(files) { path in
      let report = try #require(try refreshReports(of: path).first)
      #expect(report.source == "Linux 7.1.99 (arm64)")
      #expect(report.notes == ["masks are compared with those of linux 7.1.8"])
      let text = report.text
      for line in [
        "new\tarm64 field\tID_AA64ISAR0_EL1.NEWFIELD 59:56\tarch/arm64/tools/sysreg:6",
        "new\tarm64 field\tID_AA64ISAR0_EL1.SHA2 3=SHA1024\tarch/arm64/tools/sysreg:9",
        "gone\tarm64 field\tID_AA64ISAR0_EL1.SHA3\t", "gone\tarm64 field\tID_AA64PFR0_EL1\t",
        "moved\tarm64 order\tID_AA64ISAR0_EL1.SHA2 from FTR_LOWER_SAFE to FTR_EXACT\tarch/arm64/kernel/cpufeature.c:3",
        "gone\tarm64 writable field\tID_AA64ISAR0_EL1.RNDR\tarch/arm64/kvm/sys_regs.c:4",
        "gone\tarm64 writable field\tID_AA64ZFR0_EL1.SVEver\tarch/arm64/kvm/sys_regs.c:6",
        "moved\tarm64 word\tsha2 proves ID_AA64ISAR0_EL1.SHA2 ≥ 2\tarch/arm64/kernel/cpufeature.c:7",
        "new\tarm64 word\tsha1024 proves ID_AA64ISAR0_EL1.SHA2 ≥ 3\tarch/arm64/kernel/cpufeature.c:8",
        "gone\tarm64 word\taes\t",
        "new\tarm64 core\tMIDR_NEOVERSE_N9\tarch/arm64/include/asm/cputype.h:3",
        "new\tarm64 register\tBRANDNEW_EL1\tarch/arm64/kvm/sys_regs.c:2",
      ] { #expect(text.contains(line), "\(line)\n\(text)") }
      for word in ["ID_AA64ISAR0_EL1.SHA1\t", "sha1 ", "NEOVERSE_N1\t", "TRAPPED", "citation"] {
        #expect(!text.contains(word), "\(word)")
      }
    }
    // The series' own masks, and the lines of the release that the tables cite.
    var cited = files
    cited["Makefile"] = "VERSION = 7\nPATCHLEVEL = 1\nSUBLEVEL = 8\n"
    try tree(cited) { path in
      let text = try #require(try refreshReports(of: path).first).text
      #expect(text.contains("moved\tarm64 citation\tsha1 from cpufeature:3275\tcpufeature:6"))
      #expect(text.contains("moved\tarm64 writable field\tID_AA64ISAR0_EL1.SHA1 from line 3339\t"))
    }
    var older = files
    older["Makefile"] = "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\n"
    older["arch/arm64/kvm/sys_regs.c"] =
      "static const struct sys_reg_desc sys_reg_descs[] = {\n\tID_SANITISED(ID_AA64ISAR0_EL1),\n};\n"
    try tree(older) { path in
      let report = try #require(try refreshReports(of: path).first)
      #expect(
        report.notes == [
          "no masks in sys_reg_descs, as before Linux 6.7: what can be written is not compared"
        ])
    }
  }

  /// The parameters, the mask of IA32_ARCH_CAPABILITIES and the VMX controls of an extract.
  @Test func parametersMasksAndControlsOfLinuxs() throws {
    var files = [
      "Makefile": "VERSION = 7\nPATCHLEVEL = 1\nSUBLEVEL = 99\n",
      "arch/x86/kvm/cpuid.c": "",
      "arch/x86/kvm/reverse_cpuid.h": "\t[CPUID_1_ECX]         = {         1, 0, CPUID_ECX},\n",
      "arch/x86/kvm/x86.c": """
      #define KVM_SUPPORTED_ARCH_CAP \\
      \t(ARCH_CAP_RDCL_NO | ARCH_CAP_NEW_NO | \\
      \t /* ARCH_CAP_OLD_NO | */ ARCH_CAP_NOWHERE)
      static bool other = ARCH_CAP_ELSEWHERE;
      module_param(ignore_msrs, bool, 0644);
      """,
      "arch/x86/include/asm/msr-index.h": """
      #define ARCH_CAP_RDCL_NO\t\tBIT(0)\t/* text */
      #define ARCH_CAP_NEW_NO\t\tBIT(50)
      #define ARCH_CAP_OLD_NO\t\tBIT(51)
      #define ARCH_CAP_ELSEWHERE\tBIT(52)
      """,
      "arch/x86/include/asm/vmx.h": """
      #define PIN_BASED_EXT_INTR_MASK                 VMCS_CONTROL_BIT(INTR_EXITING)
      #define PIN_BASED_ALWAYSON_WITHOUT_TRUE_MSR\t0x00000016
      #define SECONDARY_EXEC_NEW\tVMCS_CONTROL_BIT(NEW_EXITING)
      #define VM_ENTRY_NEW\t\t0x40000000
      """,
      "arch/x86/include/asm/vmxfeatures.h": """
      #define VMX_FEATURE_INTR_EXITING\t( 0*32+  0) /* text */
      #define VMX_FEATURE_NEW_EXITING\t\t( 2*32+ 31)
      """,
      "arch/x86/kvm/vmx/nested.c": """
      static void nested_vmx_setup_all(struct nested_vmx_msrs *msrs)
      {
      \tmsrs->pinbased_ctls_high &= PIN_BASED_EXT_INTR_MASK | PIN_BASED_ALWAYSON_WITHOUT_TRUE_MSR;
      \tmsrs->secondary_ctls_high &= SECONDARY_EXEC_NEW;
      }
      static void other(void)
      {
      \tint x = VM_ENTRY_NEW;
      }
      """,
      "arch/x86/kvm/vmx/vmx.c": """
      module_param_named(ept, enable_ept, bool, 0444);
      module_param_cb(brand_new, &ops, NULL, 0644);
      """,
    ]
    try tree(files) { path in
      let report = try #require(try refreshReports(of: path).first)
      let added = report.findings.filter { $0.change == .new }.map { "\($0.kind) \($0.name) \($0.place)" }
      #expect(
        Set(added) == [
          "KVM MSR bit MSR 10AH[50] ARCH_CAP_NEW_NO arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP",
          "KVM MSR bit MSR 48BH[63] SECONDARY_EXEC_NEW arch/x86/kvm/vmx/nested.c, nested_vmx_setup_all",
          "KVM parameter kvm_intel.brand_new arch/x86/kvm/vmx/vmx.c",
        ])
      // RSBA of the mask, virtual NMIs of the controls, a parameter that rows ask for; nothing of registers that nested.c does not name.
      let gone = Set(report.findings.filter { $0.change == .gone }.map(\.name))
      #expect(gone.contains("MSR 10AH[2]") && gone.contains("MSR 48DH[37]"))
      #expect(gone.contains("kvm_intel.nested, for which rows of Data/kvm ask"))
      #expect(!gone.contains("MSR 10AH[0]"))
      #expect(!gone.contains { $0.hasPrefix("MSR 490H") || $0.contains(".ept,") })
      #expect(report.notes.contains { $0.contains("ARCH_CAP_NOWHERE") })
      #expect(report.notes.count == 2, "\(report.notes)")
    }
    for name in ["arch/x86/include/asm/vmx.h", "arch/x86/include/asm/msr-index.h"] { files[name] = nil }
    try tree(files) { path in
      let report = try #require(try refreshReports(of: path).first)
      #expect(!report.findings.contains { $0.kind == "KVM MSR bit" })
      #expect(report.notes.filter { $0.contains("not compared") }.count == 3, "\(report.notes)")
    }
  }

  /// Of the kernels that the tables were read from, nothing is new.
  @Test(
    .enabled(if: Self.corpus != nil, "needs ../shared (KVM of 2 kernels)"),
    arguments: ["linux-6.18.15", "linux-7.1.13"])
  func theTablesHaveTheKernelsTheyWereReadFrom(name: String) throws {
    try tree(["x": ""]) { path in
      let tar = try Process.run(
        URL(filePath: "/usr/bin/tar"),
        arguments: ["-xJf", try #require(Self.corpus) + "/\(name)-x86-kvm.tar.xz", "-C", path])
      tar.waitUntilExit()
      #expect(tar.terminationStatus == 0)
      let report = try #require(try refreshReports(of: path + "/" + name).first)
      #expect(report.findings.isEmpty, "\(report.text)")
    }
  }

  @Test func whatIsNoSourceIsRefused() throws {
    #expect(throws: RefreshError.self) { try refreshReports(of: "/nonexistent") }
    try tree(["a.json": "{}"]) { path in
      #expect(throws: RefreshError.self) { try refreshReports(of: path + "/a.json") }
    }
  }

  /// Of what the tables were read from, nothing is new.
  @Test(
    .enabled(if: Self.corpus != nil, "needs ../shared (libvirt's map, answers of 3 QEMUs)"),
    arguments: ["libvirt-12.8.0-cpu_map", "qemu-7.2.json", "qemu-10.0.json", "qemu-11.1.3.json"])
  func theTablesHaveWhatTheyWereReadFrom(name: String) throws {
    for report in try refreshReports(of: try #require(Self.corpus) + "/" + name) {
      #expect(report.findings.isEmpty, "\(report.text)")
    }
  }

  private static let corpus: String? = {
    let path = packageRoot + "/../shared/corpus/stacks"
    return FileManager.default.fileExists(atPath: path + "/qemu-11.1.3.json") ? path : nil
  }()
}
