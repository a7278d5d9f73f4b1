import Foundation
import Testing

/// The forms in which hosts and guests are named, in every verb that takes them.
@Suite struct ArgumentFormTests {
  private static let sandy = "Examples/article/sandybridge.txt"
  private static let broad = "Examples/article/broadwell.txt"
  private let files: Forms

  init() throws { files = try Forms() }

  /// Every verb that lists hosts takes every form that names several, and finds the same two in each.
  @Test(arguments: ["check", "fix", "level", "explain"])
  func everyVerbTakesEveryForm(verb: String) throws {
    let forms: [[String]] = [
      [Self.sandy, Self.broad], [files.hosts], [files.hosts + "/*.txt"], ["@" + files.list], [files.listing],
      [files.listing + "#cn1", files.listing + "#cn2"],
    ]
    let names = try forms.map { hosts in
      let words =
        switch verb {
        case "check", "fix": [verb, files.guest, "--on"] + hosts
        case "explain": [verb, "SandyBridge", "--on"] + hosts
        default: [verb] + hosts
        }
      let result = try martlet(words + ["--format", "json"])
      #expect(result.status < 3, "\(words): \(result.errors)")
      return try Self.hosts(in: result.output, of: verb)
    }
    for (form, found) in zip(forms, names) { #expect(found.count == 2, "\(verb) \(form): \(found)") }
    #expect(Set(names[0]) == Set(names[1]) && names[1] == names[2] && names[0] == names[3], "\(names)")
    #expect(names[4] == ["cn1", "cn2"] && names[5] == names[4], "\(names)")
  }

  private static func hosts(in json: String, of verb: String) throws -> [String] {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    if let names = object["hosts"] as? [String] { return names }
    let hosts = try #require(object["hosts"] as? [[String: Any]])
    return hosts.compactMap { ($0["name"] ?? $0["host"]) as? String }
  }

  /// The values go on up to the next option; the guest may stand before, between and behind.
  @Test func severalValuesFollowOneOption() throws {
    let guest = files.guest
    let wanted = try martlet("check", guest, "--on", Self.sandy, "--on", Self.broad, "--format", "json")
    for words in [
      ["check", guest, "--on", Self.sandy, Self.broad, "--format", "json"],
      ["check", "--on", Self.sandy, Self.broad, guest, "--format", "json"],
      ["check", "--on", Self.sandy, guest, "--on", Self.broad, "--format", "json"],
      ["check", "--format", "json", "--on=" + Self.sandy, Self.broad, "--", guest],
    ] {
      let result = try martlet(words)
      #expect(result.output == wanted.output && result.status == wanted.status, "\(words): \(result.errors)")
    }
    let folded = try martlet([
      "diagnose", "--from", Self.sandy, Self.sandy, "--to", Self.broad, "--format", "json",
    ])
    #expect(folded.status == 1)
    #expect(folded.output.matches(of: /"role" : "from"/).count == 2)
  }

  /// Hosts of one name are told apart in the same way in every verb.
  @Test func namesThatClashAreToldApart() throws {
    let other = files.copy
    let wanted = ["sandybridge (\(Self.sandy))", "sandybridge (\(other))"]
    let check = try martlet(["check", files.guest, "--on", Self.sandy, other, "--format", "json"])
    #expect(try Self.hosts(in: check.output, of: "check") == wanted)
    let level = try martlet(["level", Self.sandy, other, "--format", "json"])
    #expect(try Self.hosts(in: level.output, of: "level") == wanted)
    let diagnosis = try martlet(["diagnose", "--from", Self.sandy, "--to", other, "--format", "json"])
    for name in wanted {
      #expect(diagnosis.output.replacing("\\/", with: "/").contains("\"name\" : \"\(name)\""))
    }
    // Of one document twice a number is all that there is.
    let twice = try martlet(["level", Self.sandy, Self.sandy, "--format", "json"])
    #expect(try Self.hosts(in: twice.output, of: "level") == ["sandybridge", "sandybridge (2)"])
    // A policy for a cluster means the host's own name.
    let policy = try files.write(
      "clusters:\n  old:\n    hosts: [sandybridge]\n    warn: [monitor]\n", "policy.yaml")
    let guest = try files.write(Forms.guest("<feature policy='require' name='vaes'/>"), "vaes.xml")
    let alone = try martlet(["check", guest, "--on", Self.sandy, "--policy", policy])
    let both = try martlet(["check", guest, "--on", Self.sandy, other, "--policy", policy])
    #expect(alone.status == both.status, "\(both.output) \(both.errors)")
  }

  /// What is passed over in a folder is part of the answer, as text and as JSON.
  @Test func whatIsNoRecordIsNamed() throws {
    let text = try martlet("level", files.hosts)
    let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("README is left out: it is no record that Martlet reads."), "\(text)")
    let json = try martlet("level", files.hosts, "--format", "json")
    #expect(json.output.contains("README is left out"))
    let empty = try martlet("level", files.empty)
    #expect(empty.status == 65 && empty.errors.contains("no record of a host in this folder"), "\(empty)")
  }

  /// A guest of a capture is the same as its definition, and runs on the host of the capture.
  @Test func capturedGuestsAreGuests() throws {
    let captured = files.capture + "#web"
    let check = try martlet(["check", captured, "--on", Self.broad, "--format", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any])
    let guest = try #require(object["guest"] as? [String: Any])
    #expect(guest["name"] as? String == "web" && guest["source"] as? String == "node9", "\(guest)")
    #expect(guest["features"] != nil)
    let shown = try martlet(["show", captured])
    #expect(shown.status == 0 && shown.output.contains("web"), "\(shown)")
    #expect(
      try martlet("compare", captured, Self.sandy).status
        == martlet("compare", files.guest, Self.sandy).status)
    #expect(try martlet("lint", captured).output == martlet("lint", files.capture).output)
    let fixed = try martlet("fix", captured, "--on", Self.sandy)
    #expect(fixed.status == 0, "\(fixed)")
    // The only guest needs no name.
    #expect(try martlet("check", files.capture, "--on", Self.broad).status == check.status)
    let wrong = try martlet("check", files.capture + "#wbe", "--on", Self.broad)
    #expect(wrong.status == 66 && wrong.errors.contains("did you mean web?"), "\(wrong)")
  }

  /// A domain without a `<cpu>` has QEMU's default: what the host gives of it.
  @Test func aGuestWithoutACPUHasTheDefault() throws {
    let result = try martlet(["check", files.plain, "--from", Self.sandy, "--on", Self.sandy, Self.broad])
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("plain (custom, qemu64, pc-q35-7.2"), "\(result)")
    let json = try martlet(["check", files.plain, "--on", Self.sandy, "--format", "json"])
    #expect(json.output.contains("the guest gets QEMU's default, qemu64"), "\(json)")
    // svm is in the model, and KVM never gives it by that: no host is refused for it.
    #expect(!result.output.contains("svm"))
    let other = try martlet(
      ["check", "-", "--on", Self.sandy], input: "<domain type='lxc'><name>a</name></domain>")
    #expect(other.status == 65 && other.errors.contains("is of type lxc"), "\(other)")
  }

  /// The guest in question decides what comes first, which losses matter, and the exit status.
  @Test func theGuestInQuestionComesFirst() throws {
    let without = try martlet("diagnose", "--from", Self.sandy, "--to", Self.broad, "--format", "json")
    #expect(without.status == 1)
    let guest = try martlet(
      ["diagnose", "--guest", files.guest, "--from", Self.sandy, "--to", Self.broad, "--format", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(guest.output.utf8)) as? [String: Any])
    let question = try #require(object["guest"] as? [String: Any])
    #expect(question["name"] as? String == "web" && question["missing"] as? [String] == [], "\(question)")
    #expect(question["notHad"] as? [String] == ["monitor"])
    #expect(guest.status == 0, "\(guest.output.prefix(2000))")
    #expect((object["inputs"] as? [[String: Any]])?.first?["role"] as? String == "guest")
    let nested = try files.write(Forms.guest("<feature policy='require' name='monitor'/>"), "monitor.xml")
    let loses = try martlet("diagnose", "--guest", nested, "--from", Self.sandy, "--to", Self.broad)
    #expect(loses.status == 1)
    #expect(
      loses.output.replacing("\n", with: " ").contains(
        "lacks monitor, which web has: libvirt there refuses it."),
      "\(loses.output)")
  }

  /// Each form that cannot be has one line and the documented status.
  @Test(
    arguments: [
      ("nowhere*", 66, "no file matches"), ("@nowhere", 66, "No such file"), ("nowhere/", 66, "No such file"),
      ("Examples#a", 64, "is a folder"), ("qemu+ext:///system", 64, "--allow-uri"),
      ("qemu+unix:///system?command=/bin/true", 64, "--allow-uri"),
      ("qemu+ssh://node/system?netcat=nc", 64, "--allow-uri"),
      ("qemu+ssh://node/system?PROXY=auto", 64, "--allow-uri"),
      ("qemu+ssh://-oProxyCommand=x/system", 64, "begins with -"),
      ("qemu+ssh://a@-b/system", 64, "begins with -"),
      ("qemu+ssh://%2Dx/system", 64, "begins with -"), ("ssh://-oProxyCommand=x", 64, "begins with -"),
      ("ssh://a@-b", 64, "begins with -"), ("ssh://%2Dx", 64, "begins with -"),
      ("esx://node/", 64, "no libvirt driver"),
      ("qemu+unix:///session?socket=/nonexistent/socket", 69, "Failed to connect"),
      ("qemu+unix:///session?name=qemu%2Bext%3A///session", 64, "--allow-uri"),
    ] as [(String, Int32, String)])
  func formsThatCannotBe(form: String, status: Int32, words: String) throws {
    for arguments in [
      ["show", form], ["level", form], ["check", files.guest, "--on", form],
      ["check", form, "--on", Self.sandy],
    ] {
      let result = try martlet(arguments)
      #expect(result.status == status, "\(arguments): \(result)")
      #expect(result.output.isEmpty && result.errors.contains(words), "\(arguments): \(result)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result)")
    }
  }

  /// What is asked is told on a terminal, and nowhere else.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs util-linux"))
  func progressIsForTerminals() throws {
    let drawn = try martletOnTerminal("show this", environment: ["TERM": "xterm"])
    #expect(drawn.output.contains("martlet: reading CPUID"), "\(drawn.output.prefix(300))")
    let plain = try martlet("show", "this")
    #expect(
      plain.status == 0 && plain.errors.isEmpty && !plain.output.contains("martlet: reading"),
      "\(plain.errors)")
  }

  /// A host that does not answer, among others, is undetermined, and the answer says why.
  @Test func whatCouldNotBeAskedIsPartOfTheAnswer() throws {
    let dead = "qemu+unix:///session?socket=/nonexistent/socket"
    let text = try martlet(["check", files.guest, "--on", Self.sandy, dead])
    #expect(text.status == 2, "\(text)")
    let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("NOT OBTAINED - \(dead) could not be asked: Failed to connect"), "\(text.output)")
    let json = try martlet(["check", files.guest, "--on", Self.sandy, dead, "--format", "json"])
    #expect(json.output.contains("\"format\" : \"not-obtained\""))
  }
}

/// Files of these tests, gone at the end.
private final class Forms {
  let path = FileManager.default.temporaryDirectory.appending(path: "forms-\(UUID().uuidString)").path
  var hosts: String { path + "/hosts" }
  var empty: String { path + "/empty" }
  var list: String { path + "/list" }
  var listing: String { path + "/listing.json" }
  var guest: String { path + "/guest.xml" }
  var plain: String { path + "/plain.xml" }
  var capture: String { path + "/host.json" }
  var copy: String { path + "/sandybridge.txt" }

  static func guest(_ features: String = "") -> String {
    "<domain type='kvm'><name>web</name><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>"
      + "<cpu mode='custom' match='exact' check='full'><model fallback='forbid'>SandyBridge</model>\(features)</cpu></domain>"
  }

  init() throws {
    let manager = FileManager.default
    for folder in [hosts, empty] {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let article = packageRoot + "/Examples/article/"
    for name in ["sandybridge.txt", "broadwell.txt"] {
      try manager.copyItem(atPath: article + name, toPath: hosts + "/" + name)
    }
    try manager.copyItem(atPath: article + "sandybridge.txt", toPath: copy)
    _ = try write("Two hosts of the article.\n", "hosts/README")
    _ = try write("nothing\n", "empty/README")
    _ = try write(
      "# hosts of the pool\nExamples/article/sandybridge.txt   # the old one\n\nExamples/article/broadwell.txt\n",
      "list")
    let cpu =
      #"{"arch":"x86_64","model":"SandyBridge","vendor":"Intel","features":["ssse3","avx","sse2"],"topology":{"cores":1}}"#
    _ = try write(
      #"{"hypervisors":[{"hypervisor_hostname":"cn1","cpu_info":\#(cpu)},{"hypervisor_hostname":"cn2","cpu_info":\#(cpu)}]}"#,
      "listing.json")
    _ = try write(Self.guest(), "guest.xml")
    _ = try write(
      "<domain type='kvm'><name>plain</name><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os></domain>",
      "plain.xml")
    let capabilities =
      "<capabilities><host><cpu><arch>x86_64</arch><model>SandyBridge</model><vendor>Intel</vendor></cpu></host></capabilities>"
    let parts: [[String: Any]] = [
      part("libvirt-capabilities", capabilities),
      part("libvirt-domain", Self.guest(), ["domain": "web", "state": "live"]),
    ]
    let snapshot: [String: Any] = [
      "schema": "martlet.snapshot/1.1", "martlet": "1.0", "method": "probe",
      "captured": "2026-01-01T00:00:00Z",
      "identity": ["hostName": "node9", "started": [String: String]()], "isRedacted": false, "parts": parts,
      "missing": [[String: String]](),
    ]
    let json = try JSONSerialization.data(withJSONObject: snapshot, options: [.sortedKeys])
    _ = try write(String(decoding: json, as: UTF8.self), "host.json")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    return path + "/" + name
  }
}

private func part(_ kind: String, _ text: String, _ about: [String: String] = [:]) -> [String: Any] {
  [
    "kind": kind, "source": kind, "time": "2026-01-01T00:00:00Z", "about": about, "encoding": "text",
    "content": text,
  ]
}
