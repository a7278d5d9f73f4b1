// Written from Documentation/modules/ArmCatalog.md by ModulePageTests; edit the page.
import ArmCPU
import ArmCatalog

func exampleArmCatalog() async throws {
  if let field = ArmFieldTable.standard.field("ID_AA64ISAR0_EL1", "SHA2") {
    print(field.text(of: 2), ArmKernel.writing(field, release: "6.12.117"))
  }
  print(ArmNames.standard.core(MainID(0x413f_d0c1))?.name ?? "unknown")
}
