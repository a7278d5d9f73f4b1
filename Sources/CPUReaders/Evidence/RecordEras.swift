internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import Synchronization

/// Built-in maps in a catalogue's terms, each made once.
final class EraProjections: Sendable {
  private let catalog: Catalog
  private let known = Mutex<[LibvirtVersion: MapProjection]>([:])

  init(_ catalog: Catalog) { self.catalog = catalog }

  /// The map by which a libvirt of that version is judged.
  func projection(for version: LibvirtVersion) -> MapProjection {
    let map = CPUMap.builtin(for: version)
    return known.withLock { known in
      if let projection = known[map.libvirtVersion] { return projection }
      let projection = MapProjection(map, catalog: catalog)
      known[map.libvirtVersion] = projection
      return projection
    }
  }
}

extension Interpreter {
  /// The interpreter to read a record of `model` through, whose libvirt is not known.
  ///
  /// A record that names a model of a younger libvirt was written by one: it is read through the oldest built-in map
  /// that has the model. No younger one counts, since what only that could name would pass for absent. A map that
  /// the caller named stands, and so does one that has the model.
  func reading(model: String?) -> Interpreter {
    guard usesOwnMaps, let model, map.model(named: model) == nil,
      let read = map.libvirtVersion.flatMap({ LibvirtVersion($0) }),
      let era = CPUMap.builtinVersions.first(where: {
        $0 > read && CPUMap.builtin(for: $0).model(named: model) != nil
      })
    else { return self }
    return reading(through: eras.projection(for: era))
  }

  /// Why a definition cannot be read whose model the map does not have.
  func unknownModel(_ model: String) -> String {
    let newest = CPUMap.builtinVersions[CPUMap.builtinVersions.count - 1]
    guard usesOwnMaps else { return "the CPU map has no model \(model) (\(map.title))" }
    return
      "the CPU map has no model \(model) (\(map.title)), and neither has any built-in map up to libvirt \(newest): "
      + "give the map of the libvirt that knows it with --cpu-map"
  }
}
