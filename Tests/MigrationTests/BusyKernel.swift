/// A guest's kernel that never stops to write: faster than any bandwidth limit of these tests, and slow enough for QEMU's
/// throttle to hold it back.
enum BusyKernel {
  /// Pages that are written over and over: 32 MiB from 2 MiB on.
  private static let pages: UInt32 = 8192

  /// Ticks of the time-stamp counter between two pages, 10 to 15 µs by a counter of 2 to 3 GHz: 270 to 400 MiB/s.
  ///
  /// By the clock and not by a count of instructions, so that a slow or busy machine writes as much.
  private static let interval: UInt32 = 30_000

  /// The kernel.
  ///
  /// - SeeAlso: Multiboot specification 0.6.96, 3.1 (header with addresses, flag 16).
  static var bytes: [UInt8] {
    let (magic, flags): (UInt32, UInt32) = (0x1bad_b002, 1 << 16)
    let header: [UInt32] = [magic, flags, 0 &- magic &- flags, 0x10_0000, 0x10_0000, 0, 0, 0x10_0020]
    let code: [UInt8] =
      [0xbb, 0x01, 0x00, 0x00, 0x00]  // mov ebx, 1
      + [0xbf, 0x00, 0x00, 0x20, 0x00]  // mov edi, 0x200000
      + [0x0f, 0x31]  // rdtsc
      + [0x89, 0xc1]  // mov ecx, eax
      + [0x0f, 0x31]  // rdtsc
      + [0x29, 0xc8]  // sub eax, ecx
      + [0x3d] + littleEndian(interval)  // cmp eax, interval
      + [0x72, 0xf5]  // jb, to the second rdtsc
      + [0x89, 0x1f]  // mov [edi], ebx
      + [0x43]  // inc ebx
      + [0x81, 0xc7, 0x00, 0x10, 0x00, 0x00]  // add edi, 0x1000
      + [0x81, 0xff] + littleEndian(0x20_0000 + pages * 0x1000)  // cmp edi, end
      + [0x72, 0xe0]  // jb, to the first rdtsc
      + [0xeb, 0xd9]  // jmp, to mov edi
    return header.flatMap(littleEndian) + code
  }

  private static func littleEndian(_ word: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }
}
