import CLibvirtOracle
import LibvirtCPU

/// The libvirt of this machine, asked through its private symbols; its errors are values.
enum InstalledLibvirt {
  /// Whether the library is there and is the one whose structures the shim knows.
  static let isUsable = lvo_open() == 9_000_000 && CPUMap.installedPath != nil

  /// What libvirt printed, or its error.
  typealias Answer = Result<String, Refusal>

  struct Refusal: Error, Hashable {
    var message: String
  }

  static func parse(_ xml: String, _ type: lvo_type) -> Answer {
    unsafe answer(lvo_parse(xml, Int32(type.rawValue)))
  }

  static func compare(_ host: String, _ cpu: String, fail: Bool) -> Answer {
    let answer = unsafe answer(lvo_compare(host, cpu, fail ? 1 : 0))
    return answer.flatMap { $0 == "-1" ? .failure(lastRefusal()) : .success($0) }
  }

  static func baseline(
    _ hosts: [String], models: HypervisorModels?, features: [String]?, migratable: Bool, expand: Bool
  ) -> Answer {
    let list = hosts.joined(separator: "\u{1e}")
    return unsafe withOptional(models.map(text)) { models in
      unsafe withOptional(features?.joined(separator: "\u{1e}")) { features in
        unsafe answer(lvo_baseline(list, models, features, migratable ? 1 : 0, expand ? 1 : 0))
      }
    }
  }

  static func decode(_ data: String, _ type: lvo_type, models: HypervisorModels?) -> Answer {
    unsafe withOptional(models.map(text)) { unsafe answer(lvo_decode(data, Int32(type.rawValue), $0)) }
  }

  static func update(_ guest: String, on host: String?) -> Answer {
    unsafe withOptional(host) { unsafe answer(lvo_update(guest, $0)) }
  }

  static func updateLive(_ cpu: String, enabled: String?, disabled: String?) -> Answer {
    unsafe withOptional(enabled) { enabled in
      unsafe withOptional(disabled) { unsafe answer(lvo_update_live(cpu, enabled, $0)) }
    }
  }

  static func translate(_ cpu: String, models: HypervisorModels) -> Answer {
    unsafe answer(lvo_translate(cpu, text(models)))
  }

  static func expand(_ cpu: String, _ type: lvo_type) -> Answer {
    unsafe answer(lvo_expand(cpu, Int32(type.rawValue)))
  }

  static func copyMigratable(_ cpu: String) -> Answer { unsafe answer(lvo_copy_migratable(cpu)) }

  // MARK: -

  private static func answer(_ text: UnsafeMutablePointer<CChar>?) -> Answer {
    guard let text = unsafe text else { return .failure(lastRefusal()) }
    defer { unsafe lvo_free(text) }
    return .success(unsafe String(cString: text))
  }

  private static func lastRefusal() -> Refusal {
    Refusal(message: unsafe String(cString: lvo_error()))
  }

  private static func text(_ models: HypervisorModels) -> String {
    models.blockers.sorted { $0.key < $1.key }.map { ([$0.key] + $0.value).joined(separator: "\u{1f}") }
      .joined(separator: "\u{1e}")
  }

  private static func withOptional(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Answer
  ) -> Answer {
    guard let text else { return body(nil) }
    return unsafe text.withCString { unsafe body($0) }
  }
}
