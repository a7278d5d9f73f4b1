internal import CPUCatalog
public import CPUCompatibility
internal import LossCauses
internal import Remedies
internal import X86CPU

/// Records of the hosts behind messages, which make the general answer specific.
public struct MessageEvidence: Sendable {
  /// The hosts: where the guest is, where it should go, or any.
  public var hosts: [HostCPU]
  /// The map that their records were read with.
  public var map: MapProjection

  /// Creates evidence from hosts.
  public init(hosts: [HostCPU], map: MapProjection) {
    self.hosts = hosts
    self.map = map
  }

  /// The platform of the last host whose record tells it, which is the destination where there is one.
  var platform: Platform? { hosts.compactMap { Platform($0.configuration) }.last }

  /// What the hosts show of `feature`, one after the other, without hosts whose records do not mention it.
  func particulars(of feature: Feature, _ catalog: Catalog) -> [MessageReport.Particular] {
    hosts.compactMap { host in
      let article = catalog.article(of: feature)
      let answer = GuestExposure(feature, on: host, catalog: catalog).newGuest
      let loss = Loss(of: feature, article: article, on: host)
      let proven = loss.flatMap { loss in
        CauseContext(feature, article, on: host, lost: loss, catalog, map).causes().first {
          $0.certainty == .proven
        }
      }
      let own = host.observations.contains { $0.evidence.certainlyPresent.contains(feature.index) }
      guard loss != nil || own else { return nil }
      var text: String
      if let loss {
        text =
          loss.lastPresent.map {
            "\(host.name) has it by \($0.title), and lacks it by \(loss.firstAbsent.title)"
          }
          ?? "\(host.name) lacks it by \(loss.firstAbsent.title) already"
        if let proven { text += "; proven: \(proven.title)" }
      } else {
        text = "\(host.name) has it" + (answer.state == .present ? ", and gives it to guests" : "")
      }
      return MessageReport.Particular(
        feature: feature.name, host: host.name, guests: answer.state.rawValue,
        layers: proven.map { [$0.layer] } ?? loss?.candidates.map(\.rawValue) ?? [], cause: proven?.id,
        text: text)
    }
  }
}
