import CPUCatalog
import CPUCompatibility
import Foundation
import LibvirtCPU
import TestSupport
import Testing

@testable import CPUReaders

/// Exposures as sets agree with those that are worked out feature by feature.
@Suite struct HostExposureTests {
  /// 2,000 hosts, of which every rule decides something.
  @Test(arguments: 1...8) func setsAgreeOnRandomHosts(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var agreement = ExposureAgreement()
    let hosts = RandomHosts()
    for _ in 0..<250 { agreement.expect(hosts.next(&random), wordsEvery: 20, &random) }
    let grounds = [
      "told", "unmigratable", "never", "onRequest", "emulated", "kvm", "kvmUnasked", "readByQEMU",
      "perhapsReadByQEMU", "givenByQEMU", "emulatedOnRequest", "waiting", "fixedCounter",
      "supportedByLibvirt",
    ]
    for ground in grounds { #expect(agreement.grounds[ground, default: 0] > 0, "\(ground)") }
  }

  /// Every record of the corpus and of the repository that is a host's, and the hosts as emulated guests see them.
  @Test func setsAgreeOnEveryRecord() throws {
    let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    let repository = packageFolder
    var roots = ["Tests", "Examples", "Sources"].map { repository.appending(path: $0) }
    roots += ["firecracker", "libcpuid", "nova", "stacks"].compactMap { corpusFolder($0) }
    var random = SeededGenerator(seed: 5)
    var agreement = ExposureAgreement()
    var count = 0
    for root in roots {
      for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
        let url = root.appending(path: path)
        guard let data = try? Data(contentsOf: url), !data.isEmpty, data.count < 4 << 20,
          !path.hasSuffix(".swift")
        else { continue }
        let document = Document(name: path, bytes: Array(data))
        guard let reading = try? Reader.read(document) else { continue }
        for cpu in reading.cpus {
          guard let host = try? interpreter.host(cpu, in: document) else { continue }
          agreement.expect(host, wordsEvery: 10, &random)
          if host.observations.contains(where: \.point.isEmulation) {
            agreement.expect(host.forEmulatedGuests, wordsEvery: 10, &random)
          }
          count += 1
        }
      }
    }
    #expect(count > (corpusFolder("libcpuid") == nil ? 20 : 200))
  }
}
