import Foundation
import Testing

/// libvirt's own test data, fetched by Scripts/fetch-oracle; nil where it is not there.
private let oracle: String? = {
  let folder = packageRoot + "/.oracle"
  let trees = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  guard let tree = trees.first(where: { $0.hasPrefix("libvirt-9.0.0") }) else { return nil }
  let path = folder + "/" + tree
  return FileManager.default.fileExists(atPath: path + "/tests/cputestdata") ? path : nil
}()

/// The verbs below `martlet libvirt`: byte for byte what libvirt's tests expect, and virsh's words and statuses.
@Suite struct LibvirtVerbTests {
  private let host = "<cpu><arch>x86_64</arch><model>Haswell</model><vendor>Intel</vendor></cpu>"

  private func file(_ text: String) throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "martlet-\(UUID().uuidString).xml")
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private func compare(_ cpu: String, _ options: String...) throws -> CommandResult {
    let (a, b) = (try file(host), try file(cpu))
    defer {
      try? FileManager.default.removeItem(atPath: a)
      try? FileManager.default.removeItem(atPath: b)
    }
    var result = try martlet(["libvirt", "compare", a, b, "--cpu-map", "builtin:9.0.0"] + options)
    result.output = result.output.replacing(b, with: "FILE")
    result.errors = result.errors.replacing(b, with: "FILE")
    return result
  }

  @Test func onlyTheFirstCPUOfAFileIsRead() throws {
    let both = try compare("<cpu><model>Haswell</model></cpu><cpu><vendor>Intel</vendor></cpu>")
    #expect(both.status == 0)
    #expect(both.output == "CPU described in FILE is identical to host CPU\n")
  }

  @Test func comparisonsAreTheWordsOfVirsh() throws {
    let same = try compare("<cpu><model>Haswell</model></cpu>")
    #expect(same.status == 0)
    #expect(same.output == "CPU described in FILE is identical to host CPU\n")
    let less = try compare("<cpu><model>Penryn</model></cpu>")
    #expect(less.status == 0)
    #expect(less.output == "Host CPU is a superset of CPU described in FILE\n")
    let more = try compare("<cpu><model>Broadwell</model></cpu>")
    #expect(more.status == 1)
    #expect(more.output == "CPU described in FILE is incompatible with host CPU\n")
    let why = try compare("<cpu><model>Broadwell</model></cpu>", "--error")
    #expect(why.status == 1)
    #expect(why.output.isEmpty)
    #expect(
      why.errors == """
        error: Failed to compare host CPU with FILE
        error: the CPU is incompatible with host CPU: Host CPU does not provide required features: rdseed, adx, smap, \
        3dnowprefetch

        """)
  }

  @Test func unknownNamesAreLibvirtsErrors() throws {
    let result = try compare("<cpu><model>Penryn</model><feature policy='optional' name='warp'/></cpu>")
    #expect(result.status == 65)
    #expect(
      result.errors
        == "error: Failed to compare host CPU with FILE\nerror: internal error: Unknown CPU feature warp\n")
  }

  @Test func jsonTellsTheMapAndTheVersion() throws {
    let result = try compare(
      "<cpu><model>Broadwell</model></cpu>", "--format", "json", "--libvirt-version", "10.4.0")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "martlet.libvirt-compare/1.1")
    #expect(object["result"] as? String == "incompatible")
    #expect(object["missing"] as? [String] == ["rdseed", "adx", "smap", "3dnowprefetch"])
    #expect(object["libvirtVersion"] as? String == "10.4.0")
    #expect((object["uncertainty"] as? String)?.contains("was not checked") == true)
    #expect(result.errors.contains("10.4.0 was not checked"))
  }

  @Test(arguments: ["9", "nine", "9.0.0.0"])
  func versionsThatAreNoneAreUsageErrors(version: String) throws {
    #expect(try compare("<cpu><model>Penryn</model></cpu>", "--libvirt-version", version).status == 64)
  }

  @Test func inputsThatHoldNoCPUAreRefused() throws {
    let result = try compare("<network/>")
    #expect(result.status == 65)
    #expect(result.errors.contains("does not contain"))
    #expect(try martlet("libvirt", "decode", "Package.swift").status == 65)
    #expect(try martlet("libvirt", "baseline", "nowhere").status == 66)
    #expect(try martlet("libvirt", "expand", "x", "--enabled", "y").status == 64)
  }

  private func expectData(_ output: String, _ name: String) throws {
    let data = try #require(oracle) + "/tests/cputestdata/"
    let expected = try String(contentsOfFile: data + name, encoding: .utf8)
    #expect(output == expected, "\(name)")
  }

  @Test(.enabled(if: oracle != nil, "needs Scripts/fetch-oracle"))
  func dumpsDecodeAsInLibvirtsTests() throws {
    let tree = try #require(oracle)
    let data = tree + "/tests/cputestdata/"
    let map = tree + "/src/cpu_map"
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: data).sorted() {
      guard name.hasPrefix("x86_64-cpuid-"), name.hasSuffix("-host.xml") else { continue }
      let stem = name.dropLast("-host.xml".count)
      let host = try martlet(
        "libvirt", "decode", data + stem + ".xml", "--as", "host", "--cpu-map", map, "--libvirt-version",
        "9.0.0")
      try expectData(host.output, name)
      count += 1
      guard FileManager.default.fileExists(atPath: data + stem + ".json") else { continue }
      let guest = try martlet(
        "libvirt", "decode", data + stem + ".json", "--cpu-map", map, "--libvirt-version", "9.0.0")
      try expectData(guest.output, stem + "-json.xml")
      count += 1
    }
    #expect(count == 61 + 51)
  }

  @Test(.enabled(if: oracle != nil, "needs Scripts/fetch-oracle"))
  func definitionsExpandAndLevelAsInLibvirtsTests() throws {
    let tree = try #require(oracle)
    let data = tree + "/tests/cputestdata/x86_64-"
    let map = ["--cpu-map", tree + "/src/cpu_map", "--libvirt-version", "9.0.0"]
    let update = try martlet(
      ["libvirt", "expand", data + "host-model.xml", "--on", data + "host.xml", "--migratable"] + map)
    try expectData(update.output, "x86_64-host+host-model.xml")
    let minimum = try martlet(
      ["libvirt", "expand", data + "min.xml", "--on", data + "host.xml", "--migratable"] + map)
    try expectData(minimum.output, "x86_64-host+min.xml")
    let guest = try martlet(["libvirt", "expand", data + "guest.xml", "--on", data + "host.xml"] + map)
    try expectData(guest.output, "x86_64-host+guest-result.xml")
    for (option, name) in [("", "result"), ("--features", "expanded")] {
      let options = option.isEmpty ? [] : [option]
      let baseline = try martlet(["libvirt", "baseline", data + "baseline-features.xml"] + options + map)
      try expectData(baseline.output, "x86_64-baseline-features-\(name).xml")
    }
    let failing = try martlet(["libvirt", "baseline", data + "baseline-incompatible-vendors.xml"] + map)
    #expect(failing.status == 65)
    #expect(failing.errors.hasPrefix("error: operation failed: "))
  }
}
