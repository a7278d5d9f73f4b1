// Generated from Data/arm by Scripts/generate-tables. Do not edit.

let armRegisterRows: StaticString = #"""
register ID_PFR0_EL1 3 0 0 1 0 | sysreg:404
  RAS 31:28 unsigned equal hidden 0 1=RAS 2=RASv1p1 | sysreg:406
  DIT 27:24 unsigned lower hidden 0 1 | sysreg:411 cpufeature:687
  AMU 23:20 unsigned equal hidden 0 1=AMUv1 2=AMUv1p1 | sysreg:415
  CSV2 19:16 unsigned lower hidden 0=UNDISCLOSED 1 2=CSV2p1 | sysreg:420 cpufeature:688
  State3 15:12 unsigned lower hidden 0 1 | sysreg:425 cpufeature:689
  State2 11:8 unsigned lower hidden 0 1=NO_CV 2=CV | sysreg:429 cpufeature:690
  State1 7:4 unsigned lower hidden 0 1=THUMB 2=THUMB2 3 | sysreg:434 cpufeature:691 DDI0487:ID_PFR0_EL1
  State0 3:0 unsigned lower hidden 0 1 | sysreg:439 cpufeature:692
register ID_PFR1_EL1 3 0 0 1 1 | sysreg:445
  GIC 31:28 unsigned lower hidden 0 1=GICv3 3=GICv4p1 | sysreg:447 cpufeature:697
  Virt_frac 27:24 unsigned lower hidden 0 1 | sysreg:452 cpufeature:698
  Sec_frac 23:20 unsigned lower hidden 0 1=WALK_DISABLE 2=SECURE_MEMORY | sysreg:456 cpufeature:699
  GenTimer 19:16 unsigned lower hidden 0 1 2=ECV | sysreg:461 cpufeature:700
  Virtualization 15:12 unsigned lower hidden 0 1 | sysreg:466 cpufeature:701
  MProgMod 11:8 unsigned lower hidden 0 1 | sysreg:470 cpufeature:702
  Security 7:4 unsigned lower hidden 0 1=EL3 2=NSACR_RFR | sysreg:474 cpufeature:703
  ProgMod 3:0 unsigned lower hidden 0 1 | sysreg:479 cpufeature:704
register ID_DFR0_EL1 3 0 0 1 2 | sysreg:485
  TraceFilt 31:28 unsigned equal hidden 0 1 | sysreg:487
  PerfMon 27:24 unsigned lower hidden 0 1=PMUv1 2=PMUv2 3=PMUv3 4=PMUv3p1 5=PMUv3p4 6=PMUv3p5 7=PMUv3p7 8=PMUv3p8 9=PMUv3p9 15=IMPDEF | sysreg:491 cpufeature:716
  MProfDbg 23:20 unsigned lower hidden 0 1 | sysreg:504 cpufeature:717
  MMapTrc 19:16 unsigned lower hidden 0 1 | sysreg:508 cpufeature:718
  CopTrc 15:12 unsigned lower hidden 0 1 | sysreg:512 cpufeature:719
  MMapDbg 11:8 unsigned lower hidden 0 4=Armv7 5=Armv7p1 | sysreg:516 cpufeature:720
  CopSDbg 7:4 unsigned lower hidden any | sysreg:521 cpufeature:721
  CopDbg 3:0 unsigned lower hidden 0 2=Armv6 3=Armv6p1 4=Armv7 5=Armv7p1 6=Armv8 7=VHE 8=Debugv8p2 9=Debugv8p4 10=Debugv8p8 11=Debugv8p9 | sysreg:522 cpufeature:722
register ID_AFR0_EL1 3 0 0 1 3 | sysreg:537
  IMPDEF3 15:12 unsigned equal hidden any | sysreg:539
  IMPDEF2 11:8 unsigned equal hidden any | sysreg:540
  IMPDEF1 7:4 unsigned equal hidden any | sysreg:541
  IMPDEF0 3:0 unsigned equal hidden any | sysreg:542
register ID_MMFR0_EL1 3 0 0 1 4 | sysreg:545
  InnerShr 31:28 signed lower hidden 0=NC 1=HW 15=IGNORED | sysreg:547 cpufeature:551
  FCSE 27:24 unsigned lower hidden 0 1 | sysreg:552 cpufeature:552
  AuxReg 23:20 unsigned lower hidden 0 1=ACTLR 2=AIFSR | sysreg:556 cpufeature:553
  TCM 19:16 unsigned lower hidden 0 1=IMPDEF 2=TCM 3=TCM_DMA | sysreg:561 cpufeature:554
  ShareLvl 15:12 unsigned lower hidden 0=ONE 1=TWO | sysreg:567 cpufeature:555
  OuterShr 11:8 signed lower hidden 0=NC 1=HW 15=IGNORED | sysreg:571 cpufeature:556
  PMSA 7:4 unsigned lower hidden 0 1=IMPDEF 2=PMSAv6 3=PMSAv7 | sysreg:576 cpufeature:557
  VMSA 3:0 unsigned lower hidden 0 1=IMPDEF 2=VMSAv6 3=VMSAv7 4=VMSAv7_PXN 5=VMSAv7_LONG | sysreg:582 cpufeature:558
register ID_MMFR1_EL1 3 0 0 1 5 | sysreg:592
  BPred 31:28 unsigned lower hidden 0 1=BP_SW_MANGED 2=BP_ASID_AWARE 3=BP_NOSNOOP 4=BP_INVISIBLE | sysreg:594 cpufeature:746
  L1TstCln 27:24 unsigned lower hidden 0 1=NOINVALIDATE 2=INVALIDATE | sysreg:601 cpufeature:747
  L1Uni 23:20 unsigned lower hidden 0 1=INVALIDATE 2=CLEAN_AND_INVALIDATE | sysreg:606 cpufeature:748
  L1Hvd 19:16 unsigned lower hidden 0 1=INVALIDATE_ISIDE_ONLY 2=INVALIDATE 3=CLEAN_AND_INVALIDATE | sysreg:611 cpufeature:749
  L1UniSW 15:12 unsigned lower hidden 0 1=CLEAN 2=CLEAN_AND_INVALIDATE 3=INVALIDATE | sysreg:617 cpufeature:750
  L1HvdSW 11:8 unsigned lower hidden 0 1=CLEAN_AND_INVALIDATE 2=INVALIDATE_DSIDE_ONLY 3=INVALIDATE | sysreg:623 cpufeature:751
  L1UniVA 7:4 unsigned lower hidden 0 1=CLEAN_AND_INVALIDATE 2=INVALIDATE_BP | sysreg:629 cpufeature:752
  L1HvdVA 3:0 unsigned lower hidden 0 1=CLEAN_AND_INVALIDATE 2=INVALIDATE_BP | sysreg:634 cpufeature:753
register ID_MMFR2_EL1 3 0 0 1 6 | sysreg:641
  HWAccFlg 31:28 unsigned lower hidden 0 1 | sysreg:643 cpufeature:746
  WFIStall 27:24 unsigned lower hidden 0 1 | sysreg:647 cpufeature:747
  MemBarr 23:20 unsigned lower hidden 0 1=DSB_ONLY 2 | sysreg:651 cpufeature:748
  UniTLB 19:16 unsigned lower hidden 0 1=BY_VA 2=BY_MATCH_ASID 3=BY_ALL_ASID 4=OTHER_TLBS 5=BROADCAST 6=BY_IPA | sysreg:656 cpufeature:749
  HvdTLB 15:12 unsigned lower hidden 0 | sysreg:665 cpufeature:750
  L1HvdRng 11:8 unsigned lower hidden 0 1 | sysreg:668 cpufeature:751
  L1HvdBG 7:4 unsigned lower hidden 0 1 | sysreg:672 cpufeature:752
  L1HvdFG 3:0 unsigned lower hidden 0 1 | sysreg:676 cpufeature:753
register ID_MMFR3_EL1 3 0 0 1 7 | sysreg:682
  Supersec 31:28 unsigned lower hidden 0 15 | sysreg:684 cpufeature:746
  CMemSz 27:24 unsigned lower hidden 0=4GB 1=64GB 2=1TB | sysreg:688 cpufeature:747
  CohWalk 23:20 unsigned lower hidden 0 1 | sysreg:693 cpufeature:748
  PAN 19:16 unsigned lower hidden 0 1=PAN 2=PAN2 | sysreg:697 cpufeature:749
  MaintBcst 15:12 unsigned lower hidden 0 1=NO_TLB 2=ALL | sysreg:702 cpufeature:750
  BPMaint 11:8 unsigned lower hidden 0 1=ALL 2=BY_VA | sysreg:707 cpufeature:751
  CMaintSW 7:4 unsigned lower hidden 0 1 | sysreg:712 cpufeature:752
  CMaintVA 3:0 unsigned lower hidden 0 1 | sysreg:716 cpufeature:753
register ID_ISAR0_EL1 3 0 0 2 0 | sysreg:722
  Divide 27:24 unsigned lower hidden 0 1=xDIV_T32 2=xDIV_A32 | sysreg:724 cpufeature:619
  Debug 23:20 unsigned lower hidden 0 1 | sysreg:729 cpufeature:620
  Coproc 19:16 unsigned lower hidden 0 1=MRC 2=MRC2 3=MRRC 4=MRRC2 | sysreg:733 cpufeature:621
  CmpBranch 15:12 unsigned lower hidden 0 1 | sysreg:740 cpufeature:622
  BitField 11:8 unsigned lower hidden 0 1 | sysreg:744 cpufeature:623
  BitCount 7:4 unsigned lower hidden 0 1 | sysreg:748 cpufeature:624
  Swap 3:0 unsigned lower hidden 0 1 | sysreg:752 cpufeature:625
register ID_ISAR1_EL1 3 0 0 2 1 | sysreg:758
  Jazelle 31:28 unsigned lower hidden 0 1 | sysreg:760 cpufeature:746
  Interwork 27:24 unsigned lower hidden 0 1=BX 2=BLX 3=A32_BX | sysreg:764 cpufeature:747
  Immediate 23:20 unsigned lower hidden 0 1 | sysreg:770 cpufeature:748
  IfThen 19:16 unsigned lower hidden 0 1 | sysreg:774 cpufeature:749
  Extend 15:12 unsigned lower hidden 0 1=SXTB 2=SXTB16 | sysreg:778 cpufeature:750
  Except_AR 11:8 unsigned lower hidden 0 1 | sysreg:783 cpufeature:751
  Except 7:4 unsigned lower hidden 0 1 | sysreg:787 cpufeature:752
  Endian 3:0 unsigned lower hidden 0 1 | sysreg:791 cpufeature:753
register ID_ISAR2_EL1 3 0 0 2 2 | sysreg:797
  Reversal 31:28 unsigned lower hidden 0 1=REV 2=RBIT | sysreg:799 cpufeature:746
  PSR_AR 27:24 unsigned lower hidden 0 1 | sysreg:804 cpufeature:747
  MultU 23:20 unsigned lower hidden 0 1=UMULL 2=UMAAL | sysreg:808 cpufeature:748
  MultS 19:16 unsigned lower hidden 0 1=SMULL 2=SMLABB 3=SMLAD | sysreg:813 cpufeature:749
  Mult 15:12 unsigned lower hidden 0 1=MLA 2=MLS | sysreg:819 cpufeature:750
  MultiAccessInt 11:8 unsigned lower hidden 0 1=RESTARTABLE 2=CONTINUABLE | sysreg:824 cpufeature:751
  MemHint 7:4 unsigned lower hidden 0 1=PLD 2=PLD2 3=PLI 4=PLDW | sysreg:829 cpufeature:752
  LoadStore 3:0 unsigned lower hidden 0 1=DOUBLE 2=ACQUIRE | sysreg:836 cpufeature:753
register ID_ISAR3_EL1 3 0 0 2 3 | sysreg:843
  T32EE 31:28 unsigned lower hidden 0 1 | sysreg:845 cpufeature:746
  TrueNOP 27:24 unsigned lower hidden 0 1 | sysreg:849 cpufeature:747
  T32Copy 23:20 unsigned lower hidden 0 1 | sysreg:853 cpufeature:748
  TabBranch 19:16 unsigned lower hidden 0 1 | sysreg:857 cpufeature:749
  SynchPrim 15:12 unsigned lower hidden 0 1=EXCLUSIVE 2=DOUBLE | sysreg:861 cpufeature:750
  SVC 11:8 unsigned lower hidden 0 1 | sysreg:866 cpufeature:751
  SIMD 7:4 unsigned lower hidden 0 1=SSAT 3=PKHBT | sysreg:870 cpufeature:752
  Saturate 3:0 unsigned lower hidden 0 1 | sysreg:875 cpufeature:753
register ID_ISAR4_EL1 3 0 0 2 4 | sysreg:881
  SWP_frac 31:28 unsigned lower hidden 0 1 | sysreg:883 cpufeature:659
  PSR_M 27:24 unsigned lower hidden 0 1 | sysreg:887 cpufeature:660
  SynchPrim_frac 23:20 unsigned lower hidden 0 3 | sysreg:891 cpufeature:661
  Barrier 19:16 unsigned lower hidden 0 1 | sysreg:895 cpufeature:662
  SMC 15:12 unsigned lower hidden 0 1 | sysreg:899 cpufeature:663
  Writeback 11:8 unsigned lower hidden 0 1 | sysreg:903 cpufeature:664
  WithShifts 7:4 unsigned lower hidden 0 1=LSL3 3=LS 4=REG | sysreg:907 cpufeature:665
  Unpriv 3:0 unsigned lower hidden 0 1=REG_BYTE 2=SIGNED_HALFWORD | sysreg:913 cpufeature:666
register ID_ISAR5_EL1 3 0 0 2 5 | sysreg:920
  VCMA 31:28 unsigned equal hidden 0 1 | sysreg:922
  RDM 27:24 unsigned lower hidden 0 1 | sysreg:926 cpufeature:630
  CRC32 19:16 unsigned lower visible 0 1 | sysreg:931 cpufeature:631
  SHA2 15:12 unsigned lower visible 0 1 | sysreg:935 cpufeature:632
  SHA1 11:8 unsigned lower visible 0 1 | sysreg:939 cpufeature:633
  AES 7:4 unsigned lower visible 0 1 2=VMULL | sysreg:943 cpufeature:634
  SEVL 3:0 unsigned lower hidden 0 1 | sysreg:948 cpufeature:635
register ID_ISAR6_EL1 3 0 0 2 7 | sysreg:954
  I8MM 27:24 unsigned lower visible 0 1 | sysreg:956 cpufeature:676
  BF16 23:20 unsigned lower visible 0 1 | sysreg:960 cpufeature:677
  SPECRES 19:16 unsigned lower hidden 0 1 | sysreg:964 cpufeature:678
  SB 15:12 unsigned lower visible 0 1 | sysreg:968 cpufeature:679
  FHM 11:8 unsigned lower visible 0 1 | sysreg:972 cpufeature:680
  DP 7:4 unsigned lower visible 0 1 | sysreg:976 cpufeature:681
  JSCVT 3:0 unsigned lower hidden 0 1 | sysreg:980 cpufeature:682
register ID_MMFR4_EL1 3 0 0 2 6 | sysreg:986
  EVT 31:28 unsigned lower hidden 0 1=NO_TLBIS 2=TLBIS | sysreg:988 cpufeature:640
  CCIDX 27:24 unsigned lower hidden 0 1 | sysreg:993 cpufeature:641
  LSM 23:20 unsigned lower hidden 0 1 | sysreg:997 cpufeature:642
  HPDS 19:16 unsigned lower hidden 0 1=AA32HPD 2=HPDS2 | sysreg:1001 cpufeature:643
  CnP 15:12 unsigned lower hidden 0 1 | sysreg:1006 cpufeature:644
  XNX 11:8 unsigned lower hidden 0 1 | sysreg:1010 cpufeature:645
  AC2 7:4 unsigned lower hidden 0 1 | sysreg:1014 cpufeature:646
  SpecSEI 3:0 unsigned higher hidden 0 1 | sysreg:1018 cpufeature:654
register MVFR0_EL1 3 0 0 3 0 | sysreg:1024
  FPRound 31:28 unsigned lower hidden 0 1 | sysreg:1026 cpufeature:578
  FPShVec 27:24 unsigned lower hidden 0 1 | sysreg:1030 cpufeature:579
  FPSqrt 23:20 unsigned lower hidden 0 1 | sysreg:1034 cpufeature:580
  FPDivide 19:16 unsigned lower hidden 0 1 | sysreg:1038 cpufeature:581
  FPTrap 15:12 unsigned lower hidden 0 1 | sysreg:1042 cpufeature:582
  FPDP 11:8 unsigned lower visible 0 1=VFPv2 2=VFPv3 | sysreg:1046 cpufeature:583
  FPSP 7:4 unsigned lower hidden 0 1=VFPv2 2=VFPv3 | sysreg:1051 cpufeature:584
  SIMDReg 3:0 unsigned lower hidden 0 1=IMP_16x64 2=IMP_32x64 | sysreg:1056 cpufeature:585
register MVFR1_EL1 3 0 0 3 1 | sysreg:1063
  SIMDFMAC 31:28 unsigned lower visible 0 1 | sysreg:1065 cpufeature:590
  FPHP 27:24 unsigned lower visible 0 1=FPHP 2=FPHP_CONV 3=FP16 | sysreg:1069 cpufeature:591
  SIMDHP 23:20 unsigned lower visible 0 1=SIMDHP 2=SIMDHP_FLOAT | sysreg:1075 cpufeature:592
  SIMDSP 19:16 unsigned lower visible 0 1 | sysreg:1080 cpufeature:593
  SIMDInt 15:12 unsigned lower visible 0 1 | sysreg:1084 cpufeature:594
  SIMDLS 11:8 unsigned lower visible 0 1 | sysreg:1088 cpufeature:595
  FPDNaN 7:4 unsigned lower hidden 0 1 | sysreg:1092 cpufeature:596
  FPFtZ 3:0 unsigned lower hidden 0 1 | sysreg:1096 cpufeature:597
register MVFR2_EL1 3 0 0 3 2 | sysreg:1102
  FPMisc 7:4 unsigned lower hidden 0 1=FP 2=FP_DIRECTED_ROUNDING 3=FP_ROUNDING 4=FP_MAX_MIN | sysreg:1104 cpufeature:602
  SIMDMisc 3:0 unsigned lower hidden 0 1=SIMD_DIRECTED_ROUNDING 2=SIMD_ROUNDING 3=SIMD_MAX_MIN | sysreg:1111 cpufeature:603
register ID_PFR2_EL1 3 0 0 3 4 | sysreg:1119
  RAS_frac 11:8 unsigned equal hidden 0 1=RASv1p1 | sysreg:1121
  SSBS 7:4 unsigned lower visible 0 1 | sysreg:1125 cpufeature:709
  CSV3 3:0 unsigned lower hidden 0 1 | sysreg:1129 cpufeature:710
register ID_DFR1_EL1 3 0 0 3 5 | sysreg:1135
  HPMN0 7:4 unsigned equal hidden 0 1 | sysreg:1137
  MTPMU 3:0 signed lower hidden 0=IMPDEF 1 15 | sysreg:1141 cpufeature:727
register ID_MMFR5_EL1 3 0 0 3 6 | sysreg:1148
  nTLBPA 7:4 unsigned equal hidden 0 1 | sysreg:1150
  ETS 3:0 unsigned lower hidden 0 1 | sysreg:1154 cpufeature:671
register ID_AA64PFR0_EL1 3 0 0 4 0 | sysreg:1160
  CSV3 63:60 unsigned lower hidden 0 1 | sysreg:1161 cpufeature:293
  CSV2 59:56 unsigned lower hidden 0 1 2=CSV2_2 3=CSV2_3 | sysreg:1165 cpufeature:294
  RME 55:52 unsigned equal hidden 0 1 | sysreg:1171
  DIT 51:48 unsigned lower visible 0 1 | sysreg:1175 cpufeature:295
  AMU 47:44 unsigned lower hidden 0 1 2=V1P1 | sysreg:1179 cpufeature:296
  MPAM 43:40 unsigned lower hidden 0 1 | sysreg:1184 cpufeature:297
  SEL2 39:36 unsigned lower hidden 0 1 | sysreg:1188 cpufeature:298
  SVE 35:32 unsigned lower visible 0 1 | sysreg:1192 cpufeature:299
  RAS 31:28 unsigned lower hidden 0 1 2=V1P1 3=V2 | sysreg:1196 cpufeature:301
  GIC 27:24 unsigned lower hidden 0 1 3=V4P1 | sysreg:1202 cpufeature:302
  AdvSIMD 23:20 signed lower visible 0 1=FP16 15 | sysreg:1207 cpufeature:303
  FP 19:16 signed lower visible 0 1=FP16 15 | sysreg:1212 cpufeature:304
  EL3 15:12 unsigned lower hidden 0 1 2=AARCH32 | sysreg:1217 cpufeature:305
  EL2 11:8 unsigned lower hidden 0 1 2=AARCH32 | sysreg:1222 cpufeature:306
  EL1 7:4 unsigned lower hidden 1 2=AARCH32 | sysreg:1227 cpufeature:307
  EL0 3:0 unsigned lower hidden 1 2=AARCH32 | sysreg:1231 cpufeature:308
register ID_AA64PFR1_EL1 3 0 0 4 1 | sysreg:1237
  PFAR 63:60 unsigned equal hidden 0 1 | sysreg:1238
  DF2 59:56 unsigned lower hidden 0 1 | sysreg:1242 cpufeature:313
  MTEX 55:52 unsigned equal hidden 0=MTE 1=MTE4 | sysreg:1246
  THE 51:48 unsigned equal hidden 0 1 | sysreg:1250
  GCS 47:44 unsigned lower visible 0 1 | sysreg:1254 cpufeature:314
  MTE_frac 43:40 signed lower hidden 0=ASYNC 15 | sysreg:1258 cpufeature:316
  NMI 39:36 unsigned equal hidden 0 1 | sysreg:1262
  CSV2_frac 35:32 unsigned equal hidden 0 1=CSV2_1p1 2=CSV2_1p2 | sysreg:1266
  RNDR_trap 31:28 unsigned equal hidden 0 1 | sysreg:1271
  SME 27:24 unsigned lower visible 0 1 2=SME2 | sysreg:1275 cpufeature:317
  MPAM_frac 19:16 unsigned lower hidden 0=MINOR_0 1=MINOR_1 | sysreg:1281 cpufeature:319
  RAS_frac 15:12 unsigned lower hidden 0 1=RASv1p1 | sysreg:1285 cpufeature:320
  MTE 11:8 unsigned lower visible 0 1 2=MTE2 3=MTE3 | sysreg:1289 cpufeature:321
  SSBS 7:4 unsigned lower visible 0 1 2=SSBS2 | sysreg:1295 cpufeature:323
  BT 3:0 unsigned lower visible 0 1 | sysreg:1300 cpufeature:324
register ID_AA64PFR2_EL1 3 0 0 4 2 | sysreg:1306
  FPMR 35:32 unsigned lower visible 0 1 | sysreg:1308 cpufeature:330
  UINJ 19:16 unsigned equal hidden 0 1 | sysreg:1313
  GCIE 15:12 unsigned lower hidden 0 1 | sysreg:1317 cpufeature:331
  MTEFAR 11:8 unsigned lower visible 0 1 | sysreg:1321 cpufeature:332
  MTESTOREONLY 7:4 unsigned lower visible 0 1 | sysreg:1325 cpufeature:333
  MTEPERM 3:0 unsigned equal hidden 0 1 | sysreg:1329
register ID_AA64ZFR0_EL1 3 0 0 4 4 | sysreg:1467
  F64MM 59:56 unsigned lower visible 0 1 | sysreg:1469 cpufeature:338
  F32MM 55:52 unsigned lower visible 0 1 | sysreg:1473 cpufeature:340
  F16MM 51:48 unsigned lower visible 0 1 | sysreg:1477 cpufeature:342
  I8MM 47:44 unsigned lower visible 0 1 | sysreg:1481 cpufeature:344
  SM4 43:40 unsigned lower visible 0 1 | sysreg:1485 cpufeature:346
  SHA3 35:32 unsigned lower visible 0 1 | sysreg:1490 cpufeature:348
  B16B16 27:24 unsigned lower visible 0 1 2=BFSCALE 3=B16MM | sysreg:1495 cpufeature:350
  BF16 23:20 unsigned lower visible 0 1 2=EBF16 | sysreg:1501 cpufeature:352
  BitPerm 19:16 unsigned lower visible 0 1 | sysreg:1506 cpufeature:354
  EltPerm 15:12 unsigned lower visible 0 1 | sysreg:1510 cpufeature:356
  AES 7:4 unsigned lower visible 0 1 2=PMULL128 3=AES2 | sysreg:1515 cpufeature:358
  SVEver 3:0 unsigned lower visible 0 1=SVE2 2=SVE2p1 3=SVE2p2 4=SVE2p3 | sysreg:1521 cpufeature:360
register ID_AA64SMFR0_EL1 3 0 0 4 5 | sysreg:1530
  FA64 63 unsigned exact:0 visible 0 1 | sysreg:1531 cpufeature:366
  LUT6 61 unsigned equal hidden 0 1 | sysreg:1536
  LUTv2 60 unsigned exact:0 visible 0 1 | sysreg:1540 cpufeature:368
  SMEver 59:56 unsigned exact:0 visible 0=SME 1=SME2 2=SME2p1 3=SME2p2 4=SME2p3 | sysreg:1544 cpufeature:370
  I16I64 55:52 unsigned exact:0 visible 0 15 | sysreg:1551 cpufeature:372
  F64F64 48 unsigned exact:0 visible 0 1 | sysreg:1556 cpufeature:374
  I16I32 47:44 unsigned exact:0 visible 0 5 | sysreg:1560 cpufeature:376
  B16B16 43 unsigned exact:0 visible 0 1 | sysreg:1564 cpufeature:378
  F16F16 42 unsigned exact:0 visible 0 1 | sysreg:1568 cpufeature:380
  F8F16 41 unsigned exact:0 visible 0 1 | sysreg:1572 cpufeature:382
  F8F32 40 unsigned exact:0 visible 0 1 | sysreg:1576 cpufeature:384
  I8I32 39:36 unsigned exact:0 visible 0 15 | sysreg:1580 cpufeature:386
  F16F32 35 unsigned exact:0 visible 0 1 | sysreg:1584 cpufeature:388
  B16F32 34 unsigned exact:0 visible 0 1 | sysreg:1588 cpufeature:390
  BI32I32 33 unsigned exact:0 visible 0 1 | sysreg:1592 cpufeature:392
  F32F32 32 unsigned exact:0 visible 0 1 | sysreg:1596 cpufeature:394
  SF8FMA 30 unsigned exact:0 visible 0 1 | sysreg:1601 cpufeature:396
  SF8DP4 29 unsigned exact:0 visible 0 1 | sysreg:1605 cpufeature:398
  SF8DP2 28 unsigned exact:0 visible 0 1 | sysreg:1609 cpufeature:400
  SBitPerm 25 unsigned exact:0 visible 0 1 | sysreg:1614 cpufeature:402
  AES 24 unsigned exact:0 visible 0 1 | sysreg:1618 cpufeature:404
  SFEXPA 23 unsigned exact:0 visible 0 1 | sysreg:1622 cpufeature:406
  STMOP 16 unsigned exact:0 visible 0 1 | sysreg:1627 cpufeature:408
  SMOP4 0 unsigned exact:0 visible 0 1 | sysreg:1632 cpufeature:410
register ID_AA64FPFR0_EL1 3 0 0 4 7 | sysreg:1638
  F8CVT 31 unsigned exact:0 visible 0 1 | sysreg:1640 cpufeature:416
  F8FMA 30 unsigned exact:0 visible 0 1 | sysreg:1644 cpufeature:417
  F8DP4 29 unsigned exact:0 visible 0 1 | sysreg:1648 cpufeature:418
  F8DP2 28 unsigned exact:0 visible 0 1 | sysreg:1652 cpufeature:419
  F8MM8 27 unsigned exact:0 visible 0 1 | sysreg:1656 cpufeature:420
  F8MM4 26 unsigned exact:0 visible 0 1 | sysreg:1660 cpufeature:421
  F16MM2 15 unsigned equal hidden 0 1 | sysreg:1665
  F8E4M3 1 unsigned exact:0 visible 0 1 | sysreg:1671 cpufeature:422
  F8E5M2 0 unsigned exact:0 visible 0 1 | sysreg:1675 cpufeature:423
register ID_AA64DFR0_EL1 3 0 0 5 0 | sysreg:1681
  HPMN0 63:60 unsigned equal hidden 0=UNPREDICTABLE 1=DEF | sysreg:1682
  ExtTrcBuff 59:56 unsigned equal hidden 0 1 | sysreg:1686
  BRBE 55:52 unsigned equal hidden 0 1 2=BRBE_V1P1 | sysreg:1690
  MTPMU 51:48 signed equal hidden 0=NI_IMPDEF 1 15 | sysreg:1695
  TraceBuffer 47:44 unsigned equal hidden 0 1 2=TRBE_V1P1 | sysreg:1700
  TraceFilt 43:40 unsigned equal hidden 0 1 | sysreg:1705
  DoubleLock 39:36 signed lower hidden 0 15 | sysreg:1709 cpufeature:563
  PMSVer 35:32 unsigned lower hidden 0 1 2=V1P1 3=V1P2 4=V1P3 5=V1P4 6=V1P5 | sysreg:1713 cpufeature:564
  CTX_CMPs 31:28 unsigned lower hidden any | sysreg:1722 cpufeature:565
  SEBEP 27:24 unsigned equal hidden 0 1 | sysreg:1723
  WRPs 23:20 unsigned lower hidden any | sysreg:1727 cpufeature:566
  PMSS 19:16 unsigned equal hidden 0 1 | sysreg:1728
  BRPs 15:12 unsigned lower hidden any | sysreg:1732 cpufeature:567
  PMUVer 11:8 unsigned lower hidden 0 1 4=V3P1 5=V3P4 6=V3P5 7=V3P7 8=V3P8 9=V3P9 15=IMP_DEF | sysreg:1733 cpufeature:572
  TraceVer 7:4 unsigned equal hidden 0 1 | sysreg:1744
  DebugVer 3:0 unsigned lower hidden 6 7=VHE 8=V8P2 9=V8P4 10=V8P8 11=V8P9 | sysreg:1748 cpufeature:573
register ID_AA64DFR1_EL1 3 0 0 5 1 | sysreg:1758
  ABL_CMPs 63:56 unsigned equal hidden any | sysreg:1759
  DPFZS 55:52 unsigned equal hidden 0=IGNR 1=FRZN | sysreg:1760
  EBEP 51:48 unsigned equal hidden 0 1 | sysreg:1764
  ITE 47:44 unsigned equal hidden 0 1 | sysreg:1768
  ABLE 43:40 unsigned equal hidden 0 1 | sysreg:1772
  PMICNTR 39:36 unsigned equal hidden 0 1 | sysreg:1776
  SPMU 35:32 unsigned equal hidden 0 1 2=IMP_SPMZR | sysreg:1780
  CTX_CMPs 31:24 unsigned equal hidden any | sysreg:1785
  WRPs 23:16 unsigned equal hidden any | sysreg:1786
  BRPs 15:8 unsigned equal hidden any | sysreg:1787
  SYSPMUID 7:0 unsigned equal hidden any | sysreg:1788
register ID_AA64DFR2_EL1 3 0 0 5 2 | sysreg:1791
  TRBE_EXC 27:24 unsigned equal hidden 0 1 | sysreg:1793
  SPE_nVM 23:20 unsigned equal hidden 0 1 | sysreg:1797
  SPE_EXC 19:16 unsigned equal hidden 0 1 | sysreg:1801
  BWE 7:4 unsigned equal hidden 0 1=FEAT_BWE 2=FEAT_BWE2 | sysreg:1806
  STEP 3:0 unsigned equal hidden 0 1 | sysreg:1811
register ID_AA64AFR0_EL1 3 0 0 5 4 | sysreg:1817
  IMPDEF7 31:28 unsigned equal hidden any | sysreg:1819
  IMPDEF6 27:24 unsigned equal hidden any | sysreg:1820
  IMPDEF5 23:20 unsigned equal hidden any | sysreg:1821
  IMPDEF4 19:16 unsigned equal hidden any | sysreg:1822
  IMPDEF3 15:12 unsigned equal hidden any | sysreg:1823
  IMPDEF2 11:8 unsigned equal hidden any | sysreg:1824
  IMPDEF1 7:4 unsigned equal hidden any | sysreg:1825
  IMPDEF0 3:0 unsigned equal hidden any | sysreg:1826
register ID_AA64AFR1_EL1 3 0 0 5 5 | sysreg:1829
register ID_AA64ISAR0_EL1 3 0 0 6 0 | sysreg:1833
  RNDR 63:60 unsigned lower visible 0 1 | sysreg:1834 cpufeature:227
  TLB 59:56 unsigned lower hidden 0 1=OS 2=RANGE | sysreg:1838 cpufeature:228
  TS 55:52 unsigned lower visible 0 1=FLAGM 2=FLAGM2 | sysreg:1843 cpufeature:229
  FHM 51:48 unsigned lower visible 0 1 2=F16F32DOT 3=F16F32MM | sysreg:1848 cpufeature:230
  DP 47:44 unsigned lower visible 0 1 | sysreg:1854 cpufeature:231
  SM4 43:40 unsigned lower visible 0 1 | sysreg:1858 cpufeature:232
  SM3 39:36 unsigned lower visible 0 1 | sysreg:1862 cpufeature:233
  SHA3 35:32 unsigned lower visible 0 1 | sysreg:1866 cpufeature:234
  RDM 31:28 unsigned lower visible 0 1 | sysreg:1870 cpufeature:235
  ATOMIC 23:20 unsigned lower visible 0 2 3=FEAT_LSE128 | sysreg:1875 cpufeature:236
  CRC32 19:16 unsigned lower visible 0 1 | sysreg:1880 cpufeature:237
  SHA2 15:12 unsigned lower visible 0 1=SHA256 2=SHA512 | sysreg:1884 cpufeature:238
  SHA1 11:8 unsigned lower visible 0 1 | sysreg:1889 cpufeature:239
  AES 7:4 unsigned lower visible 0 1=AES 2=PMULL | sysreg:1893 cpufeature:240
register ID_AA64ISAR1_EL1 3 0 0 6 1 | sysreg:1901
  LS64 63:60 unsigned lower visible 0 1=LS64 2=LS64_V 3=LS64_ACCDATA 4=LS64WB | sysreg:1902 cpufeature:245
  XS 59:56 unsigned lower hidden 0 1 | sysreg:1909 cpufeature:246
  I8MM 55:52 unsigned lower visible 0 1 | sysreg:1913 cpufeature:247
  DGH 51:48 unsigned lower visible 0 1 | sysreg:1917 cpufeature:248
  BF16 47:44 unsigned lower visible 0 1 2=EBF16 | sysreg:1921 cpufeature:249
  SPECRES 43:40 unsigned lower hidden 0 1 2=COSP_RCTX | sysreg:1926 cpufeature:250
  SB 39:36 unsigned lower visible 0 1 | sysreg:1931 cpufeature:251
  FRINTTS 35:32 unsigned lower visible 0 1 | sysreg:1935 cpufeature:252
  GPI 31:28 unsigned lower visible 0 1 | sysreg:1939 cpufeature:253
  GPA 27:24 unsigned lower visible 0 1 | sysreg:1943 cpufeature:255
  LRCPC 23:20 unsigned lower visible 0 1 2=LRCPC2 3=LRCPC3 | sysreg:1947 cpufeature:257
  FCMA 19:16 unsigned lower visible 0 1 | sysreg:1953 cpufeature:258
  JSCVT 15:12 unsigned lower visible 0 1 | sysreg:1957 cpufeature:259
  API 11:8 unsigned exact:0 visible 0 1=PAuth 2=EPAC 3=PAuth2 4=FPAC 5=FPACCOMBINE 6=PAuth_LR | sysreg:1961 cpufeature:260
  APA 7:4 unsigned exact:0 visible 0 1=PAuth 2=EPAC 3=PAuth2 4=FPAC 5=FPACCOMBINE 6=PAuth_LR | sysreg:1970 cpufeature:262
  DPB 3:0 unsigned lower visible 0 1 2=DPB2 | sysreg:1979 cpufeature:264
register ID_AA64ISAR2_EL1 3 0 0 6 2 | sysreg:1986
  ATS1A 63:60 unsigned equal hidden 0 1 | sysreg:1987
  LUT 59:56 unsigned lower visible 0 1 2=LUT6 | sysreg:1991 cpufeature:269
  CSSC 55:52 unsigned lower visible 0 1 2=CMPBR | sysreg:1996 cpufeature:270
  RPRFM 51:48 unsigned lower visible 0 1 | sysreg:2001 cpufeature:271
  PCDPHINT 47:44 unsigned equal hidden 0 1 | sysreg:2005
  PRFMSLC 43:40 unsigned equal hidden 0 1 | sysreg:2009
  SYSINSTR_128 39:36 unsigned equal hidden 0 1 | sysreg:2013
  SYSREG_128 35:32 unsigned equal hidden 0 1 | sysreg:2017
  CLRBHB 31:28 unsigned lower hidden 0 1 | sysreg:2021 cpufeature:272
  PAC_frac 27:24 unsigned equal hidden 0 1 | sysreg:2025
  BC 23:20 unsigned lower visible 0 1 | sysreg:2029 cpufeature:273
  MOPS 19:16 unsigned lower visible 0 1 | sysreg:2033 cpufeature:274
  APA3 15:12 unsigned exact:0 visible 0 1=PAuth 2=EPAC 3=PAuth2 4=FPAC 5=FPACCOMBINE 6=PAuth_LR | sysreg:2037 cpufeature:275
  GPA3 11:8 unsigned lower visible 0 1 | sysreg:2046 cpufeature:277
  RPRES 7:4 unsigned lower visible 0 1 | sysreg:2050 cpufeature:279
  WFxT 3:0 unsigned lower visible 0 2 | sysreg:2054 cpufeature:280
register ID_AA64ISAR3_EL1 3 0 0 6 3 | sysreg:2060
  FPRCVT 31:28 unsigned lower visible 0 1 | sysreg:2062 cpufeature:285
  LSUI 27:24 unsigned lower hidden 0 1 | sysreg:2066 cpufeature:286
  OCCMO 23:20 unsigned equal hidden 0 1 | sysreg:2070
  LSFE 19:16 unsigned lower visible 0 1 | sysreg:2074 cpufeature:287
  PACM 15:12 unsigned equal hidden 0 1=TRIVIAL_IMP 2=FULL_IMP | sysreg:2078
  TLBIW 11:8 unsigned equal hidden 0 1 | sysreg:2083
  FAMINMAX 7:4 unsigned lower visible 0 1 | sysreg:2087 cpufeature:288
  CPA 3:0 unsigned equal hidden 0 1 2=CPA2 | sysreg:2091
register ID_AA64MMFR0_EL1 3 0 0 7 0 | sysreg:2098
  ECV 63:60 unsigned lower visible 0 1 2=CNTPOFF | sysreg:2099 cpufeature:428
  FGT 59:56 unsigned lower hidden 0 1 2=FGT2 | sysreg:2104 cpufeature:429
  EXS 47:44 unsigned lower hidden 0 1 | sysreg:2110 cpufeature:430
  TGRAN4_2 43:40 unsigned exact:1 hidden 0=TGRAN4 1 2 3=52_BIT | sysreg:2114 cpufeature:446
  TGRAN64_2 39:36 unsigned exact:1 hidden 0=TGRAN64 1 2 | sysreg:2120 cpufeature:447
  TGRAN16_2 35:32 unsigned exact:1 hidden 0=TGRAN16 1 2 3=52_BIT | sysreg:2125 cpufeature:448
  TGRAN4 31:28 signed lower hidden 0 1=52_BIT 15 | sysreg:2131 cpufeature:456
  TGRAN64 27:24 signed lower hidden 0 15 | sysreg:2136 cpufeature:457
  TGRAN16 23:20 unsigned lower hidden 0 1 2=52_BIT | sysreg:2140 cpufeature:458
  BIGENDEL0 19:16 unsigned lower hidden 0 1 | sysreg:2145 cpufeature:460
  SNSMEM 15:12 unsigned lower hidden 0 1 | sysreg:2149 cpufeature:462
  BIGEND 11:8 unsigned lower hidden 0 1 | sysreg:2153 cpufeature:463
  ASIDBITS 7:4 unsigned lower hidden 0 2 | sysreg:2157 cpufeature:464
  PARANGE 3:0 unsigned lower hidden 0 1 2 3 4 5 6 7 | sysreg:2161 cpufeature:469
register ID_AA64MMFR1_EL1 3 0 0 7 1 | sysreg:2173
  ECBHB 63:60 unsigned lower hidden 0 1 | sysreg:2174 cpufeature:474
  CMOW 59:56 unsigned equal hidden 0 1 | sysreg:2178
  TIDCP1 55:52 unsigned lower hidden 0 1 | sysreg:2182 cpufeature:475
  nTLBPA 51:48 unsigned equal hidden 0 1 | sysreg:2186
  AFP 47:44 unsigned lower visible 0 1 | sysreg:2190 cpufeature:476
  HCX 43:40 unsigned lower hidden 0 1 | sysreg:2194 cpufeature:477
  ETS 39:36 unsigned lower hidden 0 1 2=ETS2 3=ETS3 | sysreg:2198 cpufeature:478
  TWED 35:32 unsigned lower hidden 0 1 | sysreg:2204 cpufeature:479
  XNX 31:28 unsigned lower hidden 0 1 | sysreg:2208 cpufeature:480
  SpecSEI 27:24 unsigned higher hidden 0 1 | sysreg:2212 cpufeature:481
  PAN 23:20 unsigned lower hidden 0 1 2=PAN2 3=PAN3 | sysreg:2216 cpufeature:482
  LO 19:16 unsigned lower hidden 0 1 | sysreg:2222 cpufeature:483
  HPDS 15:12 unsigned lower hidden 0 1 2=HPDS2 | sysreg:2226 cpufeature:484
  VH 11:8 unsigned lower hidden 0 1 | sysreg:2231 cpufeature:485
  VMIDBits 7:4 unsigned lower hidden 0 2 | sysreg:2235 cpufeature:486
  HAFDBS 3:0 unsigned lower hidden 0 1=AF 2=DBM 3=HAFT 4=HDBSS | sysreg:2239 cpufeature:487
register ID_AA64MMFR2_EL1 3 0 0 7 2 | sysreg:2248
  E0PD 63:60 unsigned lower hidden 0 1 | sysreg:2249 cpufeature:492
  EVT 59:56 unsigned lower hidden 0 1 2=TTLBxS | sysreg:2253 cpufeature:493
  BBM 55:52 unsigned lower hidden 0 1 2 | sysreg:2258 cpufeature:494
  TTL 51:48 unsigned lower hidden 0 1 | sysreg:2263 cpufeature:495
  FWB 43:40 unsigned lower hidden 0 1 | sysreg:2268 cpufeature:496
  IDS 39:36 unsigned lower hidden 0 1 2=EL3 | sysreg:2272 cpufeature:497
  AT 35:32 unsigned lower visible 0 1 | sysreg:2277 cpufeature:498
  ST 31:28 unsigned lower hidden 0 1=48_47 | sysreg:2281 cpufeature:499
  NV 27:24 unsigned lower hidden 0 1 2=NV2 | sysreg:2285 cpufeature:500
  CCIDX 23:20 unsigned lower hidden 0 1 | sysreg:2290 cpufeature:501
  VARange 19:16 unsigned lower hidden 0 1 | sysreg:2294 cpufeature:502
  IESB 15:12 unsigned lower hidden 0 1 | sysreg:2298 cpufeature:503
  LSM 11:8 unsigned lower hidden 0 1 | sysreg:2302 cpufeature:504
  UAO 7:4 unsigned lower hidden 0 1 | sysreg:2306 cpufeature:505
  CnP 3:0 unsigned lower hidden 0 1 | sysreg:2310 cpufeature:506
register ID_AA64MMFR3_EL1 3 0 0 7 3 | sysreg:2316
  Spec_FPACC 63:60 unsigned equal hidden 0 1 | sysreg:2317
  ADERR 59:56 unsigned equal hidden 0 1=DEV_ASYNC 2=FEAT_ADERR 3=FEAT_ADERR_IND | sysreg:2321
  SDERR 55:52 unsigned equal hidden 0 1=DEV_SYNC 2=FEAT_ADERR 3=FEAT_ADERR_IND | sysreg:2327
  ANERR 47:44 unsigned equal hidden 0 1=ASYNC 2=FEAT_ANERR 3=FEAT_ANERR_IND | sysreg:2334
  SNERR 43:40 unsigned equal hidden 0 1=SYNC 2=FEAT_ANERR 3=FEAT_ANERR_IND | sysreg:2340
  D128_2 39:36 unsigned equal hidden 0 1 | sysreg:2346
  D128 35:32 unsigned equal hidden 0 1 | sysreg:2350
  MEC 31:28 unsigned equal hidden 0 1 | sysreg:2354
  AIE 27:24 unsigned equal hidden 0 1 | sysreg:2358
  S2POE 23:20 unsigned equal hidden 0 1 | sysreg:2362
  S1POE 19:16 unsigned lower visible 0 1 | sysreg:2366 cpufeature:511
  S2PIE 15:12 unsigned equal hidden 0 1 | sysreg:2370
  S1PIE 11:8 unsigned lower hidden 0 1 | sysreg:2374 cpufeature:513
  SCTLRX 7:4 unsigned lower hidden 0 1 | sysreg:2378 cpufeature:514
  TCRX 3:0 unsigned lower hidden 0 1 | sysreg:2382 cpufeature:515
register ID_AA64MMFR4_EL1 3 0 0 7 4 | sysreg:2388
  SRMASK 47:44 unsigned equal hidden 0 1 | sysreg:2390
  E3DSE 39:36 unsigned equal hidden 0 1 | sysreg:2395
  RMEGDI 31:28 unsigned equal hidden 0 1 | sysreg:2400
  E2H0 27:24 signed lower hidden 0 14=NI_NV1 15 | sysreg:2404 cpufeature:520
  NV_frac 23:20 unsigned lower hidden 0=NV_NV2 1=NV2_ONLY 2=NV2P1 | sysreg:2409 cpufeature:521
  FGWTE3 19:16 unsigned equal hidden 0 1 | sysreg:2414
  HACDBS 15:12 unsigned equal hidden 0 1 | sysreg:2418
  ASID2 11:8 unsigned equal hidden 0 1 | sysreg:2422
  EIESB 7:4 unsigned equal hidden 0 1=ToEL3 2=ToELx 15=ANY | sysreg:2426
  PoPS 3:0 unsigned equal hidden 0 1 | sysreg:2432
register CTR_EL0 3 3 0 0 1 | sysreg:3755
  TminLine 37:32 unsigned equal hidden any | sysreg:3757
  DIC 29 unsigned lower visible any | sysreg:3760 cpufeature:527
  IDC 28 unsigned lower visible any | sysreg:3761 cpufeature:528
  CWG 27:24 unsigned higher-or-zero visible any | sysreg:3762 cpufeature:529
  ERG 23:20 unsigned higher-or-zero visible any | sysreg:3763 cpufeature:530
  DminLine 19:16 unsigned lower visible any | sysreg:3764 cpufeature:531
  L1Ip 15:14 unsigned exact:2 visible 0=RESERVED_VPIPT 1=RESERVED_AIVIVT 2=VIPT 3=PIPT | sysreg:3765 cpufeature:537
  IminLine 3:0 unsigned lower visible any | sysreg:3774 cpufeature:538
"""#

let armKernelRows: StaticString = #"""
kernel 6.1 | linux 6.1.192
  psci 1.1 | hypercalls.c:420
  ID_AA64PFR0_EL1 CSV3 CSV2 | 1213
kernel 6.12 | linux 6.12.117
  psci 1.1 | hypercalls.c:578
  ID_PFR0_EL1 * | 2390
  ID_PFR1_EL1 * | 2391
  ID_DFR0_EL1 * | 2392
  ID_MMFR0_EL1 * | 2400
  ID_MMFR1_EL1 * | 2401
  ID_MMFR2_EL1 * | 2402
  ID_MMFR3_EL1 * | 2403
  ID_ISAR0_EL1 * | 2406
  ID_ISAR1_EL1 * | 2407
  ID_ISAR2_EL1 * | 2408
  ID_ISAR3_EL1 * | 2409
  ID_ISAR4_EL1 * | 2410
  ID_ISAR5_EL1 * | 2411
  ID_ISAR6_EL1 * | 2413
  ID_MMFR4_EL1 * | 2412
  MVFR0_EL1 * | 2416
  MVFR1_EL1 * | 2417
  MVFR2_EL1 * | 2418
  ID_PFR2_EL1 * | 2420
  ID_MMFR5_EL1 * | 2422
  ID_AA64PFR0_EL1 CSV3 CSV2 RME DIT SEL2 GIC EL3 EL2 EL1 EL0 | 2427
  ID_AA64PFR1_EL1 CSV2_frac SSBS BT | 2438
  ID_AA64PFR2_EL1 FPMR | 2456
  ID_AA64ZFR0_EL1 F64MM F32MM I8MM SM4 SHA3 B16B16 BF16 BitPerm AES SVEver | 2458
  ID_AA64FPFR0_EL1 F8CVT F8FMA F8DP4 F8DP2 F8E4M3 F8E5M2 | 2461
  ID_AA64DFR0_EL1 DoubleLock WRPs PMUVer DebugVer | 2464
  ID_AA64ISAR0_EL1 * | 2494
  ID_AA64ISAR1_EL1 LS64 XS I8MM DGH BF16 SPECRES SB FRINTTS LRCPC FCMA JSCVT DPB | 2495
  ID_AA64ISAR2_EL1 ATS1A LUT CSSC RPRFM PRFMSLC SYSINSTR_128 SYSREG_128 CLRBHB PAC_frac BC MOPS RPRES WFxT | 2499
  ID_AA64MMFR0_EL1 ECV FGT EXS TGRAN4 TGRAN64 TGRAN16 BIGENDEL0 SNSMEM BIGEND PARANGE | 2509
  ID_AA64MMFR1_EL1 ECBHB CMOW TIDCP1 nTLBPA AFP ETS SpecSEI PAN LO HPDS HAFDBS | 2514
  ID_AA64MMFR2_EL1 E0PD BBM TTL AT ST VARange IESB LSM UAO CnP | 2520
  ID_AA64MMFR3_EL1 S1POE S1PIE TCRX | 2526
  CTR_EL0 DIC IDC DminLine IminLine | 2658
kernel 6.18 | linux 6.18.15
  psci 1.3 | hypercalls.c:593
  ID_PFR0_EL1 * | 3135
  ID_PFR1_EL1 * | 3136
  ID_DFR0_EL1 * | 3137
  ID_MMFR0_EL1 * | 3145
  ID_MMFR1_EL1 * | 3146
  ID_MMFR2_EL1 * | 3147
  ID_MMFR3_EL1 * | 3148
  ID_ISAR0_EL1 * | 3151
  ID_ISAR1_EL1 * | 3152
  ID_ISAR2_EL1 * | 3153
  ID_ISAR3_EL1 * | 3154
  ID_ISAR4_EL1 * | 3155
  ID_ISAR5_EL1 * | 3156
  ID_ISAR6_EL1 * | 3158
  ID_MMFR4_EL1 * | 3157
  MVFR0_EL1 * | 3161
  MVFR1_EL1 * | 3162
  MVFR2_EL1 * | 3163
  ID_PFR2_EL1 * | 3165
  ID_MMFR5_EL1 * | 3167
  ID_AA64PFR0_EL1 CSV3 CSV2 RME DIT SEL2 RAS GIC EL3 EL2 EL1 EL0 | 3172
  ID_AA64PFR1_EL1 DF2 CSV2_frac RAS_frac SSBS BT | 3178
  ID_AA64PFR2_EL1 FPMR MTEFAR MTESTOREONLY | 3190
  ID_AA64ZFR0_EL1 * | 3195
  ID_AA64FPFR0_EL1 F8CVT F8FMA F8DP4 F8DP2 F8MM8 F8MM4 F8E4M3 F8E5M2 | 3198
  ID_AA64DFR0_EL1 DoubleLock WRPs PMUVer DebugVer | 3213
  ID_AA64ISAR0_EL1 * | 3227
  ID_AA64ISAR1_EL1 LS64 XS I8MM DGH BF16 SPECRES SB FRINTTS LRCPC FCMA JSCVT DPB | 3228
  ID_AA64ISAR2_EL1 ATS1A LUT CSSC RPRFM PCDPHINT PRFMSLC SYSINSTR_128 SYSREG_128 CLRBHB PAC_frac BC MOPS RPRES WFxT | 3232
  ID_AA64ISAR3_EL1 FPRCVT LSFE FAMINMAX | 3235
  ID_AA64MMFR0_EL1 ECV FGT EXS TGRAN4_2 TGRAN64_2 TGRAN16_2 TGRAN4 TGRAN64 TGRAN16 BIGENDEL0 SNSMEM BIGEND PARANGE | 3244
  ID_AA64MMFR1_EL1 ECBHB CMOW TIDCP1 nTLBPA AFP HCX ETS TWED SpecSEI PAN LO HPDS HAFDBS | 3247
  ID_AA64MMFR2_EL1 E0PD BBM TTL AT ST VARange IESB LSM UAO CnP | 3251
  ID_AA64MMFR3_EL1 S1POE S1PIE SCTLRX TCRX | 3258
  ID_AA64MMFR4_EL1 NV_frac | 3262
  CTR_EL0 DIC IDC DminLine L1Ip IminLine | 3406
kernel 7.1 | linux 7.1.8
  psci 1.3 | hypercalls.c:593
  ID_PFR0_EL1 * | 3246
  ID_PFR1_EL1 * | 3247
  ID_DFR0_EL1 * | 3248
  ID_MMFR0_EL1 * | 3256
  ID_MMFR1_EL1 * | 3257
  ID_MMFR2_EL1 * | 3258
  ID_MMFR3_EL1 * | 3259
  ID_ISAR0_EL1 * | 3262
  ID_ISAR1_EL1 * | 3263
  ID_ISAR2_EL1 * | 3264
  ID_ISAR3_EL1 * | 3265
  ID_ISAR4_EL1 * | 3266
  ID_ISAR5_EL1 * | 3267
  ID_ISAR6_EL1 * | 3269
  ID_MMFR4_EL1 * | 3268
  MVFR0_EL1 * | 3272
  MVFR1_EL1 * | 3273
  MVFR2_EL1 * | 3274
  ID_PFR2_EL1 * | 3276
  ID_MMFR5_EL1 * | 3278
  ID_AA64PFR0_EL1 CSV3 CSV2 RME DIT SEL2 RAS GIC EL3 EL2 EL1 EL0 | 3283
  ID_AA64PFR1_EL1 DF2 CSV2_frac RAS_frac SSBS BT | 3289
  ID_AA64PFR2_EL1 FPMR GCIE MTEFAR MTESTOREONLY | 3301
  ID_AA64ZFR0_EL1 * | 3307
  ID_AA64FPFR0_EL1 * | 3310
  ID_AA64DFR0_EL1 DoubleLock WRPs PMUVer DebugVer | 3325
  ID_AA64ISAR0_EL1 * | 3339
  ID_AA64ISAR1_EL1 LS64 XS I8MM DGH BF16 SPECRES SB FRINTTS LRCPC FCMA JSCVT DPB | 3340
  ID_AA64ISAR2_EL1 ATS1A LUT CSSC RPRFM PCDPHINT PRFMSLC SYSINSTR_128 SYSREG_128 CLRBHB PAC_frac BC MOPS RPRES WFxT | 3344
  ID_AA64ISAR3_EL1 FPRCVT LSUI LSFE FAMINMAX | 3347
  ID_AA64MMFR0_EL1 ECV FGT EXS TGRAN4_2 TGRAN64_2 TGRAN16_2 TGRAN4 TGRAN64 TGRAN16 BIGENDEL0 SNSMEM BIGEND PARANGE | 3357
  ID_AA64MMFR1_EL1 ECBHB CMOW TIDCP1 nTLBPA AFP HCX ETS TWED SpecSEI PAN LO HPDS HAFDBS | 3360
  ID_AA64MMFR2_EL1 E0PD BBM TTL AT ST VARange IESB LSM UAO CnP | 3364
  ID_AA64MMFR3_EL1 S1POE S1PIE SCTLRX TCRX | 3371
  ID_AA64MMFR4_EL1 NV_frac | 3375
  CTR_EL0 DIC IDC DminLine L1Ip IminLine | 3523
"""#

let armNameRows: StaticString = #"""
2 0 0 0 2 OSDTRRX_EL1 | sysreg:59
2 0 0 0 4 DBGBVR0_EL1 | sysreg.h:186
2 0 0 0 5 DBGBCR0_EL1 | sysreg.h:187
2 0 0 0 6 DBGWVR0_EL1 | sysreg.h:188
2 0 0 0 7 DBGWCR0_EL1 | sysreg.h:189
2 0 0 1 4 DBGBVR1_EL1 | sysreg.h:186
2 0 0 1 5 DBGBCR1_EL1 | sysreg.h:187
2 0 0 1 6 DBGWVR1_EL1 | sysreg.h:188
2 0 0 1 7 DBGWCR1_EL1 | sysreg.h:189
2 0 0 2 0 MDCCINT_EL1 | sysreg:64
2 0 0 2 2 MDSCR_EL1 | sysreg:71
2 0 0 2 4 DBGBVR2_EL1 | sysreg.h:186
2 0 0 2 5 DBGBCR2_EL1 | sysreg.h:187
2 0 0 2 6 DBGWVR2_EL1 | sysreg.h:188
2 0 0 2 7 DBGWCR2_EL1 | sysreg.h:189
2 0 0 3 2 OSDTRTX_EL1 | sysreg:99
2 0 0 3 4 DBGBVR3_EL1 | sysreg.h:186
2 0 0 3 5 DBGBCR3_EL1 | sysreg.h:187
2 0 0 3 6 DBGWVR3_EL1 | sysreg.h:188
2 0 0 3 7 DBGWCR3_EL1 | sysreg.h:189
2 0 0 4 2 MDSELR_EL1 | sysreg:104
2 0 0 4 4 DBGBVR4_EL1 | sysreg.h:186
2 0 0 4 5 DBGBCR4_EL1 | sysreg.h:187
2 0 0 4 6 DBGWVR4_EL1 | sysreg.h:188
2 0 0 4 7 DBGWCR4_EL1 | sysreg.h:189
2 0 0 5 2 MDSTEPOP_EL1 | sysreg:110
2 0 0 5 4 DBGBVR5_EL1 | sysreg.h:186
2 0 0 5 5 DBGBCR5_EL1 | sysreg.h:187
2 0 0 5 6 DBGWVR5_EL1 | sysreg.h:188
2 0 0 5 7 DBGWCR5_EL1 | sysreg.h:189
2 0 0 6 2 OSECCR_EL1 | sysreg:115
2 0 0 6 4 DBGBVR6_EL1 | sysreg.h:186
2 0 0 6 5 DBGBCR6_EL1 | sysreg.h:187
2 0 0 6 6 DBGWVR6_EL1 | sysreg.h:188
2 0 0 6 7 DBGWCR6_EL1 | sysreg.h:189
2 0 0 7 4 DBGBVR7_EL1 | sysreg.h:186
2 0 0 7 5 DBGBCR7_EL1 | sysreg.h:187
2 0 0 7 6 DBGWVR7_EL1 | sysreg.h:188
2 0 0 7 7 DBGWCR7_EL1 | sysreg.h:189
2 0 0 8 4 DBGBVR8_EL1 | sysreg.h:186
2 0 0 8 5 DBGBCR8_EL1 | sysreg.h:187
2 0 0 8 6 DBGWVR8_EL1 | sysreg.h:188
2 0 0 8 7 DBGWCR8_EL1 | sysreg.h:189
2 0 0 9 4 DBGBVR9_EL1 | sysreg.h:186
2 0 0 9 5 DBGBCR9_EL1 | sysreg.h:187
2 0 0 9 6 DBGWVR9_EL1 | sysreg.h:188
2 0 0 9 7 DBGWCR9_EL1 | sysreg.h:189
2 0 0 10 4 DBGBVR10_EL1 | sysreg.h:186
2 0 0 10 5 DBGBCR10_EL1 | sysreg.h:187
2 0 0 10 6 DBGWVR10_EL1 | sysreg.h:188
2 0 0 10 7 DBGWCR10_EL1 | sysreg.h:189
2 0 0 11 4 DBGBVR11_EL1 | sysreg.h:186
2 0 0 11 5 DBGBCR11_EL1 | sysreg.h:187
2 0 0 11 6 DBGWVR11_EL1 | sysreg.h:188
2 0 0 11 7 DBGWCR11_EL1 | sysreg.h:189
2 0 0 12 4 DBGBVR12_EL1 | sysreg.h:186
2 0 0 12 5 DBGBCR12_EL1 | sysreg.h:187
2 0 0 12 6 DBGWVR12_EL1 | sysreg.h:188
2 0 0 12 7 DBGWCR12_EL1 | sysreg.h:189
2 0 0 13 4 DBGBVR13_EL1 | sysreg.h:186
2 0 0 13 5 DBGBCR13_EL1 | sysreg.h:187
2 0 0 13 6 DBGWVR13_EL1 | sysreg.h:188
2 0 0 13 7 DBGWCR13_EL1 | sysreg.h:189
2 0 0 14 4 DBGBVR14_EL1 | sysreg.h:186
2 0 0 14 5 DBGBCR14_EL1 | sysreg.h:187
2 0 0 14 6 DBGWVR14_EL1 | sysreg.h:188
2 0 0 14 7 DBGWCR14_EL1 | sysreg.h:189
2 0 0 15 4 DBGBVR15_EL1 | sysreg.h:186
2 0 0 15 5 DBGBCR15_EL1 | sysreg.h:187
2 0 0 15 6 DBGWVR15_EL1 | sysreg.h:188
2 0 0 15 7 DBGWCR15_EL1 | sysreg.h:189
2 0 1 0 0 MDRAR_EL1 | sysreg.h:190
2 0 1 0 4 OSLAR_EL1 | sysreg:120
2 0 1 1 4 OSLSR_EL1 | sysreg.h:192
2 0 1 3 4 OSDLR_EL1 | sysreg.h:198
2 0 1 4 4 DBGPRCR_EL1 | sysreg.h:199
2 0 7 8 6 DBGCLAIMSET_EL1 | sysreg.h:200
2 0 7 9 6 DBGCLAIMCLR_EL1 | sysreg.h:201
2 0 7 14 6 DBGAUTHSTATUS_EL1 | sysreg.h:202
2 0 9 13 3 SPMACCESSR_EL1 | sysreg:125
2 0 9 13 4 SPMIIDR_EL1 | sysreg:292
2 0 9 13 5 SPMDEVARCH_EL1 | sysreg:300
2 0 9 13 6 SPMDEVAFF_EL1 | sysreg:309
2 0 9 13 7 SPMCFGR_EL1 | sysreg:321
2 0 9 14 1 SPMINTENSET_EL1 | sysreg:339
2 0 9 14 2 SPMINTENCLR_EL1 | sysreg:343
2 0 14 11 7 PMCCNTSVR_EL1 | sysreg:347
2 0 14 12 0 PMICNTSVR_EL1 | sysreg:351
2 1 0 0 1 TRCTRACEIDR | sysreg.h:264
2 1 0 0 2 TRCVICTLR | sysreg.h:266
2 1 0 0 6 TRCIDR8 | sysreg.h:246
2 1 0 1 0 TRCPRGCTLR | sysreg.h:251
2 1 0 1 1 TRCQCTLR | sysreg.h:252
2 1 0 1 2 TRCVIIECTLR | sysreg.h:267
2 1 0 1 6 TRCIDR9 | sysreg.h:247
2 1 0 2 1 TRCITEEDCR | sysreg.h:249
2 1 0 2 2 TRCVISSCTLR | sysreg.h:269
2 1 0 2 6 TRCIDR10 | sysreg.h:235
2 1 0 3 0 TRCSTATR | sysreg.h:262
2 1 0 3 2 TRCVIPCSSCTLR | sysreg.h:268
2 1 0 3 6 TRCIDR11 | sysreg.h:236
2 1 0 4 0 TRCCONFIGR | sysreg.h:228
2 1 0 4 6 TRCIDR12 | sysreg.h:237
2 1 0 5 6 TRCIDR13 | sysreg.h:238
2 1 0 6 0 TRCAUXCTLR | sysreg.h:217
2 1 0 6 4 TRCSEQRSTEVR | sysreg.h:256
2 1 0 7 4 TRCSEQSTR | sysreg.h:257
2 1 0 8 0 TRCEVENTCTL0R | sysreg.h:231
2 1 0 8 7 TRCIDR0 | sysreg.h:234
2 1 0 9 0 TRCEVENTCTL1R | sysreg.h:232
2 1 0 9 7 TRCIDR1 | sysreg.h:239
2 1 0 10 0 TRCRSR | sysreg.h:254
2 1 0 10 7 TRCIDR2 | sysreg.h:240
2 1 0 11 0 TRCSTALLCTLR | sysreg.h:261
2 1 0 11 7 TRCIDR3 | sysreg.h:241
2 1 0 12 0 TRCTSCTLR | sysreg.h:265
2 1 0 12 7 TRCIDR4 | sysreg.h:242
2 1 0 13 0 TRCSYNCPR | sysreg.h:263
2 1 0 13 7 TRCIDR5 | sysreg.h:243
2 1 0 14 0 TRCCCCTLR | sysreg.h:219
2 1 0 14 7 TRCIDR6 | sysreg.h:244
2 1 0 15 0 TRCBBCTLR | sysreg.h:218
2 1 0 15 7 TRCIDR7 | sysreg.h:245
2 1 1 0 4 TRCOSLAR | sysreg.h:275
2 1 1 1 4 TRCOSLSR | sysreg.h:250
2 1 3 0 2 TRCCIDCCTLR0 | sysreg.h:220
2 1 3 1 2 TRCCIDCCTLR1 | sysreg.h:221
2 1 3 2 2 TRCVMIDCCTLR0 | sysreg.h:270
2 1 3 3 2 TRCVMIDCCTLR1 | sysreg.h:271
2 1 7 2 7 TRCDEVID | sysreg.h:230
2 1 7 8 6 TRCCLAIMSET | sysreg.h:224
2 1 7 9 6 TRCCLAIMCLR | sysreg.h:223
2 1 7 14 6 TRCAUTHSTATUS | sysreg.h:216
2 1 7 15 6 TRCDEVARCH | sysreg.h:229
2 1 9 0 0 BRBCR_EL1 | sysreg:1403
2 1 9 0 1 BRBFCR_EL1 | sysreg:1407
2 1 9 0 2 BRBTS_EL1 | sysreg:1427
2 1 9 1 0 BRBINFINJ_EL1 | sysreg:1431
2 1 9 1 1 BRBSRCINJ_EL1 | sysreg:1435
2 1 9 1 2 BRBTGTINJ_EL1 | sysreg:1439
2 1 9 2 0 BRBIDR0_EL1 | sysreg:1443
2 3 0 1 0 MDCCSR_EL0 | sysreg.h:203
2 3 0 4 0 DBGDTR_EL0 | sysreg.h:204
2 3 0 5 0 DBGDTRRX_EL0 | sysreg.h:205
2 3 9 12 0 SPMCR_EL0 | sysreg:355
2 3 9 12 1 SPMCNTENSET_EL0 | sysreg:368
2 3 9 12 2 SPMCNTENCLR_EL0 | sysreg:372
2 3 9 12 3 SPMOVSCLR_EL0 | sysreg:376
2 3 9 12 4 SPMZR_EL0 | sysreg:380
2 3 9 12 5 SPMSELR_EL0 | sysreg:384
2 3 9 14 3 SPMOVSSET_EL0 | sysreg:391
2 4 0 7 0 DBGVCR32_EL2 | sysreg.h:207
3 0 0 0 0 MIDR_EL1 | sysreg.h:277
3 0 0 0 5 MPIDR_EL1 | sysreg.h:278
3 0 0 0 6 REVIDR_EL1 | sysreg.h:279
3 0 0 1 0 ID_PFR0_EL1 | sysreg:404
3 0 0 1 1 ID_PFR1_EL1 | sysreg:445
3 0 0 1 2 ID_DFR0_EL1 | sysreg:485
3 0 0 1 3 ID_AFR0_EL1 | sysreg:537
3 0 0 1 4 ID_MMFR0_EL1 | sysreg:545
3 0 0 1 5 ID_MMFR1_EL1 | sysreg:592
3 0 0 1 6 ID_MMFR2_EL1 | sysreg:641
3 0 0 1 7 ID_MMFR3_EL1 | sysreg:682
3 0 0 2 0 ID_ISAR0_EL1 | sysreg:722
3 0 0 2 1 ID_ISAR1_EL1 | sysreg:758
3 0 0 2 2 ID_ISAR2_EL1 | sysreg:797
3 0 0 2 3 ID_ISAR3_EL1 | sysreg:843
3 0 0 2 4 ID_ISAR4_EL1 | sysreg:881
3 0 0 2 5 ID_ISAR5_EL1 | sysreg:920
3 0 0 2 6 ID_MMFR4_EL1 | sysreg:986
3 0 0 2 7 ID_ISAR6_EL1 | sysreg:954
3 0 0 3 0 MVFR0_EL1 | sysreg:1024
3 0 0 3 1 MVFR1_EL1 | sysreg:1063
3 0 0 3 2 MVFR2_EL1 | sysreg:1102
3 0 0 3 4 ID_PFR2_EL1 | sysreg:1119
3 0 0 3 5 ID_DFR1_EL1 | sysreg:1135
3 0 0 3 6 ID_MMFR5_EL1 | sysreg:1148
3 0 0 4 0 ID_AA64PFR0_EL1 | sysreg:1160
3 0 0 4 1 ID_AA64PFR1_EL1 | sysreg:1237
3 0 0 4 2 ID_AA64PFR2_EL1 | sysreg:1306
3 0 0 4 4 ID_AA64ZFR0_EL1 | sysreg:1467
3 0 0 4 5 ID_AA64SMFR0_EL1 | sysreg:1530
3 0 0 4 7 ID_AA64FPFR0_EL1 | sysreg:1638
3 0 0 5 0 ID_AA64DFR0_EL1 | sysreg:1681
3 0 0 5 1 ID_AA64DFR1_EL1 | sysreg:1758
3 0 0 5 2 ID_AA64DFR2_EL1 | sysreg:1791
3 0 0 5 4 ID_AA64AFR0_EL1 | sysreg:1817
3 0 0 5 5 ID_AA64AFR1_EL1 | sysreg:1829
3 0 0 6 0 ID_AA64ISAR0_EL1 | sysreg:1833
3 0 0 6 1 ID_AA64ISAR1_EL1 | sysreg:1901
3 0 0 6 2 ID_AA64ISAR2_EL1 | sysreg:1986
3 0 0 6 3 ID_AA64ISAR3_EL1 | sysreg:2060
3 0 0 7 0 ID_AA64MMFR0_EL1 | sysreg:2098
3 0 0 7 1 ID_AA64MMFR1_EL1 | sysreg:2173
3 0 0 7 2 ID_AA64MMFR2_EL1 | sysreg:2248
3 0 0 7 3 ID_AA64MMFR3_EL1 | sysreg:2316
3 0 0 7 4 ID_AA64MMFR4_EL1 | sysreg:2388
3 0 1 0 0 SCTLR_EL1 | sysreg:2438
3 0 1 0 1 ACTLR_EL1 | sysreg:2515
3 0 1 0 2 CPACR_EL1 | sysreg:2527
3 0 1 0 3 SCTLR2_EL1 | sysreg:2586
3 0 1 0 5 RGSR_EL1 | sysreg.h:282
3 0 1 0 6 GCR_EL1 | sysreg.h:283
3 0 1 2 0 ZCR_EL1 | sysreg:2884
3 0 1 2 1 TRFCR_EL1 | sysreg:2851
3 0 1 2 3 TRCITECR_EL1 | sysreg:2863
3 0 1 2 4 SMPRI_EL1 | sysreg:2873
3 0 1 2 6 SMCR_EL1 | sysreg:2897
3 0 1 4 0 SCTLRMASK_EL1 | sysreg:2630
3 0 1 4 1 ACTLRMASK_EL1 | sysreg:2546
3 0 1 4 2 CPACRMASK_EL1 | sysreg:2554
3 0 1 4 3 SCTLR2MASK_EL1 | sysreg:2610
3 0 1 4 4 CPACRALIAS_EL1 | sysreg:2542
3 0 1 4 5 ACTLRALIAS_EL1 | sysreg:2523
3 0 1 4 6 SCTLRALIAS_EL1 | sysreg:2511
3 0 1 4 7 SCTLR2ALIAS_EL1 | sysreg:2606
3 0 2 0 0 TTBR0_EL1 | sysreg:5363
3 0 2 0 1 TTBR1_EL1 | sysreg:5367
3 0 2 0 2 TCR_EL1 | sysreg:5371
3 0 2 0 3 TCR2_EL1 | sysreg:5461
3 0 2 1 0 APIAKEYLO_EL1 | sysreg.h:285
3 0 2 1 1 APIAKEYHI_EL1 | sysreg.h:286
3 0 2 1 2 APIBKEYLO_EL1 | sysreg.h:287
3 0 2 1 3 APIBKEYHI_EL1 | sysreg.h:288
3 0 2 2 0 APDAKEYLO_EL1 | sysreg.h:290
3 0 2 2 1 APDAKEYHI_EL1 | sysreg.h:291
3 0 2 2 2 APDBKEYLO_EL1 | sysreg.h:292
3 0 2 2 3 APDBKEYHI_EL1 | sysreg.h:293
3 0 2 3 0 APGAKEYLO_EL1 | sysreg.h:295
3 0 2 3 1 APGAKEYHI_EL1 | sysreg.h:296
3 0 2 5 0 GCSCR_EL1 | sysreg:2912
3 0 2 5 1 GCSPR_EL1 | sysreg:2921
3 0 2 5 2 GCSCRE0_EL1 | sysreg:2925
3 0 2 7 2 TCRMASK_EL1 | sysreg:2725
3 0 2 7 3 TCR2MASK_EL1 | sysreg:2699
3 0 2 7 6 TCRALIAS_EL1 | sysreg:5457
3 0 2 7 7 TCR2ALIAS_EL1 | sysreg:5487
3 0 4 0 0 SPSR_EL1 | sysreg.h:298
3 0 4 0 1 ELR_EL1 | sysreg.h:299
3 0 4 2 3 PSTATE_PAN | sysreg.h:115
3 0 4 3 0 ALLINT | sysreg:2936
3 0 4 6 0 ICC_PMR_EL1 | sysreg.h:301
3 0 5 1 0 AFSR0_EL1 | sysreg.h:303
3 0 5 1 1 AFSR1_EL1 | sysreg.h:304
3 0 5 2 0 ESR_EL1 | sysreg.h:305
3 0 5 3 0 ERRIDR_EL1 | sysreg.h:307
3 0 5 3 1 ERRSELR_EL1 | sysreg.h:308
3 0 5 3 2 ERXGSR_EL1 | sysreg:2784
3 0 5 4 0 ERXFR_EL1 | sysreg.h:309
3 0 5 4 1 ERXCTLR_EL1 | sysreg.h:310
3 0 5 4 2 ERXSTATUS_EL1 | sysreg.h:311
3 0 5 4 3 ERXADDR_EL1 | sysreg.h:312
3 0 5 4 4 ERXPFGF_EL1 | sysreg.h:313
3 0 5 4 5 ERXPFGCTL_EL1 | sysreg.h:314
3 0 5 4 6 ERXPFGCDN_EL1 | sysreg.h:315
3 0 5 5 0 ERXMISC0_EL1 | sysreg.h:316
3 0 5 5 1 ERXMISC1_EL1 | sysreg.h:317
3 0 5 5 2 ERXMISC2_EL1 | sysreg.h:318
3 0 5 5 3 ERXMISC3_EL1 | sysreg.h:319
3 0 5 6 0 TFSR_EL1 | sysreg.h:320
3 0 5 6 1 TFSRE0_EL1 | sysreg.h:321
3 0 6 0 0 FAR_EL1 | sysreg:2942
3 0 6 0 5 PFAR_EL1 | sysreg:2573
3 0 7 4 0 PAR_EL1 | sysreg.h:323
3 0 9 9 0 PMSCR_EL1 | sysreg:2971
3 0 9 9 1 PMSNEVFR_EL1 | sysreg:2982
3 0 9 9 2 PMSICR_EL1 | sysreg:2986
3 0 9 9 3 PMSIRR_EL1 | sysreg:2992
3 0 9 9 4 PMSFCR_EL1 | sysreg:2999
3 0 9 9 5 PMSEVFR_EL1 | sysreg:3020
3 0 9 9 6 PMSLATFR_EL1 | sysreg:3024
3 0 9 9 7 PMSIDR_EL1 | sysreg:3029
3 0 9 10 0 PMBLIMITR_EL1 | sysreg:3082
3 0 9 10 1 PMBPTR_EL1 | sysreg:3094
3 0 9 10 3 PMBSR_EL1 | sysreg:3098
3 0 9 10 4 PMSDSFR_EL1 | sysreg:3115
3 0 9 10 5 PMBMAR_EL1 | sysreg:3119
3 0 9 10 7 PMBIDR_EL1 | sysreg:3125
3 0 9 11 0 TRBLIMITR_EL1 | sysreg:5698
3 0 9 11 1 TRBPTR_EL1 | sysreg:5716
3 0 9 11 2 TRBBASER_EL1 | sysreg:5720
3 0 9 11 3 TRBSR_EL1 | sysreg:5725
3 0 9 11 4 TRBMAR_EL1 | sysreg:5741
3 0 9 11 5 TRBMPAM_EL1 | sysreg:3138
3 0 9 11 6 TRBTRG_EL1 | sysreg:5757
3 0 9 11 7 TRBIDR_EL1 | sysreg:5762
3 0 9 13 3 PMSSCR_EL1 | sysreg:3146
3 0 9 14 1 PMINTENSET_EL1 | sysreg.h:360
3 0 9 14 2 PMINTENCLR_EL1 | sysreg.h:361
3 0 9 14 4 PMUACR_EL1 | sysreg:3153
3 0 9 14 5 PMECR_EL1 | sysreg:3160
3 0 9 14 6 PMMIR_EL1 | sysreg.h:363
3 0 9 14 7 PMIAR_EL1 | sysreg:3167
3 0 10 2 0 MAIR_EL1 | sysreg.h:365
3 0 10 2 1 MAIR2_EL1 | sysreg:5522
3 0 10 2 2 PIRE0_EL1 | sysreg:5557
3 0 10 2 3 PIR_EL1 | sysreg:5569
3 0 10 2 4 POR_EL1 | sysreg:5585
3 0 10 2 5 S2POR_EL1 | sysreg:5597
3 0 10 3 0 AMAIR_EL1 | sysreg.h:366
3 0 10 3 1 AMAIR2_EL1 | sysreg:5530
3 0 10 4 0 LORSA_EL1 | sysreg:5605
3 0 10 4 1 LOREA_EL1 | sysreg:5612
3 0 10 4 2 LORN_EL1 | sysreg:5619
3 0 10 4 3 LORC_EL1 | sysreg:5624
3 0 10 4 4 MPAMIDR_EL1 | sysreg:5631
3 0 10 4 7 LORID_EL1 | sysreg:5647
3 0 10 5 0 MPAM1_EL1 | sysreg:5654
3 0 10 5 1 MPAM0_EL1 | sysreg:5667
3 0 10 5 3 MPAMSM_EL1 | sysreg:5675
3 0 12 0 0 VBAR_EL1 | sysreg.h:368
3 0 12 1 0 ISR_EL1 | sysreg:5683
3 0 12 1 1 DISR_EL1 | sysreg.h:369
3 0 12 8 0 ICC_IAR0_EL1 | sysreg.h:371
3 0 12 8 1 ICC_EOIR0_EL1 | sysreg.h:372
3 0 12 8 2 ICC_HPPIR0_EL1 | sysreg.h:373
3 0 12 8 3 ICC_BPR0_EL1 | sysreg.h:374
3 0 12 9 5 ICC_NMIAR1_EL1 | sysreg:5693
3 0 12 10 0 ICC_PPI_HMR0_EL1 | sysreg:3238
3 0 12 10 1 ICC_PPI_HMR1_EL1 | sysreg:3242
3 0 12 10 2 ICC_IDR0_EL1 | sysreg:3246
3 0 12 10 3 ICC_HPPIR_EL1 | sysreg:3262
3 0 12 10 4 ICC_ICSR_EL1 | sysreg:3270
3 0 12 10 5 ICC_IAFFIDR_EL1 | sysreg:3284
3 0 12 10 6 ICC_PPI_ENABLER0_EL1 | sysreg:3356
3 0 12 10 7 ICC_PPI_ENABLER1_EL1 | sysreg:3360
3 0 12 11 1 ICC_DIR_EL1 | sysreg.h:385
3 0 12 11 3 ICC_RPR_EL1 | sysreg.h:386
3 0 12 11 5 ICC_SGI1R_EL1 | sysreg.h:387
3 0 12 11 6 ICC_ASGI1R_EL1 | sysreg.h:388
3 0 12 11 7 ICC_SGI0R_EL1 | sysreg.h:389
3 0 12 12 0 ICC_IAR1_EL1 | sysreg.h:390
3 0 12 12 1 ICC_EOIR1_EL1 | sysreg.h:391
3 0 12 12 2 ICC_HPPIR1_EL1 | sysreg.h:392
3 0 12 12 3 ICC_BPR1_EL1 | sysreg.h:393
3 0 12 12 4 ICC_CTLR_EL1 | sysreg.h:394
3 0 12 12 5 ICC_SRE_EL1 | sysreg.h:395
3 0 12 12 6 ICC_IGRPEN0_EL1 | sysreg.h:396
3 0 12 12 7 ICC_IGRPEN1_EL1 | sysreg.h:397
3 0 12 13 0 ICC_PPI_CACTIVER0_EL1 | sysreg:3431
3 0 12 13 1 ICC_PPI_CACTIVER1_EL1 | sysreg:3435
3 0 12 13 2 ICC_PPI_SACTIVER0_EL1 | sysreg:3439
3 0 12 13 3 ICC_PPI_SACTIVER1_EL1 | sysreg:3443
3 0 12 13 4 ICC_PPI_CPENDR0_EL1 | sysreg:3514
3 0 12 13 5 ICC_PPI_CPENDR1_EL1 | sysreg:3518
3 0 12 13 6 ICC_PPI_SPENDR0_EL1 | sysreg:3522
3 0 12 13 7 ICC_PPI_SPENDR1_EL1 | sysreg:3526
3 0 12 14 0 ICC_PPI_PRIORITYR0_EL1 | sysreg:3549
3 0 12 14 1 ICC_PPI_PRIORITYR1_EL1 | sysreg:3553
3 0 12 14 2 ICC_PPI_PRIORITYR2_EL1 | sysreg:3557
3 0 12 14 3 ICC_PPI_PRIORITYR3_EL1 | sysreg:3561
3 0 12 14 4 ICC_PPI_PRIORITYR4_EL1 | sysreg:3565
3 0 12 14 5 ICC_PPI_PRIORITYR5_EL1 | sysreg:3569
3 0 12 14 6 ICC_PPI_PRIORITYR6_EL1 | sysreg:3573
3 0 12 14 7 ICC_PPI_PRIORITYR7_EL1 | sysreg:3577
3 0 12 15 0 ICC_PPI_PRIORITYR8_EL1 | sysreg:3581
3 0 12 15 1 ICC_PPI_PRIORITYR9_EL1 | sysreg:3585
3 0 12 15 2 ICC_PPI_PRIORITYR10_EL1 | sysreg:3589
3 0 12 15 3 ICC_PPI_PRIORITYR11_EL1 | sysreg:3593
3 0 12 15 4 ICC_PPI_PRIORITYR12_EL1 | sysreg:3597
3 0 12 15 5 ICC_PPI_PRIORITYR13_EL1 | sysreg:3601
3 0 12 15 6 ICC_PPI_PRIORITYR14_EL1 | sysreg:3605
3 0 12 15 7 ICC_PPI_PRIORITYR15_EL1 | sysreg:3609
3 0 13 0 1 CONTEXTIDR_EL1 | sysreg:3630
3 0 13 0 3 RCWSMASK_EL1 | sysreg:3634
3 0 13 0 4 TPIDR_EL1 | sysreg:3638
3 0 13 0 5 ACCDATA_EL1 | sysreg.h:399
3 0 13 0 6 RCWMASK_EL1 | sysreg:3642
3 0 13 0 7 SCXTNUM_EL1 | sysreg:3646
3 0 14 1 0 CNTKCTL_EL1 | sysreg.h:401
3 1 0 0 0 CCSIDR_EL1 | sysreg:3652
3 1 0 0 1 CLIDR_EL1 | sysreg:3660
3 1 0 0 2 CCSIDR2_EL1 | sysreg:3676
3 1 0 0 4 GMID_EL1 | sysreg:3681
3 1 0 0 6 SMIDR_EL1 | sysreg:3686
3 1 0 0 7 AIDR_EL1 | sysreg.h:403
3 1 12 0 0 ICC_APR_EL1 | sysreg:3699
3 1 12 0 1 ICC_CR0_EL1 | sysreg:3735
3 1 12 0 2 ICC_PCR_EL1 | sysreg:3743
3 2 0 0 0 CSSELR_EL1 | sysreg:3748
3 3 0 0 1 CTR_EL0 | sysreg:3755
3 3 0 0 7 DCZID_EL0 | sysreg:3777
3 3 2 4 0 RNDR_EL0 | sysreg.h:405
3 3 2 4 1 RNDRRS_EL0 | sysreg.h:406
3 3 2 5 1 GCSPR_EL0 | sysreg:3783
3 3 4 2 2 SVCR | sysreg:3787
3 3 4 4 2 FPMR | sysreg:3793
3 3 9 4 0 PMICNTR_EL0 | sysreg:2946
3 3 9 6 0 PMICFILTR_EL0 | sysreg:2950
3 3 9 12 0 PMCR_EL0 | sysreg.h:408
3 3 9 12 1 PMCNTENSET_EL0 | sysreg.h:409
3 3 9 12 2 PMCNTENCLR_EL0 | sysreg.h:410
3 3 9 12 3 PMOVSCLR_EL0 | sysreg.h:411
3 3 9 12 4 PMSWINC_EL0 | sysreg.h:412
3 3 9 12 5 PMSELR_EL0 | sysreg:3613
3 3 9 12 6 PMCEID0_EL0 | sysreg.h:413
3 3 9 12 7 PMCEID1_EL0 | sysreg.h:414
3 3 9 13 0 PMCCNTR_EL0 | sysreg.h:415
3 3 9 13 1 PMXEVTYPER_EL0 | sysreg.h:416
3 3 9 13 2 PMXEVCNTR_EL0 | sysreg.h:417
3 3 9 13 4 PMZR_EL0 | sysreg:3618
3 3 9 14 0 PMUSERENR_EL0 | sysreg.h:418
3 3 9 14 3 PMOVSSET_EL0 | sysreg.h:419
3 3 10 2 4 POR_EL0 | sysreg:5581
3 3 13 0 2 TPIDR_EL0 | sysreg.h:421
3 3 13 0 3 TPIDRRO_EL0 | sysreg.h:422
3 3 13 0 5 TPIDR2_EL0 | sysreg.h:423
3 3 13 0 7 SCXTNUM_EL0 | sysreg.h:425
3 3 14 0 0 CNTFRQ_EL0 | sysreg.h:463
3 3 14 0 1 CNTPCT_EL0 | sysreg.h:465
3 3 14 0 2 CNTVCT_EL0 | sysreg.h:466
3 3 14 0 5 CNTPCTSS_EL0 | sysreg.h:467
3 3 14 0 6 CNTVCTSS_EL0 | sysreg.h:468
3 3 14 2 0 CNTP_TVAL_EL0 | sysreg.h:470
3 3 14 2 1 CNTP_CTL_EL0 | sysreg.h:471
3 3 14 2 2 CNTP_CVAL_EL0 | sysreg.h:472
3 3 14 3 0 CNTV_TVAL_EL0 | sysreg.h:474
3 3 14 3 1 CNTV_CTL_EL0 | sysreg.h:475
3 3 14 3 2 CNTV_CVAL_EL0 | sysreg.h:476
3 3 14 8 0 PMEVCNTR0_EL0 | sysreg.h:489
3 3 14 8 1 PMEVCNTR1_EL0 | sysreg.h:489
3 3 14 8 2 PMEVCNTR2_EL0 | sysreg.h:489
3 3 14 8 3 PMEVCNTR3_EL0 | sysreg.h:489
3 3 14 8 4 PMEVCNTR4_EL0 | sysreg.h:489
3 3 14 8 5 PMEVCNTR5_EL0 | sysreg.h:489
3 3 14 8 6 PMEVCNTR6_EL0 | sysreg.h:489
3 3 14 8 7 PMEVCNTR7_EL0 | sysreg.h:489
3 3 14 9 0 PMEVCNTR8_EL0 | sysreg.h:489
3 3 14 9 1 PMEVCNTR9_EL0 | sysreg.h:489
3 3 14 9 2 PMEVCNTR10_EL0 | sysreg.h:489
3 3 14 9 3 PMEVCNTR11_EL0 | sysreg.h:489
3 3 14 9 4 PMEVCNTR12_EL0 | sysreg.h:489
3 3 14 9 5 PMEVCNTR13_EL0 | sysreg.h:489
3 3 14 9 6 PMEVCNTR14_EL0 | sysreg.h:489
3 3 14 9 7 PMEVCNTR15_EL0 | sysreg.h:489
3 3 14 10 0 PMEVCNTR16_EL0 | sysreg.h:489
3 3 14 10 1 PMEVCNTR17_EL0 | sysreg.h:489
3 3 14 10 2 PMEVCNTR18_EL0 | sysreg.h:489
3 3 14 10 3 PMEVCNTR19_EL0 | sysreg.h:489
3 3 14 10 4 PMEVCNTR20_EL0 | sysreg.h:489
3 3 14 10 5 PMEVCNTR21_EL0 | sysreg.h:489
3 3 14 10 6 PMEVCNTR22_EL0 | sysreg.h:489
3 3 14 10 7 PMEVCNTR23_EL0 | sysreg.h:489
3 3 14 11 0 PMEVCNTR24_EL0 | sysreg.h:489
3 3 14 11 1 PMEVCNTR25_EL0 | sysreg.h:489
3 3 14 11 2 PMEVCNTR26_EL0 | sysreg.h:489
3 3 14 11 3 PMEVCNTR27_EL0 | sysreg.h:489
3 3 14 11 4 PMEVCNTR28_EL0 | sysreg.h:489
3 3 14 11 5 PMEVCNTR29_EL0 | sysreg.h:489
3 3 14 11 6 PMEVCNTR30_EL0 | sysreg.h:489
3 3 14 12 0 PMEVTYPER0_EL0 | sysreg.h:491
3 3 14 12 1 PMEVTYPER1_EL0 | sysreg.h:491
3 3 14 12 2 PMEVTYPER2_EL0 | sysreg.h:491
3 3 14 12 3 PMEVTYPER3_EL0 | sysreg.h:491
3 3 14 12 4 PMEVTYPER4_EL0 | sysreg.h:491
3 3 14 12 5 PMEVTYPER5_EL0 | sysreg.h:491
3 3 14 12 6 PMEVTYPER6_EL0 | sysreg.h:491
3 3 14 12 7 PMEVTYPER7_EL0 | sysreg.h:491
3 3 14 13 0 PMEVTYPER8_EL0 | sysreg.h:491
3 3 14 13 1 PMEVTYPER9_EL0 | sysreg.h:491
3 3 14 13 2 PMEVTYPER10_EL0 | sysreg.h:491
3 3 14 13 3 PMEVTYPER11_EL0 | sysreg.h:491
3 3 14 13 4 PMEVTYPER12_EL0 | sysreg.h:491
3 3 14 13 5 PMEVTYPER13_EL0 | sysreg.h:491
3 3 14 13 6 PMEVTYPER14_EL0 | sysreg.h:491
3 3 14 13 7 PMEVTYPER15_EL0 | sysreg.h:491
3 3 14 14 0 PMEVTYPER16_EL0 | sysreg.h:491
3 3 14 14 1 PMEVTYPER17_EL0 | sysreg.h:491
3 3 14 14 2 PMEVTYPER18_EL0 | sysreg.h:491
3 3 14 14 3 PMEVTYPER19_EL0 | sysreg.h:491
3 3 14 14 4 PMEVTYPER20_EL0 | sysreg.h:491
3 3 14 14 5 PMEVTYPER21_EL0 | sysreg.h:491
3 3 14 14 6 PMEVTYPER22_EL0 | sysreg.h:491
3 3 14 14 7 PMEVTYPER23_EL0 | sysreg.h:491
3 3 14 15 0 PMEVTYPER24_EL0 | sysreg.h:491
3 3 14 15 1 PMEVTYPER25_EL0 | sysreg.h:491
3 3 14 15 2 PMEVTYPER26_EL0 | sysreg.h:491
3 3 14 15 3 PMEVTYPER27_EL0 | sysreg.h:491
3 3 14 15 4 PMEVTYPER28_EL0 | sysreg.h:491
3 3 14 15 5 PMEVTYPER29_EL0 | sysreg.h:491
3 3 14 15 6 PMEVTYPER30_EL0 | sysreg.h:491
3 3 14 15 7 PMCCFILTR_EL0 | sysreg.h:493
3 4 3 0 0 DACR32_EL2 | sysreg:4600
3 4 5 0 1 IFSR32_EL2 | sysreg.h:528
3 4 5 3 0 FPEXC32_EL2 | sysreg.h:533
"""#

let armCoreRows: StaticString = #"""
implementer 0x41 Arm | cputype.h:54
  0xd00 Foundation | cputype.h:67
  0xd03 Cortex-A53 | cputype.h:70
  0xd04 Cortex-A35 | cputype.h:73
  0xd05 Cortex-A55 | cputype.h:74
  0xd07 Cortex-A57 | cputype.h:68
  0xd08 Cortex-A72 | cputype.h:69
  0xd09 Cortex-A73 | cputype.h:71
  0xd0a Cortex-A75 | cputype.h:72
  0xd0b Cortex-A76 | cputype.h:75
  0xd0c Neoverse-N1 | cputype.h:76
  0xd0d Cortex-A77 | cputype.h:77
  0xd0e Cortex-A76AE | cputype.h:78
  0xd0f AEM-v8 | cputype.h:66
  0xd40 Neoverse-V1 | cputype.h:79
  0xd41 Cortex-A78 | cputype.h:80
  0xd42 Cortex-A78AE | cputype.h:81
  0xd44 Cortex-X1 | cputype.h:82
  0xd46 Cortex-A510 | cputype.h:83
  0xd47 Cortex-A710 | cputype.h:85
  0xd48 Cortex-X2 | cputype.h:87
  0xd49 Neoverse-N2 | cputype.h:88
  0xd4b Cortex-A78C | cputype.h:89
  0xd4c Cortex-X1C | cputype.h:90
  0xd4d Cortex-A715 | cputype.h:86
  0xd4e Cortex-X3 | cputype.h:91
  0xd4f Neoverse-V2 | cputype.h:92
  0xd80 Cortex-A520 | cputype.h:84
  0xd81 Cortex-A720 | cputype.h:93
  0xd82 Cortex-X4 | cputype.h:94
  0xd83 Neoverse-V3AE | cputype.h:95
  0xd84 Neoverse-V3 | cputype.h:96
  0xd85 Cortex-X925 | cputype.h:97
  0xd87 Cortex-A725 | cputype.h:98
  0xd89 Cortex-A720AE | cputype.h:99
  0xd8b C1-Pro | cputype.h:102
  0xd8c C1-Ultra | cputype.h:100
  0xd8e Neoverse-N3 | cputype.h:101
  0xd90 C1-Premium | cputype.h:103
implementer 0x50 Applied Micro | cputype.h:55
  0x000 X-Gene | cputype.h:105
implementer 0x43 Cavium | cputype.h:56
  0x0a1 ThunderX | cputype.h:108
  0x0a2 Thunderx-81XX | cputype.h:109
  0x0a3 Thunderx-83XX | cputype.h:110
  0x0af ThunderX2 | cputype.h:111
  0x0b1 OCTX2-98XX | cputype.h:113
  0x0b2 OCTX2-96XX | cputype.h:114
  0x0b3 OCTX2-95XX | cputype.h:115
  0x0b4 OCTX2-95XXN | cputype.h:116
  0x0b5 OCTX2-95XXMM | cputype.h:117
  0x0b6 OCTX2-95XXO | cputype.h:118
implementer 0x42 Broadcom | cputype.h:57
  0x100 Brahma-B53 | cputype.h:120
  0x516 Vulcan | cputype.h:121
implementer 0x51 Qualcomm | cputype.h:58
  0x001 Oryon-X1 | cputype.h:132
  0x200 Kryo | cputype.h:125
  0x800 Falkor-v1 | cputype.h:123
  0x801 Kryo-2XX-Silver | cputype.h:127
  0x802 Kryo-3XX-Gold | cputype.h:128
  0x803 Kryo-3XX-Silver | cputype.h:129
  0x804 Kryo-4XX-Gold | cputype.h:130
  0x805 Kryo-4XX-Silver | cputype.h:131
  0xc00 Falkor | cputype.h:124
implementer 0x4e NVIDIA | cputype.h:59
  0x003 Denver | cputype.h:134
  0x004 Carmel | cputype.h:135
  0x010 Olympus | cputype.h:136
implementer 0x46 Fujitsu | cputype.h:60
  0x001 A64FX | cputype.h:138
implementer 0x48 HiSilicon | cputype.h:61
  0xd01 TSV110 | cputype.h:140
  0xd02 HIP09 | cputype.h:141
  0xd06 HIP12 | cputype.h:142
implementer 0x61 Apple | cputype.h:62
  0x022 M1-Icestorm | cputype.h:144
  0x023 M1-Firestorm | cputype.h:145
  0x024 M1-Icestorm-Pro | cputype.h:146
  0x025 M1-Firestorm-Pro | cputype.h:147
  0x028 M1-Icestorm-Max | cputype.h:148
  0x029 M1-Firestorm-Max | cputype.h:149
  0x032 M2-Blizzard | cputype.h:150
  0x033 M2-Avalanche | cputype.h:151
  0x034 M2-Blizzard-Pro | cputype.h:152
  0x035 M2-Avalanche-Pro | cputype.h:153
  0x038 M2-Blizzard-Max | cputype.h:154
  0x039 M2-Avalanche-Max | cputype.h:155
implementer 0xc0 Ampere | cputype.h:63
  0xac3 Ampere-1 | cputype.h:157
  0xac4 Ampere-1a | cputype.h:158
implementer 0x6d Microsoft | cputype.h:64
  0xd49 Azure-Cobalt-100 | cputype.h:160
"""#

let armWordRows: StaticString = #"""
pmull ID_AA64ISAR0_EL1 AES 2 | 3273
aes ID_AA64ISAR0_EL1 AES 1 | 3274
sha1 ID_AA64ISAR0_EL1 SHA1 1 | 3275
sha2 ID_AA64ISAR0_EL1 SHA2 1 | 3276
sha512 ID_AA64ISAR0_EL1 SHA2 2 | 3277
crc32 ID_AA64ISAR0_EL1 CRC32 1 | 3278
atomics ID_AA64ISAR0_EL1 ATOMIC 2 | 3279
lse128 ID_AA64ISAR0_EL1 ATOMIC 3 | 3280
asimdrdm ID_AA64ISAR0_EL1 RDM 1 | 3281
sha3 ID_AA64ISAR0_EL1 SHA3 1 | 3282
sm3 ID_AA64ISAR0_EL1 SM3 1 | 3283
sm4 ID_AA64ISAR0_EL1 SM4 1 | 3284
asimddp ID_AA64ISAR0_EL1 DP 1 | 3285
asimdfhm ID_AA64ISAR0_EL1 FHM 1 | 3286
flagm ID_AA64ISAR0_EL1 TS 1 | 3287
flagm2 ID_AA64ISAR0_EL1 TS 2 | 3288
rng ID_AA64ISAR0_EL1 RNDR 1 | 3289
fprcvt ID_AA64ISAR3_EL1 FPRCVT 1 | 3290
fp ID_AA64PFR0_EL1 FP 0 | 3291
fphp ID_AA64PFR0_EL1 FP 1 | 3292
asimd ID_AA64PFR0_EL1 AdvSIMD 0 | 3293
asimdhp ID_AA64PFR0_EL1 AdvSIMD 1 | 3294
dit ID_AA64PFR0_EL1 DIT 1 | 3295
fpmr ID_AA64PFR2_EL1 FPMR 1 | 3296
dcpop ID_AA64ISAR1_EL1 DPB 1 | 3297
dcpodp ID_AA64ISAR1_EL1 DPB 2 | 3298
jscvt ID_AA64ISAR1_EL1 JSCVT 1 | 3299
fcma ID_AA64ISAR1_EL1 FCMA 1 | 3300
lrcpc ID_AA64ISAR1_EL1 LRCPC 1 | 3301
ilrcpc ID_AA64ISAR1_EL1 LRCPC 2 | 3302
lrcpc3 ID_AA64ISAR1_EL1 LRCPC 3 | 3303
frint ID_AA64ISAR1_EL1 FRINTTS 1 | 3304
sb ID_AA64ISAR1_EL1 SB 1 | 3305
bf16 ID_AA64ISAR1_EL1 BF16 1 | 3306
ebf16 ID_AA64ISAR1_EL1 BF16 2 | 3307
dgh ID_AA64ISAR1_EL1 DGH 1 | 3308
i8mm ID_AA64ISAR1_EL1 I8MM 1 | 3309
ls64 ID_AA64ISAR1_EL1 LS64 1 | 3310
lut ID_AA64ISAR2_EL1 LUT 1 | 3311
faminmax ID_AA64ISAR3_EL1 FAMINMAX 1 | 3312
lsfe ID_AA64ISAR3_EL1 LSFE 1 | 3313
uscat ID_AA64MMFR2_EL1 AT 1 | 3314
sve ID_AA64PFR0_EL1 SVE 1 | 3316
sve2p2 ID_AA64ZFR0_EL1 SVEver 3 | 3317
sve2p1 ID_AA64ZFR0_EL1 SVEver 2 | 3318
sve2 ID_AA64ZFR0_EL1 SVEver 1 | 3319
sveaes ID_AA64ZFR0_EL1 AES 1 | 3320
svepmull ID_AA64ZFR0_EL1 AES 2 | 3321
sveaes2 ID_AA64ZFR0_EL1 AES 3 | 3322
svebitperm ID_AA64ZFR0_EL1 BitPerm 1 | 3323
sveb16b16 ID_AA64ZFR0_EL1 B16B16 1 | 3324
svebfscale ID_AA64ZFR0_EL1 B16B16 2 | 3325
svebf16 ID_AA64ZFR0_EL1 BF16 1 | 3326
sveebf16 ID_AA64ZFR0_EL1 BF16 2 | 3327
svesha3 ID_AA64ZFR0_EL1 SHA3 1 | 3328
svesm4 ID_AA64ZFR0_EL1 SM4 1 | 3329
svei8mm ID_AA64ZFR0_EL1 I8MM 1 | 3330
svef32mm ID_AA64ZFR0_EL1 F32MM 1 | 3331
svef64mm ID_AA64ZFR0_EL1 F64MM 1 | 3332
svef16mm ID_AA64ZFR0_EL1 F16MM 1 | 3333
sveeltperm ID_AA64ZFR0_EL1 EltPerm 1 | 3334
gcs ID_AA64PFR1_EL1 GCS 1 | 3337
ssbs ID_AA64PFR1_EL1 SSBS 2 | 3339
bti ID_AA64PFR1_EL1 BT 1 | 3341
mte ID_AA64PFR1_EL1 MTE 2 | 3348
mte3 ID_AA64PFR1_EL1 MTE 3 | 3349
mtefar ID_AA64PFR2_EL1 MTEFAR 1 | 3350
mtestoreonly ID_AA64PFR2_EL1 MTESTOREONLY 1 | 3351
ecv ID_AA64MMFR0_EL1 ECV 1 | 3353
afp ID_AA64MMFR1_EL1 AFP 1 | 3354
cssc ID_AA64ISAR2_EL1 CSSC 1 | 3355
cmpbr ID_AA64ISAR2_EL1 CSSC 2 | 3356
rprfm ID_AA64ISAR2_EL1 RPRFM 1 | 3357
rpres ID_AA64ISAR2_EL1 RPRES 1 | 3358
wfxt ID_AA64ISAR2_EL1 WFxT 2 | 3359
mops ID_AA64ISAR2_EL1 MOPS 1 | 3360
hbc ID_AA64ISAR2_EL1 BC 1 | 3361
sme ID_AA64PFR1_EL1 SME 1 | 3363
smefa64 ID_AA64SMFR0_EL1 FA64 1 | 3364
smelutv2 ID_AA64SMFR0_EL1 LUTv2 1 | 3365
sme2p2 ID_AA64SMFR0_EL1 SMEver 3 | 3366
sme2p1 ID_AA64SMFR0_EL1 SMEver 2 | 3367
sme2 ID_AA64SMFR0_EL1 SMEver 1 | 3368
smei16i64 ID_AA64SMFR0_EL1 I16I64 15 | 3369
smef64f64 ID_AA64SMFR0_EL1 F64F64 1 | 3370
smei16i32 ID_AA64SMFR0_EL1 I16I32 5 | 3371
smeb16b16 ID_AA64SMFR0_EL1 B16B16 1 | 3372
smef16f16 ID_AA64SMFR0_EL1 F16F16 1 | 3373
smef8f16 ID_AA64SMFR0_EL1 F8F16 1 | 3374
smef8f32 ID_AA64SMFR0_EL1 F8F32 1 | 3375
smei8i32 ID_AA64SMFR0_EL1 I8I32 15 | 3376
smef16f32 ID_AA64SMFR0_EL1 F16F32 1 | 3377
smeb16f32 ID_AA64SMFR0_EL1 B16F32 1 | 3378
smebi32i32 ID_AA64SMFR0_EL1 BI32I32 1 | 3379
smef32f32 ID_AA64SMFR0_EL1 F32F32 1 | 3380
smesf8fma ID_AA64SMFR0_EL1 SF8FMA 1 | 3381
smesf8dp4 ID_AA64SMFR0_EL1 SF8DP4 1 | 3382
smesf8dp2 ID_AA64SMFR0_EL1 SF8DP2 1 | 3383
smesbitperm ID_AA64SMFR0_EL1 SBitPerm 1 | 3384
smeaes ID_AA64SMFR0_EL1 AES 1 | 3385
smesfexpa ID_AA64SMFR0_EL1 SFEXPA 1 | 3386
smestmop ID_AA64SMFR0_EL1 STMOP 1 | 3387
smesmop4 ID_AA64SMFR0_EL1 SMOP4 1 | 3388
f8cvt ID_AA64FPFR0_EL1 F8CVT 1 | 3390
f8fma ID_AA64FPFR0_EL1 F8FMA 1 | 3391
f8dp4 ID_AA64FPFR0_EL1 F8DP4 1 | 3392
f8dp2 ID_AA64FPFR0_EL1 F8DP2 1 | 3393
f8mm8 ID_AA64FPFR0_EL1 F8MM8 1 | 3394
f8mm4 ID_AA64FPFR0_EL1 F8MM4 1 | 3395
f8e4m3 ID_AA64FPFR0_EL1 F8E4M3 1 | 3396
f8e5m2 ID_AA64FPFR0_EL1 F8E5M2 1 | 3397
poe ID_AA64MMFR3_EL1 S1POE 1 | 3399
"""#
