internal import FoundationEssentials
internal import Glibc

/// The image that lab hosts boot: Debian with libvirt, QEMU and a small guest, built once for each version of its recipe.
public struct LabImage: Sendable {
  /// The folder of the image's files.
  public let path: String

  /// The recipe, a shell script.
  public static var recipe: String { labRecipe.description }

  /// The image of this recipe below a folder for such images.
  public init(cache: String) {
    // The recipe's own digest, so that another recipe makes another image: FNV-1a, 64 bits.
    let digest = Self.recipe.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    path = "\(cache)/\(String(digest, radix: 16))"
  }

  var disk: String { path + "/disk.img" }
  var kernel: String { path + "/vmlinuz" }
  var initrd: String { path + "/initrd" }

  /// Whether it is built.
  public var isThere: Bool { FileManager.default.fileExists(atPath: disk) }

  /// The bytes that it takes on disk; 0 if it is not built.
  public var size: Int {
    [disk, kernel, initrd].reduce(0) { sum, path in
      var status = stat()
      return unsafe stat(path, &status) == 0 ? sum + Int(status.st_blocks) * 512 : sum
    }
  }

  /// Builds it, unless it is there.
  ///
  /// - Parameter progress: Told of each step.
  /// - Throws: `LabError` without root, programs, disk, or Debian's packages.
  public func build(progress: @Sendable @escaping (String) -> Void) async throws(LabError) {
    guard !isThere else { return }
    guard geteuid() == 0 else {
      throw LabError(
        .noPermission,
        "building the image in \(folder) needs root once: run martlet lab image as root with the same --cache")
    }
    try makeFolder(folder)
    var free = statvfs()
    guard unsafe statvfs(folder, &free) == 0, UInt64(free.f_bavail) * UInt64(free.f_frsize) > 4 << 30 else {
      throw LabError(.temporary, "building the image needs 4 GiB in \(folder), and less is free")
    }
    let script = path + ".sh"
    let steps = path + ".steps"
    try write(Self.recipe, to: script)
    defer {
      unsafe unlink(script)
      unsafe unlink(steps)
    }
    // The script's steps go to a file, from which they are told as they come.
    let outcome = try await Program("sh", ["-c", "exec sh \"$1\" \"$2\" >\"$3\"", "sh", script, path, steps])
      .run {
        if let step = text(of: steps)?.split(separator: "\n").last {
          progress(String(step.dropFirst("step: ".count)))
        }
      }
    guard outcome.status == 0, isThere else {
      throw LabError(.unavailable, "the image build failed: \(outcome.lastLine)")
    }
  }

  private var folder: String { String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)) }
}
