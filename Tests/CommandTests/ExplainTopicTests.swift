import Foundation
import Testing

/// What `martlet explain` takes: features, their places, families, models, messages; and what it asks where a word is none of them.
@Suite struct ExplainTopicTests {
  @Test(
    arguments: [
      ("0x10a[8]", "taa-no"), ("MSR 10AH[8]", "taa-no"), ("msr 0x10a bit 8", "taa-no"), ("10ah[8]", "taa-no"),
      ("07H.0 EBX[16]", "avx512f"), ("CPUID.(EAX=07H,ECX=0):EBX[16]", "avx512f"),
      ("CPUID.07H.0:EBX[16]", "avx512f"),
      ("cpuid.(eax=7,ecx=0).ebx[bit 16]", "avx512f"), ("leaf 7 subleaf 0 ebx bit 16", "avx512f"),
      ("0x7/0 ebx 16", "avx512f"), ("CPUID.01H:ECX[3]", "monitor"), ("1 ECX[3]", "monitor"),
      ("80000001.ecx.6", "sse4a"), ("CPUID.80000001H:ECX[6]", "sse4a"),
    ])
  func placesAreRead(notation: String, feature: String) throws {
    let result = try martlet(["explain", notation, "--format", "json"])
    #expect(result.status == 0, "\(notation): \(result.errors)")
    #expect(try names(in: result.output) == [feature], "\(notation)")
  }

  @Test func registersAndFamiliesAreTables() throws {
    let register = try martlet("explain", "MSR 10AH")
    #expect(register.status == 0 && register.output.contains("MSR 10AH[0]"))
    #expect(register.output.split(separator: "\n").allSatisfy { $0.contains("MSR 10AH[") })
    let family = try martlet("explain", "AVX512", "--format", "json")
    let found = try names(in: family.output)
    #expect(Set(["avx512f", "avx512vl", "avx512-bf16", "avx512-vpopcntdq"]).isSubset(of: found), "\(found)")
    #expect(!found.contains("avx2"))
    let none = try martlet("explain", "0x10a[60]")
    #expect(none.status == 66 && none.errors.contains("in that register it has 0 rdctl-no"), "\(none)")
  }

  @Test func modelsAreExplained() throws {
    let model = try martlet("explain", "EPYC-Genoa", "--format", "json")
    #expect(model.status == 0 && model.output.contains("\"schema\" : \"martlet.model/1.0\""), "\(model)")
    let text = try martlet("explain", "EPYC-Genoa")
    let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("has it from 10.0.0 on") && words.contains("7.0.0 and 9.0.0 lack it"), "\(text)")
    #expect(words.contains("EPYC-Genoa-v2"))
    let hosts = try martlet(
      [
        "explain", "SandyBridge", "--on", "Examples/article/sandybridge.txt",
        "Examples/article/broadwell.txt",
      ])
    #expect(hosts.status == 0 && hosts.output.contains("sandybridge: runs it"), "\(hosts)")
    let wide = try martlet(["explain", "EPYC-Genoa", "--on", "Examples/article/broadwell.txt"])
    #expect(wide.status == 1 && wide.output.contains("broadwell: lacks"), "\(wide)")
    // Only QEMU has this version.
    let versioned = try martlet("explain", "EPYC-Genoa-v2")
    #expect(versioned.status == 0, "\(versioned)")
  }

  @Test func aMessageMayBeTheArgument() throws {
    let whole = "operation failed: guest CPU doesn't match specification: missing features: hle,rtm"
    for text in [
      whole, "guest CPU doesn't match specification: missing features: hle,rtm", "missing features: hle,rtm",
    ] {
      let result = try martlet(["explain", text, "--format", "json"])
      #expect(result.status == 0, "\(result)")
      #expect(
        result.output.contains("\"libvirt.guest-cpu-missing\""), "\(text): \(result.output.prefix(600))")
    }
    let cut = try martlet(["explain", "missing features: hle,rtm", "--format", "json"])
    #expect(
      cut.output.contains(
        "read as the end of: guest CPU doesn't match specification: missing features: hle,rtm"))
    let nothing = try martlet("explain", "the weather is fine")
    #expect(nothing.status == 2, "\(nothing)")
  }

  @Test(
    arguments: [
      (["explain", "EPYC-Genao"], 66, "did you mean EPYC-Genoa?"),
      (["explain", "montior"], 66, "did you mean monitor"),
      (["explain", "avx512vll"], 66, "avx512vl"), (["diagnos"], 64, "did you mean diagnose?"),
      (["chekc", "a", "--on", "b"], 64, "did you mean check?"),
      (["libvirt", "comapre"], 64, "did you mean compare?"),
      (["check", "a", "--onn", "b"], 64, "has no option --onn; did you mean --on?"),
      (["level", "a", "--fro", "nova"], 64, "has no option --fro; did you mean --for?"),
      (["level", "--for", "nvoa", "a"], 64, "did you mean nova?"),
      (["lint", "--as", "quemu", "a"], 64, "did you mean qemu?"),
      (["show", "--input-format", "nova-jsn", "a"], 64, "Did you mean nova-json?"),
      (
        ["compare", "a", "b", "--cpu-map", "builtin:1.0.0"], 64,
        "--cpu-map: Martlet has no built-in CPU map of libvirt 1.0.0"
      ),
    ] as [([String], Int32, String)])
  func misspeltWordsAreGuessed(arguments: [String], status: Int32, words: String) throws {
    let result = try martlet(arguments)
    #expect(result.status == status, "\(result)")
    #expect(result.output.isEmpty && result.errors.contains(words), "\(result)")
  }

  private func names(in json: String) throws -> [String] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    return try #require(object["features"] as? [[String: Any]]).compactMap { $0["name"] as? String }
  }
}
