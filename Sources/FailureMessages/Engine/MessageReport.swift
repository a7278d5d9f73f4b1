public import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
public import Remedies
public import ReportContract
internal import X86CPU

/// What messages mean: causes, evidence that would prove them, remedies; encoded as JSON, `martlet.findings/2.0`.
public struct MessageReport: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("findings", 2, 0)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The CPU map and versions judged by.
  public var judgedBy: [Yardstick]
  /// Lines read.
  public var lines: Int
  /// The stack's known versions and settings, from options and logs.
  public var stack: [String: String]
  /// The logs' evidence about the stack, one sentence each.
  public var clues: [String]
  /// What an empty result means; nil if something was found.
  public var answer: String?
  /// The findings, likeliest to be the cause first.
  public var findings: [Finding]
  /// The findings by what holds of them, so that nothing is said twice.
  public var groups: [Group]
  /// What to collect if nothing was recognised; otherwise empty.
  public var collect: [Command]
  /// Which platform the remedies' commands are for.
  public var platform: PlatformAdvice

  /// A message with its explanation.
  public struct Finding: Sendable, Codable {
    /// The rule's stable identifier.
    public var id: String
    /// The log's name.
    public var log: String
    /// The line, from 1, of its first appearance.
    public var line: Int
    /// How often it appears.
    public var count: Int
    /// The line, truncated to 400 characters.
    public var text: String
    /// What it means, in a few words.
    public var title: String
    /// The component that prints it.
    public var component: String
    /// The phase of a migration in which it is printed.
    public var phase: String
    /// Who prints it, where and when.
    public var printedBy: String
    /// The versions that print it.
    public var versions: String
    /// Names of features, as the message has them.
    public var features: [String]
    /// The catalogue's facts about them.
    public var known: [KnownFeature]
    /// Those that it knows, by the effect of their loss, the worst first.
    public var effects: [Effect]
    /// The layers of the likeliest cause.
    public var layers: [String]
    /// The likeliest cause.
    public var cause: String
    /// All possible causes, likeliest first.
    public var causes: [Cause]
    /// The nearby message that gives the reason; nil if there is none.
    public var reason: Reason?
    /// What the message proves.
    public var proves: String
    /// What it does not prove.
    public var doesNotProve: String
    /// What the wording shows about versions.
    public var clues: [String]
    /// What the hosts given show.
    public var particulars: [Particular]
    /// Steps whose output distinguishes the causes.
    public var evidence: [Command]
    /// The remedies, those of the likeliest cause first.
    public var remedies: [Remedy]
    /// The source.
    public var citation: String
  }

  /// A message that gives another's reason.
  public struct Reason: Sendable, Codable {
    /// Its rule's identifier.
    public var id: String
    /// The line's number in the log, from 1.
    public var line: Int
  }

  /// A feature that a message names.
  public struct KnownFeature: Sendable, Codable {
    /// libvirt's name, or the message's if the catalogue does not know it.
    public var name: String
    /// Its location; nil if the catalogue does not know it.
    public var location: String?
    /// The effect on a running guest that loses it.
    public var effect: String?
    /// The effect in a few words.
    public var effectTitle: String?
    /// The effect in a sentence.
    public var effectText: String?
    /// Whether it is a hint to programs, which keep running without it; nil if the catalogue does not know it.
    public var isHint: Bool?
    /// Whether KVM exposes it to guests.
    public var exposure: String?
    /// The layers that can take it away.
    public var layers: [String]
    /// Likely intended names.
    public var suggestions: [String]
  }

  /// A possible cause of a message.
  public struct Cause: Sendable, Codable {
    /// The stable identifier.
    public var id: String
    /// The layers, likeliest first.
    public var layers: [String]
    /// What happened.
    public var text: String
    /// How to distinguish it from the others.
    public var tellsApart: String
    /// The features it concerns.
    public var features: [String]
    /// `likely`, `possible`, or `unlikely` if the hosts' records contradict it.
    public var standing: String
    /// The source.
    public var citation: String
  }

  /// What one host shows about a feature in a message.
  public struct Particular: Sendable, Codable {
    /// libvirt's name of the feature.
    public var feature: String
    /// The host's name in the report.
    public var host: String
    /// Whether guests started there get it: `present`, `absent`, `undetermined`.
    public var guests: String
    /// The layers that may have removed it.
    public var layers: [String]
    /// The rule of the proven cause; nil if none is proven.
    public var cause: String?
    /// The same in a sentence, without a full stop.
    public var text: String
  }

  /// Creates the report from scanners' findings.
  public init(
    _ scanners: [MessageScanner], stack given: MessageStack, evidence: MessageEvidence? = nil,
    catalog: Catalog, martlet: String,
    inputs: [InputReport], platform: Platform? = nil
  ) {
    let platform = platform ?? evidence?.platform
    self.martlet = martlet
    self.inputs = inputs
    judgedBy = evidence.map { $0.map.yardsticks(of: $0.hosts) } ?? []
    lines = scanners.reduce(0) { $0 + $1.lines }
    var stack = given
    var clues: [String] = []
    for scanner in scanners {
      for (key, version) in scanner.versions.sorted(by: { $0.key < $1.key }) {
        clues.append("\(scanner.name):\(version.line) tells \(key) \(version.value)")
      }
      stack.complete(with: scanner.versions.mapValues(\.value))
    }
    self.stack = stack.values
    let found = MessageFinding.gathered(scanners.flatMap(\.findings))
    self.clues = UniqueList(clues + found.flatMap(\.clues)).elements
    findings = found.enumerated().map { offset, finding in
      var answer = Finding(
        finding, stack: stack.values, evidence: evidence, catalog: catalog, platform: platform)
      answer.reason = finding.reason(among: found)
      return (offset, finding, answer)
    }.sorted { a, b in
      let (x, y) = (a.1.rank(a.2), b.1.rank(b.2))
      return x != y ? x > y : a.0 < b.0
    }.map(\.2)
    groups = Self.groups(of: findings)
    self.platform = PlatformAdvice(platform: platform, remedies: findings.flatMap(\.remedies))
    collect = findings.isEmpty ? Self.generalEvidence.flatMap { $0.fitted(to: platform) } : []
    answer =
      findings.isEmpty
      ? "Nothing in \(lines == 1 ? "this line" : "these \(lines) lines") is a message about CPUs that Martlet knows. "
        + "That rules nothing out: the words may be in another log." : nil
  }

  /// What to collect first.
  private static let generalEvidence: [Command] = [
    "tail -n 100 /var/log/libvirt/qemu/GUEST.log    # on both hosts: QEMU's -cpu and its own messages",
    "journalctl -u libvirtd -u virtqemud --since '1 hour ago'    # on both hosts",
    "tail -n 1000 /var/log/nova/nova-compute.log    # with OpenStack: on both hosts, and nova-conductor.log",
    "kubectl get events; kubectl logs -l kubevirt.io=virt-handler -n kubevirt    # with KubeVirt",
    "martlet capture -o HOST.json    # on both hosts",
    "martlet diagnose --from A.json --to B.json    # of the two captures",
  ]
}

extension MessageFinding {
  /// Lines that programs put between their own text and a wrapped message.
  private static let quotingDistance = 8

  /// The nearest finding that explains this one: from a lower component, with names that this one lacks.
  fileprivate func reason(among findings: [MessageFinding]) -> MessageReport.Reason? {
    guard features.isEmpty, rule.component.isManagement else { return nil }
    let near = findings.filter { other in
      other.log == log && !other.features.isEmpty && !other.rule.component.isManagement
        && abs(other.line - line) <= Self.quotingDistance
    }
    return near.min { abs($0.line - line) < abs($1.line - line) }.map {
      MessageReport.Reason(id: $0.id, line: $0.line)
    }
  }

  /// How much the finding explains: named features and certain causes rank before general words, and messages printed near the cause before
  /// messages that wrap it.
  fileprivate func rank(_ finding: MessageReport.Finding) -> Int {
    var rank = 0
    if !features.isEmpty { rank += 4 }
    if finding.particulars.contains(where: { $0.cause != nil }) { rank += 8 }
    if finding.causes.contains(where: { $0.standing == "likely" }) { rank += 2 }
    // It only says that another message has the reason.
    if finding.causes.first?.id.hasSuffix(".text-behind") == true { rank -= 1 }
    return rule.component.isManagement ? rank : rank + 1
  }
}

extension MessageReport.Finding {
  /// The explanation of a message alone.
  public init(
    _ finding: MessageFinding, stack: [String: String], evidence: MessageEvidence?, catalog: Catalog,
    platform: Platform? = nil
  ) {
    let rule = finding.rule
    id = rule.id
    log = finding.log
    line = finding.line
    count = finding.count
    text = finding.text
    title = rule.title
    component = rule.component.rawValue
    phase = rule.phase.rawValue
    printedBy = rule.printedBy
    versions = rule.versions
    features = finding.features
    known = finding.features.map { MessageReport.KnownFeature($0, catalog) }
    effects = MessageReport.Effect.effects(of: known)
    let articles = finding.features.prefix(32).compactMap { catalog.features(called: $0).first }
    let particulars =
      evidence.map { evidence in articles.flatMap { evidence.particulars(of: $0, catalog) } } ?? []
    self.particulars = particulars
    let lost = Set(particulars.flatMap(\.layers))
    let proven = Set(particulars.filter { $0.cause != nil }.flatMap(\.layers))
    let applying = finding.causes(stack).map { cause -> MessageReport.Cause in
      let layers = cause.layers.map(\.rawValue)
      let standing: String
      if !proven.isDisjoint(with: layers) || (!cause.stack.isEmpty && cause.judge(stack) == true) {
        standing = "likely"
      } else if !lost.isEmpty, lost.isDisjoint(with: layers) {
        standing = "unlikely"
      } else {
        standing = "possible"
      }
      return MessageReport.Cause(
        id: cause.id, layers: layers, text: finding.filled(cause.text),
        tellsApart: finding.filled(cause.tellsApart),
        features: cause.concerned(among: finding.features), standing: standing, citation: cause.citation)
    }
    let order = ["likely", "possible", "unlikely"]
    causes = applying.enumerated().sorted { a, b in
      let ranks = [a, b].map { (order.firstIndex(of: $0.element.standing) ?? 1, $0.offset) }
      return ranks[0] < ranks[1]
    }.map(\.element)
    layers = causes.first?.layers ?? []
    cause = causes.first?.text ?? ""
    proves = finding.filled(rule.proves)
    doesNotProve = finding.doesNotProve
    clues = finding.clues
    self.evidence = rule.collect.flatMap { $0.fitted(to: platform) }.map(finding.filled)
    var seen = Set<String>()
    remedies = causes.filter { $0.standing != "unlikely" }.flatMap {
      MessageCause.byID[$0.id]?.remedies ?? []
    }
    .filter { seen.insert($0).inserted }.compactMap { MessageRemedies.byID[$0] }.fitted(to: platform).map(
      finding.filled)
    citation = rule.citation
  }
}

extension MessageFinding {
  /// A remedy with its holes filled.
  fileprivate func filled(_ remedy: Remedy) -> Remedy {
    var remedy = remedy
    remedy.title = filled(remedy.title)
    remedy.condition = filled(remedy.condition)
    remedy.riskReason = filled(remedy.riskReason)
    remedy.actions = remedy.actions.map(filled)
    remedy.undoActions = remedy.undoActions.map(filled)
    return remedy
  }
}

extension MessageReport.KnownFeature {
  fileprivate init(_ name: String, _ catalog: Catalog) {
    guard let feature = catalog.features(called: name).first else {
      self.init(
        name: name, location: nil, effect: nil, effectTitle: nil, effectText: nil,
        isHint: nil, exposure: nil, layers: [],
        suggestions: catalog.nearestNames(to: name))
      return
    }
    let article = catalog.article(of: feature)
    var layers = Set(article.switches.map(\.layer))
    layers.insert(.silicon)
    self.init(
      name: feature.name, location: feature.location.description, effect: feature.effect.rawValue,
      effectTitle: feature.effect.title, effectText: article.effect.text,
      isHint: feature.effect == .slow || feature.effect == .none,
      exposure: feature.exposure.rawValue, layers: layers.sorted().map(\.rawValue), suggestions: [])
  }
}
