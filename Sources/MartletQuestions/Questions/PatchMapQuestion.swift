public import CPUCatalog
internal import FileAccess
internal import Glibc
public import LibvirtCPU
public import Remedies
internal import ReportContract
public import Reports

/// Asks what changes if a CPU map loses a feature.
///
/// It writes a copy of the map, and leaves the map itself alone.
public struct PatchMapQuestion: Sendable {
  /// The map: cpu_map.xml, cpu_map/index.xml or the folder that holds it.
  public var path: String
  /// The features to remove, by their names in the map.
  public var features: [String]
  /// The models to remove them from; empty for all models and the map itself.
  public var models: [String]
  /// The path of the copy: a file for a file, a folder for a folder.
  public var output: String
  /// Whether to overwrite an existing output.
  public var replaces: Bool
  /// The platform of the hosts that get the copy; nil for commands that fit any platform.
  public var platform: Platform?
  /// The libvirt that the map is read as; nil for the first that finds models.
  public var libvirtVersion: LibvirtVersion?
  /// The feature catalogue.
  public var catalog: Catalog

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    path: String, features: [String], models: [String] = [], output: String, replaces: Bool = false,
    libvirtVersion: LibvirtVersion? = nil, catalog: Catalog = .standard
  ) {
    self.path = path
    self.features = features
    self.models = models
    self.output = output
    self.replaces = replaces
    self.libvirtVersion = libvirtVersion
    self.catalog = catalog
  }

  /// Writes the copy, reads it as libvirt does, and reports the diff, the models that change, and the effects on guests and hosts.
  ///
  /// If libvirt would not load the copy, nothing is written.
  /// - Throws: `usage` for an output in or in place of the map; `badInput` for a map that cannot be read, and a feature or model
  ///   that it does not have; `noInput`, `noPermission`, `cannotWrite`.
  public func answer() throws(QuestionError) -> MapPatchReport {
    let files = try read()
    let patch = try patch(files)
    let copy = MapCopy(files: files, patch: patch, output: output)
    try copy.checkOutput(force: replaces)
    let report = MapPatchReport(
      patch, catalog: catalog, martlet: martletVersion, output: output, isFolder: files.folder != nil,
      inputs: files.files.map {
        InputReport(role: "map", name: $0.path, format: "cpu-map", sha256: sha256($0.bytes))
      }, platform: platform)
    try copy.write()
    try reread(as: patch.after)
    return report
  }

  /// Loads the written copy as libvirt does.
  private func reread(as expected: CPUMap) throws(QuestionError) {
    let written: CPUMap
    do throws(LibvirtError) {
      written = try CPUMap.load(path: output, libvirtVersion: expected.libvirtVersion)
    } catch {
      throw QuestionError(error)
    }
    guard written.features == expected.features, written.models == expected.models else {
      throw QuestionError(.cannotWrite, "\(output) does not hold what Martlet wrote to it")
    }
  }

  private func read() throws(QuestionError) -> CPUMapFiles {
    guard unsafe access(path, R_OK) == 0 else {
      throw QuestionError(cannotRead: path, FileAccessError(code: errno))
    }
    do throws(LibvirtError) {
      return try CPUMapFiles.read(path: path, libvirtVersion: libvirtVersion)
    } catch {
      throw QuestionError(error)
    }
  }

  private func patch(_ files: CPUMapFiles) throws(QuestionError) -> CPUMapPatch {
    do throws(CPUMapPatchError) {
      return try CPUMapPatch(files, dropping: features, of: models.isEmpty ? nil : models)
    } catch {
      var message = "\(path): \(error.message)"
      // Other dialects' names: the catalogue knows them, the map does not.
      if case .unknownFeature(let name) = error.reason {
        let meant = catalog.features(called: name).map(\.name)
          .filter { files.map.feature(named: $0) != nil }
        if !meant.isEmpty {
          message =
            "\(path): the map has no feature called \(name), but has \(meant.joined(separator: ", ")) with the same meaning"
        }
      }
      throw QuestionError(.badInput, message, at: .document(name: path, line: nil, column: nil))
    }
  }
}
