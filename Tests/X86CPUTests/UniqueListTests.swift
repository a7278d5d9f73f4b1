import Testing
import X86CPU

@Suite struct UniqueListTests {
  @Test func elementsStandOnceInTheOrderOfTheirFirstAppearance() {
    var list = UniqueList(["b", "a", "b"])
    #expect(list.elements == ["b", "a"])
    #expect(list.append("c") && !list.append("a"))
    #expect(list.elements == ["b", "a", "c"])
    #expect(list.contains("c") && !list.contains("d"))
  }
}
