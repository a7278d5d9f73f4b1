import MartletQuestions
import Testing

/// How definitions lay memory: cells of the guest, pages, and nodes of the host.
@Suite struct GuestMemoryTests {
  private typealias Part = GuestMemory.Part

  private func memory(_ text: String, gib: Int = 8) -> GuestMemory {
    GuestMemory(definition: Array("<domain>\(text)</domain>".utf8), memory: gib << 30)
  }

  private let pages =
    "<memoryBacking><hugepages><page size='1048576'/><page size='2048' nodeset='1'/></hugepages></memoryBacking>"
  private let cells =
    "<cpu><numa><cell id='0' cpus='0' memory='6291456'/><cell id='1' cpus='1' memory='2097152'/></numa></cpu>"

  @Test func partsFollowCellsPagesAndNodes() {
    #expect(memory("").parts == [Part(size: 8 << 20)] && memory("").isOrdinary)
    #expect(memory("<memoryBacking><hugepages/></memoryBacking>").parts == [Part(size: 8 << 20, page: 0)])
    #expect(
      memory("<numatune><memory nodeset='0-3,^1'/></numatune>").parts == [
        Part(size: 8 << 20, nodes: [0, 2, 3])
      ])
    #expect(
      memory("<numatune><memory mode='restrictive' nodeset='1'/></numatune>").parts
        == [Part(size: 8 << 20, nodes: [1])])
    for wish in [
      "mode='preferred' nodeset='1'", "mode='interleave' nodeset='1'", "mode='strict' placement='auto'",
    ] {
      #expect(memory("<numatune><memory \(wish)/></numatune>").isOrdinary, "\(wish)")
    }
    #expect(
      memory(pages + cells).parts == [Part(size: 2 << 20, page: 2048), Part(size: 6 << 20, page: 1_048_576)])
    let tuned =
      "<numatune><memory mode='strict' nodeset='0-1'/><memnode cellid='1' mode='strict' nodeset='1'/></numatune>"
    #expect(
      memory(pages + cells + tuned).parts
        == [
          Part(size: 2 << 20, page: 2048, nodes: [1]), Part(size: 6 << 20, page: 1_048_576, nodes: [0, 1]),
        ])
    #expect(
      memory(cells + tuned).parts == [Part(size: 6 << 20, nodes: [0, 1]), Part(size: 2 << 20, nodes: [1])])
    // A page only for a cell that the guest lacks is for none.
    #expect(
      memory("<memoryBacking><hugepages><page size='2048' nodeset='1'/></hugepages></memoryBacking>")
        .isOrdinary)
  }

  @Test func whatCannotBeReadIsUnclear() {
    for text in [
      "<numatune><memory nodeset='x'/></numatune>", "<numatune><memory nodeset='0,^0'/></numatune>",
      "<numatune><memnode mode='strict' nodeset='1'/></numatune>",
      "<memoryBacking><hugepages><page size='2' unit='MiB'/></hugepages></memoryBacking>",
      "<memoryBacking><hugepages><page/></hugepages></memoryBacking>", "<numatune><memory",
    ] {
      #expect(memory(text).isUnclear && !memory(text).isOrdinary, "\(text)")
    }
    // Memory devices of guests whose cells differ lie in nobody knows which of them.
    #expect(memory(pages + cells, gib: 12).isUnclear)
    #expect(!memory(cells + "<numatune><memory nodeset='1'/></numatune>", gib: 12).isUnclear)
    #expect(GuestMemory(definition: Array("<domain><numatune/></domain>".utf8), memory: nil).isUnclear)
  }
}
