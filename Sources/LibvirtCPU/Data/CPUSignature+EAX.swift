internal import X86CPU

extension CPUSignature {
  /// EAX of CPUID leaf 01H for the signature, computed as libvirt does.
  var eax: UInt32 {
    let extendedFamily = family > 0xf ? (family - 0xf) << 20 : 0
    return extendedFamily | (model >> 4) << 16 | min(family, 0xf) << 8 | (model & 0xf) << 4
      | stepping & 0xf
  }
}
