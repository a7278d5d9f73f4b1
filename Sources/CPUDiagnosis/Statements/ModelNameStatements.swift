internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
internal import Wording
internal import X86CPU

extension DiagnosisContext {
  /// What the model's name hides: a CPU can be newer than the model that libvirt calls it by.
  func modelNameStatements() -> [Statement] {
    [(from, "source"), (to, "destination")].flatMap { host, side in
      [notTheModel(host, side), nameFallback(host, side)].compactMap { $0 }
    }
  }

  /// A fuller model of the map than the one that the record names, if the host has one whole.
  private func fuller(_ host: HostCPU) -> (named: MapProjection.Model, fuller: MapProjection.Model)? {
    guard let name = host.modelName, let named = map.model(named: name),
      let evidence = host.reference?.evidence,
      let fuller = map.contained(in: evidence, vendor: host.vendor).first,
      fuller.features.count > named.features.count, named.features.isSubset(of: fuller.features)
    else { return nil }
    return (named, fuller)
  }

  private func notTheModel(_ host: HostCPU, _ side: String) -> Statement? {
    guard let (named, fuller) = fuller(host), let present = host.reference?.evidence.certainlyPresent
    else { return nil }
    var text =
      "By its features the \(side) is not \(named.name): it has all of \(fuller.name), with "
      + "\(present.subtracting(fuller.features).count) features on top of it, against "
      + "\(present.subtracting(named.features).count) over \(named.name)."
    var citations = ["the record", map.title]
    if host.vendor == "Intel", let age = Arrival.age(ofModel: named.name) {
      let rows = Arrival.intel.filter {
        guard let feature = catalog[$0.feature] else { return false }
        return present.contains(feature.index) && !named.features.contains(feature.index)
      }
      func came(_ row: Arrival) -> Int { Arrival.order.firstIndex(of: row.microarchitecture) ?? 0 }
      let phrases = Arrival.order.indices.filter { $0 > age }.compactMap { index -> String? in
        let names = rows.filter { came($0) == index }.map(\.feature)
        return names.isEmpty ? nil : "\(listed(names)) came with \(Arrival.order[index])"
      }
      if !phrases.isEmpty { text += " " + phrases.joined(separator: "; ") + "." }
      let older = rows.filter { came($0) <= age }.map(\.feature)
      if !older.isEmpty {
        text +=
          " \(listed(older)) does not count: \(named.name) CPUs have it, though the model does not list it."
      }
      for row in rows where !citations.contains(row.citation) { citations.append(row.citation) }
    }
    return Statement(
      id: "model.fuller-than-named.\(side)", certainty: .certain, text: text, settledBy: [],
      citation: citations.joined(separator: "; "))
  }

  private func nameFallback(_ host: HostCPU, _ side: String) -> Statement? {
    guard let (named, fuller) = fuller(host), let evidence = host.reference?.evidence else { return nil }
    // The complete sibling of a reduced model: Haswell of Haswell-noTSX.
    guard
      let sibling = map.models.first(where: {
        $0.vendor == fuller.vendor && $0.name != fuller.name && fuller.name.hasPrefix($0.name + "-no")
          && fuller.features.isSubset(of: $0.features)
      })
    else { return nil }
    let lacking = sibling.features.subtracting(evidence.certainlyPresent)
    guard !lacking.isEmpty, lacking.isSubset(of: evidence.certainlyAbsent) else { return nil }
    let names = listed(catalog.names(of: lacking))
    return Statement(
      id: "model.name-fell-back.\(side)", certainty: .inferred,
      text:
        "libvirt called the \(side) \(named.name) because \(names) are missing (TSX disabled by microcode or "
        + "firmware), which rules \(sibling.name) out, or because its CPU map had no \(fuller.name) yet: both fit.",
      settledBy: [
        "grep -c -e \(quoted(fuller.name)) /usr/share/libvirt/cpu_map.xml    # on the \(side): 0 means that the map has none",
        "cpuid -1 -r -l 7    # on the \(side): EBX bits 4 and 11 are hle and rtm",
        "grep -m1 microcode /proc/cpuinfo, and \"TSX\" in firmware setup",
      ],
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Decode: a host model must not lack any feature")
  }
}
