internal import X86CPU

extension CPUMapLoader {
  /// The bits of a feature, in the order of registers and bits within each.
  func locations(of feature: CPUMapFile.Feature) throws(LibvirtError) -> [FeatureLocation] {
    let isEarly = !builder.libvirtVersion.readsAttributesByHelpers
    // Before the helpers, libvirt looked for elements of these two names only.
    let items = isEarly ? feature.items.filter { $0.isCPUID || $0.isMSR } : feature.items
    guard isEarly ? !items.isEmpty : feature.hasChildren else {
      throw LibvirtError(
        .internalError,
        isEarly ? "Missing cpuid or msr element in feature \(feature.name ?? "")" : "no x86 CPU data found")
    }
    var locations: [FeatureLocation] = []
    for (place, item) in items.enumerated() {
      guard let found = item.isCPUID ? cpuidLocations(item) : msrLocations(item) else {
        let element = "\(item.isCPUID ? "cpuid" : "msr")[\(place)]"
        throw LibvirtError(
          .internalError,
          "Invalid \(element)" + (isEarly ? " in \(feature.name ?? "") feature" : ""))
      }
      locations += found
    }
    return locations
  }

  private func cpuidLocations(_ item: CPUMapFile.Item) -> [FeatureLocation]? {
    // Before eax_in the attribute was `function`, and leaf 7 had no subleaf.
    guard let leaf = (item.attributes["eax_in"] ?? item.attributes["function"]).flatMap(number) else {
      return nil
    }
    var subleaf: UInt32?
    if let text = item.attributes["ecx_in"] {
      guard let value = number(text) else { return nil }
      subleaf = value
    }
    var locations: [FeatureLocation] = []
    for register in CPUIDRegister.allCases {
      guard let text = item.attributes[register.name.lowercased()] else { continue }
      guard let value = number(text) else { return nil }
      for bit in 0..<UInt8(32) where value >> UInt32(bit) & 1 != 0 {
        FeatureLocation(leaf: leaf, subleaf: subleaf, register: register, bit: bit).map {
          locations.append($0)
        }
      }
    }
    return locations
  }

  private func msrLocations(_ item: CPUMapFile.Item) -> [FeatureLocation]? {
    guard let index = item.attributes["index"].flatMap(number),
      let low = item.attributes["eax"].flatMap(number), let high = item.attributes["edx"].flatMap(number)
    else { return nil }
    let value = UInt64(high) << 32 | UInt64(low)
    return (0..<UInt8(64)).filter { value >> UInt64($0) & 1 != 0 }.compactMap {
      FeatureLocation(msr: index, bit: $0)
    }
  }

  private func number(_ text: String) -> UInt32? { unsignedNumber(text, base: 0) }

  /// A model with its attributes checked, in libvirt's order.
  func read(
    _ raw: CPUMapFile.Model, named name: String
  ) throws(LibvirtError) -> CPUMapBuilder.Model {
    try builder.checkIsNew(model: name)
    var model = CPUMapBuilder.Model(name: name)
    if let check = raw.check, builder.libvirtVersion.knowsPartialCheck {
      guard let check, !check.isEmpty else {
        throw LibvirtError(.internalError, "Missing check/@partial in CPU model \(name)")
      }
      guard check == "compat" else {
        throw LibvirtError(.internalError, "Invalid check/@partial value '\(check)' in CPU model \(name)")
      }
      model.hasCompatCheck = true
    }
    if builder.libvirtVersion.requiresDecodeElement, !builder.libvirtVersion.readsAttributesByHelpers {
      model.decodesHosts = try earlyDecode(raw.decode?.host, "host", name)
      model.decodesGuests = try earlyDecode(raw.decode?.guest, "guest", name)
    } else if let decode = raw.decode {
      model.decodesHosts = try isOn(decode.host, "host", "decode")
      model.decodesGuests = try isOn(decode.guest, "guest", "decode")
    } else if builder.libvirtVersion.requiresDecodeElement {
      throw LibvirtError(.internalError, "missing decode element in CPU model \(name)")
    }
    if let ancestor = raw.ancestor {
      guard let ancestor, !ancestor.isEmpty else {
        throw LibvirtError(.internalError, "Missing ancestor's name in CPU model \(name)")
      }
      model.ancestor = ancestor
    }
    for signature in raw.signatures { model.signatures.append(try read(signature, name)) }
    if let vendor = raw.vendor {
      guard let vendor, !vendor.isEmpty else {
        throw LibvirtError(.internalError, "Invalid vendor element in CPU model \(name)")
      }
      model.vendor = vendor
    }
    for feature in raw.features {
      guard let featureName = feature.name else {
        throw LibvirtError(.internalError, "Missing feature name for CPU model \(name)")
      }
      if !builder.libvirtVersion.readsAttributesByHelpers, let word = feature.removed {
        try earlyRemoved(word, featureName, &model)
      } else if try isYes(feature.removed, "removed", "feature") {
        model.removed.append(featureName)
      } else if builder.libvirtVersion.knowsAddedFeatures, try isYes(feature.added, "added", "feature") {
        model.added.append(featureName)
      } else {
        model.plus.append(featureName)
      }
    }
    return model
  }

  private func read(
    _ raw: CPUMapFile.Signature, _ name: String
  ) throws(LibvirtError) -> MapSignature {
    guard let family = unsignedNumber(raw.family ?? "", base: 10), family != 0 else {
      throw LibvirtError(.internalError, "Invalid CPU signature family in model \(name)")
    }
    guard let model = unsignedNumber(raw.model ?? "", base: 10) else {
      throw LibvirtError(.internalError, "Invalid CPU signature model in model \(name)")
    }
    var mask: UInt16?
    if let text = raw.stepping, !text.isEmpty {
      guard let value = steppingMask(text) else {
        throw LibvirtError(.invalidArgument, "Failed to parse bitmap '\(text)'")
      }
      mask = value
    }
    return MapSignature(family: family, model: model, steppings: mask)
  }

  private func isOn(_ value: String?, _ name: String, _ element: String) throws(LibvirtError) -> Bool {
    switch value {
    case "on": return true
    case "off": return false
    case let value?: throw invalid(value, name, element)
    case nil: throw missing(name, element)
    }
  }

  private func isYes(_ value: String?, _ name: String, _ element: String) throws(LibvirtError) -> Bool {
    switch value {
    case "yes": return true
    case "no", nil: return false
    case let value?: throw invalid(value, name, element)
    }
  }

  /// Whether hosts or guests are decoded to a model, as libvirt read it before its helpers.
  ///
  /// - SeeAlso: libvirt 7.0.0 src/cpu/cpu_x86.c, x86ModelParseDecode.
  private func earlyDecode(_ value: String?, _ name: String, _ model: String) throws(LibvirtError) -> Bool {
    guard value == "on" || value == "off" else {
      throw LibvirtError(
        .internalError, "invalid or missing decode/\(name) attribute in CPU model \(model)")
    }
    return value == "on"
  }

  /// A feature with the attribute `removed`, as libvirt read it before its helpers.
  ///
  /// - SeeAlso: libvirt 7.0.0 src/cpu/cpu_x86.c, x86ModelParseFeatures.
  private func earlyRemoved(
    _ word: String, _ feature: String, _ model: inout CPUMapBuilder.Model
  ) throws(LibvirtError) {
    switch word {
    case "yes": model.removed.append(feature)
    case "no", "default": model.plus.append(feature)
    default:
      throw LibvirtError(
        .internalError, "Invalid 'removed' attribute for feature \(feature) in model \(model.name)")
    }
  }

  private func missing(_ name: String, _ element: String) -> LibvirtError {
    LibvirtError(.xmlError, "Missing required attribute '\(name)' in element '\(element)'")
  }

  private func invalid(_ value: String, _ name: String, _ element: String) -> LibvirtError {
    LibvirtError(.xmlError, "Invalid value for attribute '\(name)' in element '\(element)': '\(value)'.")
  }
}

/// Reads `0-4,6` as a bit mask of steppings below 16; nil for anything else.
func steppingMask(_ text: some StringProtocol) -> UInt16? {
  var mask: UInt16 = 0
  for part in text.split(separator: ",", omittingEmptySubsequences: false) {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends[0], let last = ends.count == 2 ? ends[1] : first, ends.count <= 2,
      first >= 0, first <= last, last < 16
    else { return nil }
    for stepping in first...last { mask |= 1 << UInt16(stepping) }
  }
  return mask
}
