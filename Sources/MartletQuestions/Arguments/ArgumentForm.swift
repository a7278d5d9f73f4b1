internal import FileAccess
internal import LibvirtClient

/// What an argument that stands for a host or a guest names, told by its form alone.
///
/// - SeeAlso: Documentation/hosts-and-guests.md.
enum ArgumentForm: Sendable, Hashable {
  /// `this`: the machine that Martlet runs on.
  case machine
  /// The argument `-`.
  case standardInput
  /// `@PATH`: a file of arguments, one per line.
  case list(path: String)
  /// `qemu:///system`: a libvirt daemon.
  case libvirt(uri: String)
  /// `ssh://node2`: a host that is captured by ssh.
  case ssh(uri: String)
  /// `nova:node1`: hosts or a server of an OpenStack cloud.
  case nova(NovaArgument)
  /// A file, a folder or a pattern.
  case path(String)

  /// The form of an argument, and which host or guest of what it names is meant: what stands behind `#`.
  ///
  /// A path that exists wins over the selector: a file may have a `#` in its name.
  static func parsed(_ argument: String) -> (form: ArgumentForm, selector: String?) {
    if !WholeFile.exists(argument), let nova = NovaArgument(argument[...]) { return (.nova(nova), nil) }
    let (place, selector) = split(argument)
    switch place {
    case "this": return (.machine, selector)
    case "-": return (.standardInput, selector)
    case _ where place.hasPrefix("@") && place != "@": return (.list(path: String(place.dropFirst())), nil)
    case _ where LibvirtURI.isURI(place):
      return (place.hasPrefix("ssh://") ? .ssh(uri: place) : .libvirt(uri: place), selector)
    default: return (.path(place), selector)
    }
  }

  private static func split(_ argument: String) -> (place: String, selector: String?) {
    guard !WholeFile.exists(argument), !argument.hasPrefix("@") else { return (argument, nil) }
    var marks = argument.indices.filter { argument[$0] == "#" }[...]
    guard var mark = marks.last else { return (argument, nil) }
    if LibvirtURI.isURI(argument) {
      mark = marks.first ?? mark
    } else {
      // The first mark behind the name of a file that is there.
      while let candidate = marks.popFirst() {
        guard WholeFile.exists(String(argument[..<candidate])) else { continue }
        mark = candidate
        break
      }
    }
    return (String(argument[..<mark]), String(argument[argument.index(after: mark)...]))
  }

  /// Whether a host or daemon has to be asked, which takes time and may fail.
  var isAsked: Bool {
    switch self {
    case .machine, .libvirt, .ssh, .nova: true
    case .standardInput, .list, .path: false
    }
  }
}
