internal import FileAccess
internal import FleetDocuments
internal import Glibc
internal import YAMLNodes

/// clouds.yaml, secure.yaml and clouds-public.yaml: where they are, and what the first of each holds.
///
/// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, CONFIG_SEARCH_PATH, _load_yaml_json_file.
struct CloudFiles: Sendable {
  /// The environment's variables.
  var environment: [String: String]
  /// The folder in which the search begins.
  var workingFolder: String
  /// Told who owns each file that is read, before it is read as YAML.
  var noteOwner: @Sendable (UInt32) -> Void = { _ in }

  /// The largest accepted file in bytes.
  static let limit = 1 << 20

  /// A file that was read.
  struct File: Sendable {
    /// Its path.
    var path: String
    /// What it holds.
    var content: ConfigTable
  }

  /// The folders that are searched, in order, each once.
  var folders: [String] {
    let home = environment["HOME"] ?? ""
    let user = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.config"
    let sites = environment["XDG_CONFIG_DIRS"].flatMap { $0.isEmpty ? nil : $0 } ?? "/etc/xdg"
    let site = sites.split(separator: ":").first.map(String.init) ?? "/etc/xdg"
    let all = [
      workingFolder, user + "/openstack", home + "/.config/openstack", site + "/openstack", "/etc/openstack",
    ]
    return all.enumerated().filter { index, folder in !all[..<index].contains(folder) }.map(\.element)
  }

  /// The first file of a name that exists and may be read; nil if there is none.
  ///
  /// - Parameter override: The variable that names another file, which comes first.
  /// - Throws: `FleetFailure` for a file that is too large or not well-formed: another one is not taken in its place.
  func first(_ name: String, override: String? = nil) throws(FleetFailure) -> File? {
    var paths = folders.flatMap { folder in [".yaml", ".yml", ".json"].map { "\(folder)/\(name)\($0)" } }
    if let override, let path = environment[override], !path.isEmpty { paths.insert(path, at: 0) }
    for path in paths where unsafe access(path, R_OK) == 0 {
      return File(path: path, content: try content(of: path))
    }
    return nil
  }

  private func content(of path: String) throws(FleetFailure) -> ConfigTable {
    let (bytes, owner): ([UInt8], UInt32)
    do throws(FileAccessError) {
      (bytes, owner) = try WholeFile.readWithOwner(path, limit: Self.limit)
    } catch {
      guard !error.isTooLarge else {
        throw FleetFailure(.badInput, "\(path) is larger than \(Self.limit >> 20) MiB")
      }
      throw FleetFailure(.noInput, "cannot read \(path): \(error.message)")
    }
    noteOwner(owner)
    return try Self.table(in: bytes, path: path)
  }

  /// The mapping in a file's bytes.
  ///
  /// - Throws: `FleetFailure` of kind `badInput`.
  static func table(in bytes: [UInt8], path: String) throws(FleetFailure) -> ConfigTable {
    guard bytes.count <= limit else {
      throw FleetFailure(.badInput, "\(path) is larger than \(limit >> 20) MiB")
    }
    let documents: [YAMLNode]
    do throws(YAMLError) {
      documents = try YAMLNode.documents(in: bytes)
    } catch {
      throw FleetFailure(.badInput, "\(path):\(error.line.map { "\($0):" } ?? "") \(error.reason)")
    }
    guard documents.count <= 1 else {
      throw FleetFailure(.badInput, "\(path) holds \(documents.count) YAML documents; one is expected")
    }
    // openstacksdk takes an empty file for one without clouds.
    guard let document = documents.first else { return ConfigTable() }
    let value: ConfigValue
    do throws(FleetFailure) {
      value = try ConfigValue(document)
    } catch {
      throw FleetFailure(.badInput, "\(path): \(error.reason)")
    }
    if case .null = value { return ConfigTable() }
    guard case .table(let table) = value else {
      throw FleetFailure(.badInput, "\(path) is not a mapping; it has to begin with clouds:")
    }
    return table
  }
}
