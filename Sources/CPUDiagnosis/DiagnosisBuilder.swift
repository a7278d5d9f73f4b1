internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
public import ReportContract
internal import Wording
internal import X86CPU

extension Diagnosis {
  /// Creates the diagnosis of the move in `context`.
  ///
  /// Pure: the same context gives the same diagnosis, in the same order.
  public init(_ context: DiagnosisContext, inputs: [InputReport], martlet version: String) {
    let catalog = context.catalog
    martlet = version
    self.inputs = inputs
    judgedBy = context.map.yardsticks(of: [context.from, context.to])
    cpuMap = context.map.title
    result = context.resultInQuestion
    exitStatus = context.resultInQuestion.exitStatus
    answer = context.guestAnswer() ?? context.answer()
    guest = context.diagnosedGuest
    from = context.summary(of: context.from)
    to = context.summary(of: context.to)
    difference = DifferenceNames(
      missing: catalog.names(of: context.difference.missing),
      extra: catalog.names(of: context.difference.extra),
      undetermined: catalog.names(of: context.difference.undetermined) + context.difference.undeterminedNames,
      unknownElsewhere: context.difference.unknownElsewhere)
    features = context.featureFindings()
    reasons = context.reasons
    gates = context.gates()
    log = context.log
    let statements =
      context.recordStatements() + context.modelNameStatements() + context.guestStatements()
      + context.logStatements()
    self.statements =
      statements.filter { $0.certainty == .certain } + statements.filter { $0.certainty == .inferred }
    remedies = context.remedies()
    summary = context.summary(gates: gates, remedies: remedies)
    platform = PlatformAdvice(platform: context.platform, remedies: remedies)
    wayBack = context.wayBack()
  }
}

extension DiagnosisContext {
  /// The answer in two sentences: what is wrong and who refuses; what to do first.
  func answer() -> [String] {
    let what: String
    let todo: String
    switch result {
    case .incompatible where vendorsDiffer:
      what =
        "\(to.name) (\(to.vendor ?? "?")) has another CPU vendor than \(from.name) (\(from.vendor ?? "?")): a running "
        + "guest cannot move between them."
      todo = "Choose a destination of the same vendor, or stop the guest and start it there."
    case .incompatible:
      let gates = gates().filter { $0.outcome == .refuses }.map(\.id)
        .compactMap(MigrationGate.init).map(\.speaker)
      if missingVisible.isEmpty {
        let names = listed(missing.map(\.name), limit: 6)
        let open =
          catalog.features(in: difference.undetermined).filter { !isHiddenFromGuests($0) }.map(\.name)
          + difference.undeterminedNames
        what =
          (open.isEmpty
            ? "Ordinary KVM guests lose nothing on \(to.name), which lacks only \(names); "
            : "\(to.name) lacks \(names), which ordinary KVM guests never see, and its record leaves "
              + "\(listed(open, limit: 4)) open; ")
          + (gates.isEmpty
            ? "a guest whose definition requires \(missing.count == 1 ? "it" : "them") is refused."
            : "\(listed(gates)) still \(gates.count == 1 ? "refuses" : "refuse") the move.")
        todo =
          "Guests never see \(missing.count == 1 ? "it" : "these"): make the two hosts look alike "
          + "(firmware settings, or one named CPU model for guests). New hardware is not needed."
      } else {
        let worstFirst = LossEffect.allCases.flatMap { effect in
          missingVisible.filter { $0.effect == effect }
        }
        what =
          "\(to.name) lacks \(listed(worstFirst.map(\.name), limit: 6)), which guests of \(from.name) can have; "
          + (gates.isEmpty
            ? "a guest that requires \(missingVisible.count == 1 ? "it" : "them") is refused."
            : "\(listed(gates)) \(gates.count == 1 ? "refuses" : "refuse").")
        let severe = missingVisible.filter { [.fault, .stateRefused, .corrupt].contains($0.effect) }
        todo =
          severe.isEmpty
          ? "Guests that see \(missingVisible.count == 1 ? "it" : "them") lose speed or protection, not function: level the "
            + "hosts, then power-cycle the guest."
          : "A running guest that uses \(listed(severe.map(\.name), limit: 4)) must not move there: level the hosts, then "
            + "power-cycle the guest."
      }
    case .undetermined:
      let names = catalog.names(of: difference.undetermined) + difference.undeterminedNames
      what =
        "Martlet cannot tell whether the guest moves."
        + (names.isEmpty ? "" : " The record of \(to.name) does not mention \(listed(names, limit: 6)).")
      todo = reasons.joined(separator: " ")
    case .identical:
      what = "\(to.name) has the same CPU features as \(from.name): no CPU check should refuse."
      todo =
        "If a check did refuse, compare what QEMU offers on both hosts (virsh domcapabilities), and the log."
    case .superset:
      what =
        "\(to.name) has all CPU features \(difference.extra.isEmpty ? "that \(from.name) is known to have" : "of \(from.name), and \(difference.extra.count) more"): no CPU check should "
        + "refuse the move."
      todo =
        reverse.missing.isEmpty
        ? reverseReasons.isEmpty
          ? "The reverse move is possible too."
          : "Nothing is known to stop the reverse move, but the records are incomplete."
        : "A guest started on \(to.name) may be unable to return: see the reverse direction."
    }
    return [what, todo]
  }

  /// The diagnosis' description of a host.
  func summary(of host: HostCPU) -> HostSummary {
    let evidence = host.reference?.evidence ?? Evidence()
    let present = evidence.certainlyPresent
    return HostSummary(
      name: host.name, vendor: host.vendor, model: host.modelName,
      point: host.reference?.point.title ?? "nowhere",
      listing: host.reference?.listing.identifier ?? "undecided",
      listingReason: host.reference?.listing.why ?? "no record",
      featureCount: present.count + evidence.uncatalogued.count,
      nearestModels: map.contained(in: evidence, vendor: host.vendor).prefix(3).map {
        .init(name: $0.name, extras: present.subtracting($0.features).count)
      }, compute: host.compute)
  }

  /// The same question in the other direction.
  func wayBack() -> Diagnosis.WayBack {
    let names = catalog.names(of: reverse.missing)
    let unknown = catalog.names(of: reverse.undetermined) + reverse.undeterminedNames
    let meaning: String
    if vendorsDiffer {
      meaning = "Neither direction works: the vendors differ."
    } else if !names.isEmpty {
      meaning =
        "A guest started on \(to.name) with everything its CPU offers cannot move to \(from.name): level first, "
        + "or the guest is trapped there."
    } else if !unknown.isEmpty {
      meaning =
        "Nothing is known to stop the reverse move, but \(unknown.count) features are unknown on \(from.name)."
    } else if !reverseReasons.isEmpty {
      meaning = "Nothing is known to stop the reverse move, but the records are incomplete."
    } else {
      meaning = "\(from.name) has everything that \(to.name) has: the reverse move is possible."
    }
    return Diagnosis.WayBack(missing: names, undetermined: unknown, meaning: meaning)
  }
}

extension Diagnosis {
  /// Encodes the diagnosis as JSON, `martlet.diagnosis/2.0`.
  ///
  /// - Throws: `EncodingError` if a value has no JSON form.
  public func json() throws -> String { try reportJSON(self) }
}
