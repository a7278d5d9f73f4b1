import CPUDiagnosis
import CPUReaders
import GuestVerdicts
import MartletQuestions
import Reports
import Testing

/// `martlet diagnose --guest` and `martlet check` say the same of what a guest loses, where hosts are known by Nova's records alone.
@Suite struct GuestLossTests {
  private static let base = [
    "fpu", "vme", "de", "pse", "tsc", "msr", "pae", "mce", "cx8", "apic", "sep", "mtrr", "pge", "mca", "cmov",
    "pat", "pse36", "clflush", "mmx", "fxsr", "sse", "sse2", "ss", "ht", "syscall", "nx", "rdtscp", "lm",
    "pni",
    "pclmuldq", "ssse3", "cx16", "pcid", "sse4.1", "sse4.2", "popcnt", "aes", "xsave", "avx", "lahf_lm",
    "erms",
    "smep", "fsgsbase", "rdrand", "f16c",
  ]

  private func record(_ name: String, _ features: [String]) -> DocumentSource {
    let list = (Self.base + features).map { "\"\($0)\"" }.joined(separator: ",")
    let text =
      #"{"hypervisors":[{"cpu_info":{"arch":"x86_64","features":[\#(list)],"model":"IvyBridge","topology":{"cells":1,"cores":8,"sockets":1,"threads":2},"vendor":"Intel"},"hypervisor_hostname":"\#(name)","hypervisor_version":6002000,"service":{"host":"\#(name)"}}]}"#
    return .document(Document(name: "\(name).json", bytes: Array(text.utf8)))
  }

  private func guest(_ cpu: String) -> DocumentSource {
    let text =
      "<domain type='kvm'><name>g</name><memory>1</memory><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>\(cpu)</domain>"
    return .document(Document(name: "g.xml", bytes: Array(text.utf8)))
  }

  private static func named(_ features: String) -> String {
    let list = features.split(separator: " ").map { "<feature policy='require' name='\($0)'/>" }.joined()
    return
      "<cpu mode='custom' match='exact' check='full'><model>SandyBridge</model><vendor>Intel</vendor>\(list)</cpu>"
  }

  /// Guests, what the source has besides, and what is certainly lost.
  private static let cases: [(cpu: String, extra: [String], lost: Set<String>, open: Set<String>)] = [
    ("<cpu mode='host-model' check='partial'/>", ["monitor", "vmx", "x2apic", "tsc-deadline"], [], []),
    ("<cpu mode='host-model' check='partial'/>", ["avx2", "x2apic", "tsc-deadline"], ["avx2"], []),
    ("<cpu mode='host-passthrough'/>", ["x2apic", "avx2"], ["avx2"], []),
    // What the definition of a running guest lists, KVM gives: x2apic, tsc-deadline, hypervisor, arat and tsc_adjust.
    (named("hypervisor arat tsc_adjust"), [], [], []),
    (named("hypervisor arat umip ssbd"), [], [], ["umip", "ssbd"]),
    (named("hypervisor avx2"), ["avx2"], ["avx2"], []),
  ]

  @Test(arguments: cases.indices) func diagnosisAndCheckAgree(_ index: Int) async throws {
    let item = Self.cases[index]
    let (source, target) = (record("sandy", item.extra), record("bare", []))
    let check = try await CheckQuestion(guest: guest(item.cpu), hosts: [target], from: [source]).answer()
    let lost = Set(check.hosts[0].reasons.filter { $0.id == "cpu.missing" }.compactMap(\.feature))
    let diagnosis = try await DiagnoseQuestion(from: [source], to: [target], guest: guest(item.cpu)).answer()
    let said = try #require(diagnosis.guest)
    #expect(Set(said.missing) == lost)
    #expect(lost == item.lost)
    #expect(Set(said.undetermined).isSuperset(of: item.open))
    let shown = Set(diagnosis.summary.lost.flatMap { $0.effects.flatMap(\.features) })
    #expect(shown.isSubset(of: Set(said.missing).union(said.undetermined)), "\(shown)")
    // What KVM gives every guest is no loss, whatever the host's record lists.
    #expect(shown.isDisjoint(with: ["x2apic", "tsc-deadline", "hypervisor", "arat", "tsc_adjust"]))
    #expect(!diagnosis.answer[0].contains("x2apic"), "\(diagnosis.answer)")
  }
}
