import LibvirtCPU
import QEMUReplies
import Testing
import X86CPU

@Suite("QMP replies")
struct QMPRepliesTests {
  private let text = """
    {"QMP": {"version": {}}}
    {"return": {"model": {"name": "base", "props": {
      "pni": true, "monitor": true, "invtsc": true, "avx": false, "vendor": "GenuineIntel", "family": 6, "model": 23,
      "stepping": 10, "hv-spinlocks": -1, "x-unknown": {"a": ["}"]}}}}, "id": "1"}
    {"return": {"model": {"name": "base", "props": {"monitor": true, "pni": true, "invtsc": false}}}}
    {"return": [{"name": "Penryn", "unavailable-features": []},
      {"name": "Westmere", "unavailable-features": ["pclmulqdq", "type"]}]}
    """

  @Test("an expanded model, what of it cannot be migrated, and definitions")
  func reading() throws {
    let replies = try QMPReplies(Array(text.utf8))
    let model = try #require(replies.model)
    #expect(model.enabled == ["pni", "monitor", "invtsc"])
    #expect(model.notMigratable == ["invtsc"])
    #expect(model.known == ["pni", "monitor", "invtsc", "avx"])
    #expect(model.vendor == "GenuineIntel" && model.signature.model == 23)
    let models = try #require(replies.hypervisorModels(in: .builtin))
    #expect(models.blockers["Westmere"] == ["pclmuldq", "type"])
    let table = try CPUMap.builtin.table(of: model, migratable: true)
    #expect(try !CPUMap.builtin.hasFeature("invtsc", in: table))
    #expect(try CPUMap.builtin.hasFeature("monitor", in: table))
  }

  @Test("what cannot be migrated, if what can be is asked for first, as libvirt does")
  func migratableFirst() throws {
    let model = "{\"return\": {\"model\": {\"name\": \"base\", \"props\":"
    let text = """
      \(model) {"pni": true, "invtsc": false}}}}
      \(model) {"pni": true, "invtsc": true, "alias-of-pni": true}}}}
      """
    let read = try #require(try QMPReplies(Array(text.utf8)).model)
    #expect(read.tellsMigratable)
    #expect(read.enabled == ["pni", "invtsc"])
    #expect(read.notMigratable == ["invtsc"])
  }

  @Test("text that is no JSON is refused with its line", arguments: ["", "{\n", "{}\n]", "{\"a\": }", "x"])
  func refused(_ text: String) {
    let error = #expect(throws: LibvirtError.self) { try QMPReplies(Array(text.utf8)) }
    #expect(error?.line != nil)
  }
}
