import Foundation
import TestSupport

/// A folder with a file of the fitting kind for each name that examples use, and programs in place of those that they call.
struct ExampleFixtures {
  let root: URL

  /// Makes the folder below the temporary one.
  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: root.appending(path: "bin"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: "Examples").path, withDestinationPath: packageRoot + "/Examples")
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: "Cases").path, withDestinationPath: packageRoot + "/Cases")
    for (name, script) in [
      ("virsh", "cat '\(root.path)/stub.xml'"), ("openstack", "cat '\(root.path)/stub.json'"),
      ("journalctl", "cat '\(root.path)/stub.log'"),
      ("cpuid", "cat '\(packageRoot)/Tests/ReportTests/Inputs/dump.txt'"),
    ] { try program(name, script) }
    try write("stub.xml", Self.guest)
    try write("stub.log", Self.log)
  }

  func remove() { try? FileManager.default.removeItem(at: root) }

  /// A shell script among the programs.
  func program(_ name: String, _ script: String) throws {
    let file = root.appending(path: "bin/\(name)")
    try writeProgram("#!/bin/sh\n\(script)\n", at: file.path)
  }

  /// The line with paths of the system moved into the folder, and every file that it names made.
  func prepare(_ line: String) throws -> String {
    let moved = line.replacing(
      #/(^|[ =])\/(?:mnt\/|)(etc|var|usr)\//#, with: { "\($0.1)\(root.path)/\($0.2)/" })
    let names = Self.names(in: line)
    try write("stub.json", Self.listing(names.isEmpty ? ["compute1"] : names))
    for word in moved.split(whereSeparator: { " ,'\"".contains($0) }) { try make(String(word), in: line) }
    return moved
  }

  /// The hosts that the line picks out of listings.
  private static func names(in line: String) -> [String] {
    line.matches(of: /#([A-Za-z0-9_-]+)/).map { String($0.1) }
  }

  private func make(_ word: String, in line: String) throws {
    let path = String(word.prefix { $0 != "#" })
    guard !path.hasPrefix("-"), !path.contains("$"), !path.contains(":"), !path.hasPrefix("Examples/") else {
      return
    }
    let name = path.hasPrefix(root.path) ? String(path.dropFirst(root.path.count + 1)) : path
    if name.hasPrefix("@") {
      try make("node1.json", in: line)
      return try write(String(name.dropFirst()), "node1.json  # the first\n")
    }
    if name.hasSuffix("/"), name.count > 1 {
      for stem in ["a", "b"] { try make("\(name)\(stem).json", in: line) }
      return
    }
    if name.contains("*") {
      for stem in ["a", "b"] { try make(name.replacing("*", with: stem), in: line) }
      return
    }
    // What a verb writes is not there before; appending to what is there is right as well.
    guard !line.contains("-o \(path)"), !line.contains("> \(path)") || line.contains(">> \(path)") else {
      return
    }
    if name.hasSuffix("cpu_map") { return try copyMap(to: name) }
    guard let text = content(name, in: line) else { return }
    try write(name, text)
    guard name.hasSuffix(".gz") else { return }
    let plain = root.appending(path: String(name.dropLast(3)))
    try FileManager.default.moveItem(at: root.appending(path: name), to: plain)
    _ = try inShell("gzip -f '\(plain.path)'")
  }

  private func content(_ name: String, in line: String) -> String? {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    func input(_ file: String) -> String? {
      try? String(contentsOfFile: packageRoot + "/Tests/ReportTests/Inputs/" + file, encoding: .utf8)
    }
    func example(_ file: String) -> String? {
      try? String(contentsOfFile: packageRoot + "/Examples/article/" + file, encoding: .utf8)
    }
    if last.contains(".log") { return Self.log }
    if line.contains("lint"), last.hasSuffix(".xml") { return Self.guest }
    switch last {
    case "cpu_map.xml": return Self.map
    case "cpudata.xml": return Self.cpudata
    case "qmp.json": return line.contains("--models qmp.json") ? Self.qmp + Self.definitions : Self.qmp
    case "enabled.xml": return Self.cpudata
    case "disabled.xml":
      return "<cpudata arch='x86'><cpuid eax_in='0x0000000f' ecx_in='0x01' edx='0x00000001'/></cpudata>"
    case "sandybridge.txt": return example("sandybridge.txt")
    case "broadwell.txt": return example("broadwell.txt")
    case "nova.conf": return line.contains(">>") ? "[DEFAULT]\n" : input("nova.conf")
    default: break
    }
    if last.hasPrefix("guest"), last.hasSuffix(".xml") || last.hasPrefix("wanted") { return Self.guest }
    if last.hasPrefix("wanted") { return Self.guest }
    if last.contains("domcap") { return input("new.xml") }
    if last.hasSuffix(".yaml") { return Self.kubevirt }
    if last.contains("cpuid") || last.hasPrefix("dump") { return input("dump.txt") }
    if last.contains("cpuinfo") { return Self.cpuinfo }
    if last.hasSuffix(".json") {
      let names = Self.names(in: line)
      return names.isEmpty ? Self.listing([String(last.dropLast(5))]) : Self.listing(names)
    }
    if last == "all-hosts.xml" { return Self.capabilities + Self.capabilities }
    return last.hasSuffix(".xml") ? Self.capabilities : nil
  }

  private func copyMap(to name: String) throws {
    let target = root.appending(path: name)
    guard !FileManager.default.fileExists(atPath: target.path) else { return }
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "/usr/share/libvirt/cpu_map", toPath: target.path)
  }

  private func write(_ name: String, _ text: String) throws {
    let file = root.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}
