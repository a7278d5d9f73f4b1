import FoundationEssentials
import LibvirtCPU

/// Compares a source tree, or the root of an installed system, with the tables; returns a report for each thing found there.
///
/// - Parameters:
///   - path: A tree of libvirt, QEMU or Linux, the root of an installed system, or recorded answers of QEMU (`qemu-*.json`).
/// - Throws: `RefreshError` if none of these is there, or one cannot be read.
func refreshReports(of path: String) throws -> [RefreshReport] {
  var reports: [RefreshReport] = []
  if path.hasSuffix(".json") { return [try QEMUAnswers(path: path).report()] }
  for map in ["/src/cpu_map", "/usr/share/libvirt/cpu_map", ""] where exists(path + map + "/index.xml") {
    reports.append(try libvirtReport(map: path + map, version: libvirtVersion(in: path)))
    break
  }
  if exists(path + "/target/i386/cpu.c") { reports.append(try QEMUSource(path: path).report()) }
  if exists(path + "/arch/x86/kvm/cpuid.c") { reports.append(try LinuxSource(path: path).report()) }
  if exists(path + "/arch/arm64/kvm/sys_regs.c") {
    reports.append(try ArmLinuxSource(path: path, release: linuxRelease(in: path)).report())
  }
  guard !reports.isEmpty else {
    throw RefreshError(
      description:
        "\(path): neither a tree of libvirt (src/cpu_map), QEMU (target/i386/cpu.c) or Linux (arch/x86/kvm/cpuid.c, arch/arm64/kvm/sys_regs.c), nor a root with libvirt's map "
        + "(usr/share/libvirt/cpu_map), nor recorded answers of QEMU (.json)")
  }
  return reports
}

/// Whether a file or folder exists.
func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

/// The text of a file; nil if it does not exist.
func sourceText(_ path: String) -> String? {
  guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
  return String(decoding: data, as: UTF8.self)
}

/// The version of libvirt that a tree or a root holds: by `meson.build`, or by the name of the installed library.
private func libvirtVersion(in path: String) -> LibvirtVersion? {
  if let build = sourceText(path + "/meson.build") {
    for line in build.split(separator: "\n") where line.contains("version: '") {
      return LibvirtVersion(line.split(separator: "'")[1])
    }
  }
  for folder in ["/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib"] {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path + folder)) ?? []
    where name.hasPrefix("libvirt.so.0.") {
      let numbers = name.split(separator: ".").suffix(2).compactMap { Int($0) }
      guard numbers.count == 2 else { continue }
      return LibvirtVersion(numbers[0] / 1000, numbers[0] % 1000, numbers[1])
    }
  }
  // A copy of a map may bear its version: libvirt-12.8.0-cpu_map.
  return path.split(separator: "/").last?.split(separator: "-").lazy.compactMap { LibvirtVersion($0) }.first
}

/// The release of a tree of Linux: by its `Makefile`, or by the folder's name.
func linuxRelease(in path: String) -> String? {
  guard let makefile = sourceText(path + "/Makefile") else {
    return path.split(separator: "/").lazy.compactMap { part in
      part.hasPrefix("linux-") ? String(part.dropFirst(6)) : nil
    }.first
  }
  let values = ["VERSION", "PATCHLEVEL", "SUBLEVEL"].compactMap { key in
    makefile.split(separator: "\n").first { $0.hasPrefix(key + " = ") }?.split(separator: " ").last
  }
  return values.count == 3 ? values.joined(separator: ".") : nil
}

/// C source without its comments; line numbers stay the same.
func withoutComments(_ text: String) -> String {
  var result: [UInt8] = []
  var isComment = false
  let bytes = Array(text.utf8)
  var index = 0
  while index < bytes.count {
    let pair = (bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0)
    if !isComment, pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
      isComment = true
      index += 2
    } else if isComment, pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
      isComment = false
      index += 2
    } else {
      if !isComment || bytes[index] == UInt8(ascii: "\n") { result.append(bytes[index]) }
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}
