import LibvirtClient
import Testing

/// Which libvirt is asked for what of its host-model.
@Suite struct HostModelDetailTests {
  @Test func eachDetailHasItsRelease() {
    func details(_ version: String) -> [HostModelDetail] {
      HostModelDetail.allCases.filter { $0.isIn(version: version) }
    }
    #expect(details("9.0.0") == [.extras] && details("12.1.0") == [.extras])
    #expect(details("12.2.0") == [.extras, .expanded] && details("12.4.9") == [.extras, .expanded])
    #expect(details("12.5.0") == HostModelDetail.allCases && details("13.0.0") == HostModelDetail.allCases)
    #expect(details("") == [.extras] && details("unknown") == [.extras])
  }

  @Test func flagsAreThoseOfTheHeader() {
    #expect(HostModelDetail.allCases.map(\.flags) == [0, 2, 6])
    #expect(HostModelDetail.supported.options == " --expand-cpu-features --supported-cpu-features")
  }
}
