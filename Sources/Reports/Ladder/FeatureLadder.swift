public import CPUCatalog
public import CPUCompatibility
public import LossCauses
public import Remedies
public import ReportContract
internal import Wording
internal import X86CPU

/// Where one host has a feature, at each observation point from the silicon up; its JSON is `martlet.ladder/2.0`.
public struct FeatureLadder: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("ladder", 2, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The CPU map and versions judged by.
  public var judgedBy: [Yardstick]
  /// libvirt's name of the feature.
  public var feature: String
  /// Its location in the manuals' notation.
  public var location: String
  /// The host's name.
  public var host: String
  /// The recorded points, from the silicon up.
  public var steps: [Step]
  /// Points that could not be checked, and why.
  public var notSeen: [NotSeen]
  /// Where the feature was lost; nil if no point is known to lack it.
  public var loss: Interval?
  /// The answer in one or two sentences.
  public var summary: String
  /// The causes that rules give for the loss: proven, possible, excluded; empty without a loss.
  public var causes: [Cause]
  /// The feature's state for a host-model guest that starts on the host.
  public var newGuest: Exposure
  /// The feature's state for a guest that had it and migrates to the host.
  public var incoming: Exposure

  /// The platform that the causes' commands fit.
  public var platform: PlatformAdvice

  /// The feature's way to one guest on the host; nil if none was named.
  public var guest: GuestLadder?

  /// Whether guests have a feature, and how that is known.
  public struct Exposure: Sendable, Codable {
    /// `present`, `absent` or `undetermined`.
    public var state: String
    /// `measured`, `predicted` or `unknown`.
    public var basis: String
    /// One sentence without a full stop.
    public var why: String

    init(_ answer: GuestExposure.Answer) {
      state = answer.state.rawValue
      basis = answer.basis.rawValue
      why = answer.why
    }
  }

  /// What one point shows.
  public struct Step: Sendable, Codable {
    /// The point's identifier.
    public var point: String
    /// The point's name for readers.
    public var title: String
    /// The names of the files that show it.
    public var document: String
    /// `present`, `absent`, `conflict` or `undetermined`.
    public var state: String
    /// `measured`, `predicted`, or `hint` for an incomplete list of features.
    public var basis: String
    /// The rule of a prediction; nil for what was measured.
    public var rule: String?
  }

  /// A source that could not be read.
  public struct NotSeen: Sendable, Hashable, Codable {
    /// The identifier of the part that snapshots would hold.
    public var kind: String
    /// The document or source line that proves it.
    public var source: String
    /// The reason why it is missing.
    public var reason: String
  }

  /// The interval in which a feature was lost.
  public struct Interval: Sendable, Codable {
    /// The last point known to have it; nil if none below is.
    public var lastPresent: String?
    /// The first point known to lack it.
    public var firstAbsent: String
    /// The layers in which it may have been lost.
    public var candidates: [String]
  }

  /// The ladder of `feature` on `host`.
  ///
  /// - Parameter platform: What commands fit; nil for what the host's record tells.
  public init(
    of feature: Feature, on host: HostCPU, guest: GuestTrace? = nil, map: MapProjection, catalog: Catalog,
    martlet: String, inputs: [InputReport], platform: Platform? = nil
  ) {
    let platform = platform ?? Platform(host.configuration)
    let article = catalog.article(of: feature)
    self.martlet = martlet
    judgedBy = map.yardsticks(of: [host])
    self.inputs = inputs
    self.feature = feature.name
    location = feature.location.description
    self.host = host.name
    steps = host.observations.filter { $0.point.shows(feature.location) }.map { observation in
      Step(
        point: observation.point.identifier, title: observation.point.title, document: observation.document,
        state: observation.evidence.state(of: feature.index).rawValue,
        basis: observation.point.traits.basis.rawValue,
        rule: observation.point.traits.basis == .predicted
          ? host.kvmPrediction(of: feature, catalog: catalog)?.rule : nil)
    }
    let points: Set<String> = [
      "cpuid", "msr", "kvm-supported-cpuid", "qemu-cpu-model-expansion", "libvirt-capabilities",
      "libvirt-domcapabilities",
    ]
    notSeen = (host.configuration?.missing ?? []).filter { missing in
      // MSRs matter to features of MSRs, and to rules; what a CPU does not have is no gap.
      points.contains(missing.kind) && !missing.hasNone
    }.map { NotSeen(kind: $0.kind, source: $0.source, reason: $0.reason) }
    let lost = Loss(of: feature, article: article, on: host)
    loss = lost.map { lost in
      Interval(
        lastPresent: lost.lastPresent?.identifier, firstAbsent: lost.firstAbsent.identifier,
        candidates: lost.candidates.map(\.rawValue))
    }
    causes =
      lost.map { CauseContext(feature, article, on: host, lost: $0, catalog, map).causes() }?.map {
        $0.fitted(to: platform)
      } ?? []
    let exposure = GuestExposure(feature, on: host, catalog: catalog)
    newGuest = Exposure(exposure.newGuest)
    incoming = Exposure(exposure.incoming)
    summary = Self.sentence(of: feature, on: host, lost, causes)
    let guest = guest.map { trace in
      var guest = GuestLadder(of: feature, trace, on: host, map: map, catalog: catalog)
      guest.causes = guest.causes.map { $0.fitted(to: platform) }
      return guest
    }
    self.guest = guest
    self.platform = PlatformAdvice(
      platform: platform, steps: (causes + (guest?.causes ?? [])).flatMap(\.steps))
  }

  private static func sentence(
    of feature: Feature, on host: HostCPU, _ lost: Loss?, _ causes: [Cause]
  ) -> String {
    let present = host.observations.filter {
      $0.point.shows(feature.location) && $0.evidence.certainlyPresent.contains(feature.index)
    }
    guard let lost else {
      return present.isEmpty
        ? "No record shows whether \(host.name) has \(feature.name)."
        : "\(host.name) has \(feature.name) at every point that a record shows."
    }
    var text: String
    if let last = lost.lastPresent {
      text = "\(feature.name) is present at \(last.title) and absent at \(lost.firstAbsent.title)"
    } else {
      text = "\(feature.name) is absent at \(lost.firstAbsent.title), and no lower point shows it"
    }
    let names = lost.candidates.map(\.title)
    let proven = causes.filter { $0.certainty == .proven }
    if let cause = proven.first {
      return text + ". \(cause.title): \(cause.evidence.continuing)." + again(of: feature, present, lost)
    }
    text +=
      names.count == 1
      ? ": it was lost in \(names[0])." : ": it may have been lost in \(names.joined(separator: ", "))."
    return text + again(of: feature, present, lost)
  }

  /// A sentence on a feature that reappears above the point that lacks it; empty otherwise.
  private static func again(of feature: Feature, _ present: [Observation], _ lost: Loss) -> String {
    guard let again = present.first(where: { $0.point > lost.firstAbsent }) else { return "" }
    return again.point.isEmulation
      ? " Guests without KVM have it, emulated."
      : " At \(again.point.title) it is present again, emulated or from another record."
  }
}
