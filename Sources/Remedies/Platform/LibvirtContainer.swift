/// The container in which libvirt's daemon for QEMU runs, and its CPU map with it.
///
/// What is copied into a container is gone when the container is made again from its image.
package struct LibvirtContainer: Sendable {
  private let engine: String
  private let name: String
  private let map = "/usr/share/libvirt/cpu_map"

  fileprivate init(engine: String, name: String) {
    self.engine = engine
    self.name = name
  }

  /// Copies an edited map into the container, after a copy of the one that is there.
  package func install(_ edited: String, _ saved: String) -> [Command] {
    [
      .script(
        "test -e \(saved) || \(engine) cp \(name):\(map) \(saved)", note: "the image's map"),
      .run([engine, "cp", Command.path(edited) + "/.", "\(name):\(map)"]),
      .instruction("the copy is lost when the container is made again from its image: copy it again then"),
    ]
  }

  /// Copies the saved map back.
  package func restore(_ saved: String) -> [Command] {
    [.run([engine, "cp", saved + "/.", "\(name):\(map)"])]
  }
}

extension Platform {
  /// The container of libvirt's daemon; nil where the daemon runs on the host.
  package var libvirtContainer: LibvirtContainer? {
    DaemonCommands.libvirtContainer(self).map {
      LibvirtContainer(engine: DaemonCommands.engine(self), name: $0)
    }
  }
}
