package import CPUCatalog
internal import X86CPU

extension Feature {
  /// Whether the bit is a control of VT-x or SVM, which only a guest with guests of its own sees.
  ///
  /// - SeeAlso: qemu 10.0 target/i386/cpu.c, feature_dependencies (VMX MSRs need vmx, leaf 8000000AH needs svm).
  package var isNestedControl: Bool {
    switch location.kind {
    case .msr: location.isVMXCapability
    case .cpuid(let leaf, _, _): leaf == 0x8000_000A
    }
  }
}
