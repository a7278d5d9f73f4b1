internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import Wording
internal import X86CPU

extension DiagnosisContext {
  /// Statements about the lists: extras read as extras, and the complete difference.
  func recordStatements() -> [Statement] {
    [extrasStatement(), differenceStatement()].compactMap { $0 } + computeStatements()
  }

  /// What Nova's record says of the hosts' nova-compute, where that stops a move.
  private func computeStatements() -> [Statement] {
    let texts = [
      from.compute?.refusalOfMoves(from: from.name), to.compute?.refusalOfMoves(to: to.name),
    ].compactMap { $0 }
    return texts.map { text in
      Statement(
        id: "record.compute-service", certainty: .certain, text: text,
        settledBy: ["openstack compute service list --service nova-compute"],
        citation: ComputeService.citation)
    }
  }

  private func extrasStatement() -> Statement? {
    guard case .extras(let count, _)? = from.reference?.listing, let model = from.modelName,
      let fromEvidence = from.reference?.evidence, let contained = map.model(named: model)
    else { return nil }
    var text =
      "The source's list holds the \(count) features that the CPU has on top of its model \(model), not all of its features: "
      + "it shares no name with the model's own \(contained.features.count)."
    if case .extras? = to.reference?.listing, let toModel = to.modelName.flatMap(map.model(named:)),
      let toEvidence = to.reference?.evidence
    {
      let listedHere = fromEvidence.present.subtracting(contained.features)
      let listedThere = toEvidence.present.subtracting(toModel.features)
      let naive = listedHere.subtracting(listedThere)
      if naive != difference.missing {
        text +=
          " A name-by-name comparison with the destination's list shows \(naive.count) as missing "
          + "(\(listed(catalog.names(of: naive)))). With both models expanded through the CPU map, the destination "
          + "lacks \(difference.missing.isEmpty ? "nothing" : "only \(listed(catalog.names(of: difference.missing)))")."
      }
    }
    return Statement(
      id: "record.extras-over-model", certainty: .certain, text: text, settledBy: [],
      citation: "the records; \(map.title); nova 2013.2 nova/virt/libvirt/driver.py, get_cpu_info")
  }

  private func differenceStatement() -> Statement? {
    guard difference.missing.isEmpty, !vendorsDiffer else { return nil }
    let isNamed = !difference.undetermined.isEmpty || !difference.undeterminedNames.isEmpty
    guard reasons.isEmpty || isNamed else {
      return Statement(
        id: "record.not-comparable", certainty: .certain, text: reasons.joined(separator: " "), settledBy: [],
        citation: "the records")
    }
    guard !isNamed else {
      return Statement(
        id: "record.nothing-known-missing", certainty: .certain,
        text: "Nothing is known to be missing, but the destination's record does not mention "
          + "\(listed(catalog.names(of: difference.undetermined) + difference.undeterminedNames, limit: 8)). "
          + "Absent is not the same as unknown.",
        settledBy: ["virsh capabilities    # on the destination"], citation: "the records")
    }
    return Statement(
      id: "record.nothing-missing", certainty: .certain,
      text: "The destination's record has every feature that the source's record has.", settledBy: [],
      citation: "the records; \(map.title)")
  }
}
