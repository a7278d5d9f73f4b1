// Generated from Data/microarchitectures by Scripts/generate-tables. Do not edit.

let microarchitectureRows: StaticString = #"""
vendor AuthenticAMD
uarch Am486
  part 4 3,7-9 | - | cpuid 20230120, (uarch synth)
uarch Am5x86
  part 4 14-15 | - | cpuid 20230120, (uarch synth)
uarch K5
  part 5 0 | SSA/5 | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_k6 (after AMD 20734R); cpuid 20230120, (simple synth)
  part 5 1-3 | 5k86 | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_k6 (after AMD 20734R); cpuid 20230120, (simple synth)
uarch K6
  part 5 6 | - | cpuid 20230120, (uarch synth)
  part 5 7 | Little Foot | cpuid 20230120, (simple synth)
  part 5 8 | Chomper | cpuid 20230120, (simple synth)
  part 5 9 | Sharptooth | cpuid 20230120, (simple synth)
  part 5 13 | - | cpuid 20230120, (uarch synth)
uarch Geode
  part 5 5 | Geode GX | cpuid 20230120, (simple synth)
  part 5 10 | Geode LX | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_k6
uarch K7
  part 6 1 | Argon | cpuid 20230120, (simple synth)
  part 6 2 | Pluto / Orion | cpuid 20230120, (simple synth)
  part 6 3 | Spitfire | cpuid 20230120, (simple synth)
  part 6 4 | Thunderbird | cpuid 20230120, (simple synth)
  part 6 6 | Palomino | cpuid 20230120, (simple synth)
  part 6 7 | Morgan | cpuid 20230120, (simple synth)
  part 6 8 | Thoroughbred / Applebred | cpuid 20230120, (simple synth); libcpuid tests/amd/k7/amd-duron-processor-applebred.test
  part 6 10 | Barton | cpuid 20230120, (simple synth)
uarch K8
  part 15 4 | SledgeHammer / ClawHammer | cpuid 20230120, (simple synth); libcpuid tests/amd/k8/amd-athlon-64-processor-2800+.test
  part 15 5 | SledgeHammer | cpuid 20230120, (simple synth)
  part 15 7 | SledgeHammer | cpuid 20230120, (simple synth)
  part 15 8 | ClawHammer / Odessa | cpuid 20230120, (simple synth)
  part 15 11 | ClawHammer | cpuid 20230120, (simple synth)
  part 15 12 | ClawHammer / Odessa / NewCastle / Paris / Dublin | cpuid 20230120, (simple synth)
  part 15 14 | ClawHammer / Odessa / NewCastle / Paris / Dublin | cpuid 20230120, (simple synth)
  part 15 15 | ClawHammer / Odessa / NewCastle / Paris | cpuid 20230120, (simple synth)
  part 15 20 | Winchester / Oakville | cpuid 20230120, (simple synth)
  part 15 21 | Winchester | cpuid 20230120, (simple synth)
  part 15 23 | Winchester | cpuid 20230120, (simple synth)
  part 15 24 | Winchester / Oakville / Georgetown / Sonora | cpuid 20230120, (simple synth)
  part 15 27 | Winchester | cpuid 20230120, (simple synth)
  part 15 28 | Winchester / Oakville / Georgetown / Sonora / Palermo | cpuid 20230120, (simple synth)
  part 15 31 | Winchester / Palermo | cpuid 20230120, (simple synth)
  part 15 33 | Italy / Egypt | cpuid 20230120, (simple synth)
  part 15 35 | Toledo / Manchester / Denmark | cpuid 20230120, (simple synth)
  part 15 36 | Newark / Lancaster / Richmond | cpuid 20230120, (simple synth)
  part 15 37 | Troy / Athens | cpuid 20230120, (simple synth)
  part 15 39 | San Diego / Venus | cpuid 20230120, (simple synth)
  part 15 43 | Manchester | cpuid 20230120, (simple synth)
  part 15 44 | Palermo / Venice / Albany / Roma | cpuid 20230120, (simple synth)
  part 15 47 | Venice / Palermo | cpuid 20230120, (simple synth)
  part 15 65 | Santa Rosa | cpuid 20230120, (simple synth)
  part 15 67 | Windsor / Santa Rosa | cpuid 20230120, (simple synth)
  part 15 72 | Windsor / Taylor / Trinidad | cpuid 20230120, (simple synth)
  part 15 75 | Windsor | cpuid 20230120, (simple synth)
  part 15 76 | Orleans / Manila / Keene / Taylor / Trinidad | cpuid 20230120, (simple synth)
  part 15 79 | Orleans / Manila / Keene | cpuid 20230120, (simple synth)
  part 15 93 | Santa Rosa | cpuid 20230120, (simple synth)
  part 15 95 | Orleans / Manila / Keene | cpuid 20230120, (simple synth)
  part 15 104 | Tyler | cpuid 20230120, (simple synth)
  part 15 107 | Brisbane / Sparta / Huron | cpuid 20230120, (simple synth)
  part 15 108 | Lima / Sparta / Sherman | cpuid 20230120, (simple synth)
  part 15 111 | Huron / Sparta / Sherman | cpuid 20230120, (simple synth)
  part 15 124 | Lima / Sparta / Sherman | cpuid 20230120, (simple synth)
  part 15 127 | Lima / Sparta / Sherman / Huron | cpuid 20230120, (simple synth)
  part 15 193 | Windsor | cpuid 20230120, (simple synth)
uarch K10
  part 16 0 | Barcelona | cpuid 20230120, (simple synth)
  part 16 2 | Barcelona / Agena / Toliman / Kuma | cpuid 20230120, (simple synth)
  part 16 4 | Shanghai / Deneb / Heka / Callisto / Propus / Regor | cpuid 20230120, (simple synth)
  part 16 5 | Propus / Rana / Regor / Deneb / Heka / Callisto | cpuid 20230120, (simple synth)
  part 16 6 | Regor / Sargas / Caspian / Champlain | cpuid 20230120, (simple synth)
  part 16 8 | Istanbul / Lisbon | cpuid 20230120, (simple synth)
  part 16 9 | Magny-Cours | cpuid 20230120, (simple synth)
  part 16 10 | Thuban / Zosma | cpuid 20230120, (simple synth)
  part 18 0-2 | Llano | cpuid 20230120, (simple synth)
uarch Puma 2008
  part 17 3 | Griffin / Lion / Sable | cpuid 20230120, (simple synth); libcpuid tests/amd/k8/amd-turion-x2-ultra-dual-core-mobile-zm-82.test
uarch Bobcat
  part 20 1-2 | Ontario / Zacate / Desna | cpuid 20230120, (simple synth)
uarch Bulldozer
  part 21 0-1 | Interlagos / Valencia / Zurich / Zambezi | cpuid 20230120, (simple synth)
uarch Piledriver
  part 21 2 | Abu Dhabi / Seoul / Delhi / Vishera | cpuid 20230120, (simple synth)
  part 21 16 | Trinity | cpuid 20230120, (simple synth)
  part 21 19 | Richland | cpuid 20230120, (simple synth)
uarch Steamroller
  part 21 48 | Kaveri | cpuid 20230120, (simple synth)
  part 21 56 | Godavari | cpuid 20230120, (simple synth)
  part 21 64 | - | cpuid 20230120, (uarch synth)
uarch Excavator
  part 21 96 | Carrizo / Toronto | cpuid 20230120, (simple synth)
  part 21 101 | Carrizo / Bristol Ridge / Stoney Ridge / Toronto / Brown Falcon / Merlin Falcon / Prairie Falcon | cpuid 20230120, (simple synth)
  part 21 112 | Carrizo / Bristol Ridge / Stoney Ridge / Toronto / Brown Falcon / Merlin Falcon / Prairie Falcon | cpuid 20230120, (simple synth)
uarch Jaguar
  part 22 0 | Kabini / Temash / Kyoto | cpuid 20230120, (simple synth)
uarch Cato
  part 22 38 | Cato | cpuid 20230120, (uarch synth)
uarch Puma 2014
  part 22 48 | Beema / Mullins / Steppe Eagle / Crowned Eagle | cpuid 20230120, (simple synth)
uarch Zen
  part 23 0-1 | Naples / Summit Ridge / Whitehaven | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth); libcpuid tests/amd/zen/amd-ryzen-threadripper-1950x-16-core-processor.test
  part 23 16-17 | Raven Ridge / Great Horned Owl / Banded Kestrel | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 23 32 | Dali | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 23 80 | Fenghuang | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
uarch Zen+
  part 23 8 | Pinnacle Ridge | cpuid 20230120, (uarch synth)
  part 23 24 | Picasso | cpuid 20230120, (uarch synth)
uarch Zen 2
  part 23 48,50-63 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 23 49 | Rome / Castle Peak | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 23 64-70,72-79 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 23 71 | Oberon | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 23 96-103 | Renoir | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 23 104-111 | Lucienne | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 23 112-127 | Matisse | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 23 132-135 | ProjectX | LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 23 144-151 | Van Gogh | LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 23 152-159 | Mero | LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 23 160-175 | Mendocino | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
uarch Zen 3
  part 25 0,2-7,9-15 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 25 1 | Milan | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 25 8 | Chagall | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 25 32-47 | Vermeer | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 25 48-63 | Badami | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 25 80-95 | Cezanne / Barcelo | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
uarch Zen 3+
  part 25 64-79 | Rembrandt | LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
uarch Zen 4
  part 25 16-23 | Genoa | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 25 24-31 | Storm Peak | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; cpuid 20230120, (simple synth)
  part 25 96-111 | Raphael | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 25 112-119 | Phoenix / Hawk Point | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 25 120-127 | Phoenix 2 / Hawk Point 2 | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
  part 25 128-159 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
uarch Zen 4c
  part 25 160-175 | Bergamo | cpuid 20230120, (uarch synth); LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype
uarch Zen 5
  part 26 0-1,3-15 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 26 2 | Turin | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; libcpuid recog_amd.c, cpudb_amd
  part 26 16,18-31 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 26 17 | Turin Dense | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; libcpuid recog_amd.c, cpudb_amd
  part 26 32-35,37-47 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 26 36 | Strix Point | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; libcpuid recog_amd.c, cpudb_amd
  part 26 64-67,69-79 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 26 68 | Granite Ridge | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; libcpuid recog_amd.c, cpudb_amd
  part 26 96 | Krackan Point | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; libcpuid recog_amd.c, cpudb_amd
  part 26 97-111,113-127 | - | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  part 26 112 | Strix Halo | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd; libcpuid recog_amd.c, cpudb_amd
uarch Zen 6
  part 26 80-95,128-175,192-239 | - | linux 7.1 arch/x86/kernel/cpu/amd.c, bsp_init_amd
vendor HygonGenuine
uarch Moksha
  part 24 0 | Dhyana | cpuid 20230120, (uarch synth); libvirt 9.0.0 src/cpu_map/x86_Dhyana.xml, signature
vendor GenuineIntel
uarch i486
  part 4 0-5,7-9 | - | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
uarch P5
  part 5 0-1 | - | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 5 2 | P54C | cpuid 20230120, (simple synth)
  part 5 3 | - | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 5 4 | P55C | cpuid 20230120, (simple synth)
  part 5 7 | - | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 5 8 | Tillamook | cpuid 20230120, (simple synth)
  part 5 9 | Quark X1000 / Lakemont | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_QUARK_X1000; cpuid 20230120, (simple synth)
uarch P6
  part 6 0-1 | - | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 6 3 | Klamath | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 6 4-5 | Deschutes | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 6 6 | Mendocino / Dixon | cpuid 20230120, (simple synth); libcpuid tests/intel/ia-32/p6/intel-pentium-ii-dixon.test
  part 6 7 | Katmai | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 6 8 | Coppermine | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 6 10 | Cascades | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
  part 6 11 | Tualatin | linux 6.12 arch/x86/kernel/cpu/intel.c, legacy_models
uarch Pentium M
  part 6 9 | Banias / Shelton | cpuid 20230120, (simple synth); libcpuid tests/intel/ia-32/p6/intel-celeron-processor-600mhz.test
  part 6 13 | Dothan | cpuid 20230120, (uarch synth)
  part 6 14 | Yonah | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_CORE_YONAH
  part 6 21 | Tolapai | cpuid 20230120, (simple synth)
uarch NetBurst
  part 15 0-1 | Willamette / Foster | cpuid 20230120, (simple synth)
  part 15 2 | Northwood / Prestonia / Gallatin | cpuid 20230120, (simple synth)
  part 15 3 | Prescott / Nocona | cpuid 20230120, (simple synth)
  part 15 4 | Prescott / Nocona / Irwindale / Smithfield / Cranford / Potomac / Paxville | cpuid 20230120, (simple synth)
  part 15 6 | Cedar Mill / Presler / Dempsey / Tulsa | cpuid 20230120, (simple synth)
uarch Core
  part 6 15 | Merom / Conroe / Allendale / Kentsfield / Clovertown / Woodcrest / Tigerton | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_CORE2_MEROM; cpuid 20230120, (simple synth)
  part 6 22 | Merom / Conroe | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_CORE2_MEROM_L; cpuid 20230120, (simple synth)
  part 6 23 | Penryn / Wolfdale / Yorkfield / Harpertown | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_CORE2_PENRYN; cpuid 20230120, (simple synth)
  part 6 29 | Dunnington | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_CORE2_DUNNINGTON
uarch Nehalem
  part 6 26 | Bloomfield / Gainestown | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_NEHALEM_EP; cpuid 20230120, (simple synth)
  part 6 30 | Lynnfield / Clarksfield / Jasper Forest | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_NEHALEM; cpuid 20230120, (simple synth)
  part 6 31 | Auburndale / Havendale | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_NEHALEM_G
  part 6 46 | Beckton | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_NEHALEM_EX; cpuid 20230120, (simple synth)
uarch Westmere
  part 6 37 | Clarkdale / Arrandale | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_WESTMERE; cpuid 20230120, (simple synth)
  part 6 44 | Gulftown / Westmere-EP | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_WESTMERE_EP; cpuid 20230120, (simple synth)
  part 6 47 | Westmere-EX | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_WESTMERE_EX
uarch Sandy Bridge
  part 6 42 | Sandy Bridge | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_SANDYBRIDGE
  part 6 45 | Sandy Bridge-E / Sandy Bridge-EP | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_SANDYBRIDGE_X; Intel microcode-20200520 release note, SNB-E/EN/EP
uarch Ivy Bridge
  part 6 58 | Ivy Bridge | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_IVYBRIDGE
  part 6 62 | Ivy Bridge-E / Ivy Bridge-EP / Ivy Bridge-EX | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_IVYBRIDGE_X; cpuid 20230120, (simple synth)
uarch Haswell
  part 6 60 | Haswell | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_HASWELL
  part 6 63 | Haswell-E / Haswell-EP / Haswell-EX | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_HASWELL_X; Intel microcode-20210608 release note, HSX-E/EP, HSX-EX
  part 6 69 | Haswell-ULT | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_HASWELL_L; cpuid 20230120, (simple synth)
  part 6 70 | Crystal Well | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_HASWELL_G; cpuid 20230120, (simple synth)
uarch Broadwell
  part 6 61 | Broadwell-U / Broadwell-Y | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_BROADWELL; cpuid 20230120, (simple synth)
  part 6 71 | Broadwell-H | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_BROADWELL_G; cpuid 20230120, (simple synth)
  part 6 79 | Broadwell-E / Broadwell-EP / Broadwell-EX | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_BROADWELL_X; cpuid 20230120, (simple synth)
  part 6 86 | Broadwell-DE | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_BROADWELL_D; cpuid 20230120, (simple synth)
uarch Skylake
  part 6 78 stepping 0-7,9-15 | Skylake-U / Skylake-Y | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_SKYLAKE_L; Intel microcode-20210608 release note, SKL-U/Y
  part 6 78 stepping 8 | Kaby Lake | cpuid 20230120, (uarch synth)
  part 6 94 stepping 0-7,9-15 | Skylake-H / Skylake-S | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_SKYLAKE; Intel microcode-20210608 release note, SKL-H/S
  part 6 94 stepping 8 | Kaby Lake-H | cpuid 20230120, (uarch synth)
  part 6 85 stepping 0-4 | Skylake-SP / Skylake-X | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_SKYLAKE_X; Intel microcode-20210608 release note, SKX-SP
  part 6 85 stepping 5-7 | Cascade Lake | linux 6.12 arch/x86/include/asm/intel-family.h, CASCADELAKE_X; Intel microcode-20210608 release note, CLX-SP
  part 6 85 stepping 8-9,12-15 | - | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_SKYLAKE_X
  part 6 85 stepping 10-11 | Cooper Lake | linux 6.12 arch/x86/include/asm/intel-family.h, COOPERLAKE_X; libvirt 11.3.0 src/cpu_map/x86_Cooperlake.xml, signature
  part 6 142 stepping 0-8,13-15 | Kaby Lake-U / Kaby Lake-Y | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_KABYLAKE_L; Intel microcode-20210608 release note, KBL-U/Y
  part 6 142 stepping 9 | Kaby Lake-U / Kaby Lake-Y / Amber Lake-Y | linux 6.12 arch/x86/include/asm/intel-family.h, AMBERLAKE_L; Intel microcode-20210608 release note, KBL-U/Y, AML-Y22
  part 6 142 stepping 10 | Coffee Lake-U / Kaby Lake-R | linux 6.12 arch/x86/include/asm/intel-family.h, COFFEELAKE_L; Intel microcode-20191115 release note, CFL-U43e, KBL-R U
  part 6 142 stepping 11 | Whiskey Lake-U | linux 6.12 arch/x86/include/asm/intel-family.h, WHISKEYLAKE_L; Intel microcode-20210608 release note, WHL-U
  part 6 142 stepping 12 | Whiskey Lake-U / Comet Lake-U / Amber Lake-Y | linux 6.12 arch/x86/include/asm/intel-family.h, WHISKEYLAKE_L; Intel microcode-20191115 release note, AML-Y42, WHL-U, CML-U42
  part 6 158 stepping 0-9,14-15 | Kaby Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_KABYLAKE
  part 6 158 stepping 10-13 | Coffee Lake | linux 6.12 arch/x86/include/asm/intel-family.h, COFFEELAKE
  part 6 165 | Comet Lake-H / Comet Lake-S | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_COMETLAKE; Intel microcode-20210608 release note, CML-H, CML-S62
  part 6 166 | Comet Lake-U | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_COMETLAKE_L; Intel microcode-20210608 release note, CML-U62
uarch Palm Cove
  part 6 102 | Cannon Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_CANNONLAKE_L
  part 6 103 | Cannon Lake | cpuid 20230120, (uarch synth)
uarch Sunny Cove
  part 6 106 | Ice Lake-SP | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ICELAKE_X; Intel microcode-20210608 release note, ICX-SP
  part 6 108 | Ice Lake-D | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ICELAKE_D
  part 6 125 | Ice Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ICELAKE
  part 6 126 | Ice Lake-U / Ice Lake-Y | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ICELAKE_L; Intel microcode-20210608 release note, ICL-U/Y
  part 6 138 core 40H | Lakefield | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_LAKEFIELD
  part 6 157 | Spring Hill | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ICELAKE_NNPI; cpuid 20230120, (simple synth)
  part 6 159 | Ice Lake | cpuid 20230120, (uarch synth)
uarch Cypress Cove
  part 6 167 | Rocket Lake-S | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ROCKETLAKE; Intel microcode-20210608 release note, RKL-S
  part 6 168 | Rocket Lake | cpuid 20230120, (uarch synth)
uarch Willow Cove
  part 6 140 | Tiger Lake-U | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_TIGERLAKE_L; cpuid 20230120, (simple synth)
  part 6 141 | Tiger Lake-H | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_TIGERLAKE; Intel microcode-20210608 release note, TGL-H
uarch Golden Cove
  part 6 143 | Sapphire Rapids | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_SAPPHIRERAPIDS_X
  part 6 151 core 40H | Alder Lake-S | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ALDERLAKE; cpuid 20230120, (simple synth)
  part 6 154 core 40H | Alder Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ALDERLAKE_L
uarch Raptor Cove
  part 6 183,191 core 40H | Raptor Lake-S / Raptor Lake-HX | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_RAPTORLAKE, INTEL_RAPTORLAKE_S; cpuid 20230120, (simple synth)
  part 6 186 core 40H | Raptor Lake-P | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_RAPTORLAKE_P; cpuid 20230120, (uarch synth)
  part 6 207 | Emerald Rapids | linux commit 43bb700cff6b arch/x86/include/asm/intel-family.h, INTEL_EMERALDRAPIDS_X
  part 6 215 | Bartlett Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_BARTLETTLAKE
uarch Redwood Cove
  part 6 170,172 core 40H | Meteor Lake | linux commit 43bb700cff6b arch/x86/include/asm/intel-family.h, INTEL_METEORLAKE
  part 6 171 core 40H | Meteor Lake | cpuid 20230120, (uarch synth)
  part 6 173 | Granite Rapids | linux commit 43bb700cff6b arch/x86/include/asm/intel-family.h, INTEL_GRANITERAPIDS_X
  part 6 174 | Granite Rapids-D | linux 6.12 tools/perf/pmu-events/arch/x86/mapfile.csv; linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_GRANITERAPIDS_D
  part 6 181 core 40H | Arrow Lake-U | linux 6.12 arch/x86/events/intel/core.c, intel_pmu_init, intel_rwc_extra_regs; linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ARROWLAKE_U
uarch Lion Cove
  part 6 189 core 40H | Lunar Lake | linux commit 43bb700cff6b arch/x86/include/asm/intel-family.h, INTEL_LUNARLAKE_M
  part 6 197 core 40H | Arrow Lake-H | linux commit 43bb700cff6b arch/x86/include/asm/intel-family.h, INTEL_ARROWLAKE_H
  part 6 198 core 40H | Arrow Lake-S | linux 6.12 arch/x86/events/intel/core.c, intel_pmu_init, intel_pmu_init_lnc; linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ARROWLAKE
uarch Cougar Cove
  part 6 204 core 40H | Panther Lake | linux patch "x86/cpu: Add/fix core comments for {Panther,Nova} Lake", 28 October 2025, INTEL_PANTHERLAKE_L
uarch Panther Cove
  part 19 1 | Diamond Rapids | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_PANTHERCOVE_X
uarch Coyote Cove
  part 18 1,3 core 40H | Nova Lake | linux patch "x86/cpu: Add/fix core comments for {Panther,Nova} Lake", 28 October 2025, INTEL_NOVALAKE
uarch Bonnell
  part 6 28 | Diamondville / Silverthorne / Pineview | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_BONNELL; cpuid 20230120, (simple synth)
  part 6 38 | Lincroft / Tunnel Creek | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_BONNELL_MID; cpuid 20230120, (simple synth)
uarch Saltwell
  part 6 39 | Penwell / Medfield | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_SALTWELL_MID; cpuid 20230120, (simple synth)
  part 6 53 | Cloverview / Clover Trail | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_SALTWELL_TABLET; cpuid 20230120, (simple synth)
  part 6 54 | Cedarview / Centerton | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_SALTWELL; cpuid 20230120, (simple synth)
uarch Silvermont
  part 6 55 | Bay Trail | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_SILVERMONT
  part 6 74 | Merrifield | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_SILVERMONT_MID; cpuid 20230120, (simple synth)
  part 6 77 | Avoton / Rangeley | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_SILVERMONT_D; cpuid 20230120, (simple synth)
  part 6 90 | Moorefield | cpuid 20230120, (uarch synth)
  part 6 93 | SoFIA | cpuid 20230120, (uarch synth)
uarch Airmont
  part 6 76 | Cherry Trail / Braswell | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_AIRMONT
  part 6 110 | Cougar Mountain | cpuid 20230120, (uarch synth)
  part 6 117 | Lightning Mountain | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_AIRMONT_NP
uarch Goldmont
  part 6 92 | Apollo Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_GOLDMONT
  part 6 95 | Denverton | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_GOLDMONT_D
uarch Goldmont Plus
  part 6 122 | Gemini Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_GOLDMONT_PLUS
uarch Tremont
  part 6 134 | Snow Ridge / Parker Ridge | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_TREMONT_D; cpuid 20230120, (simple synth)
  part 6 138 core 20H | Lakefield | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_LAKEFIELD
  part 6 150 | Elkhart Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_TREMONT
  part 6 156 | Jasper Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_TREMONT_L
uarch Gracemont
  part 6 151 core 20H | Alder Lake-S | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ALDERLAKE; cpuid 20230120, (simple synth)
  part 6 154 core 20H | Alder Lake | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ALDERLAKE_L
  part 6 183,191 core 20H | Raptor Lake-S / Raptor Lake-HX | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_RAPTORLAKE, INTEL_RAPTORLAKE_S; cpuid 20230120, (simple synth)
  part 6 186 core 20H | Raptor Lake-P | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_RAPTORLAKE_P; linux 6.12 tools/perf/pmu-events/arch/x86/mapfile.csv
  part 6 190 | Alder Lake-N | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_GRACEMONT
uarch Crestmont
  part 6 170,172 core 20H | Meteor Lake | linux commit 43bb700cff6b arch/x86/include/asm/intel-family.h, INTEL_METEORLAKE
  part 6 175 | Sierra Forest | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_CRESTMONT_X
  part 6 181 core 20H | Arrow Lake-U | linux 6.12 arch/x86/events/intel/core.c, intel_pmu_init, intel_cmt_extra_regs; linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ARROWLAKE_U
  part 6 182 | Grand Ridge | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_CRESTMONT
  part 6 197 core 20H native 2 | Arrow Lake-H | linux of October 2025 arch/x86/include/asm/intel-family.h, intel_native_id
uarch Skymont
  part 6 189 core 20H | Lunar Lake | linux commit 43bb700cff6b arch/x86/include/asm/intel-family.h, INTEL_LUNARLAKE_M
  part 6 197 core 20H native 3 | Arrow Lake-H | linux of October 2025 arch/x86/include/asm/intel-family.h, intel_native_id
  part 6 198 core 20H | Arrow Lake-S | linux 6.12 arch/x86/events/intel/core.c, intel_pmu_init, intel_pmu_init_skt; linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ARROWLAKE
uarch Darkmont
  part 6 204 core 20H | Panther Lake | linux patch "x86/cpu: Add/fix core comments for {Panther,Nova} Lake", 28 October 2025, INTEL_PANTHERLAKE_L
  part 6 221 | Clearwater Forest | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_DARKMONT_X
uarch Arctic Wolf
  part 18 1,3 core 20H | Nova Lake | linux patch "x86/cpu: Add/fix core comments for {Panther,Nova} Lake", 28 October 2025, INTEL_NOVALAKE
uarch Knights Ferry
  part 11 0 | Knights Ferry | cpuid 20230120, (uarch synth)
uarch Knights Corner
  part 11 1 | Knights Corner | cpuid 20230120, (uarch synth)
uarch Knights Landing
  part 6 87 | Knights Landing | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_XEON_PHI_KNL
uarch Knights Mill
  part 6 133 | Knights Mill | linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_XEON_PHI_KNM
vendor CentaurHauls
uarch WinChip
  part 5 4 | C6 | linux 6.12 arch/x86/kernel/cpu/centaur.c, init_centaur
  part 5 8 | WinChip 2 | linux 6.12 arch/x86/kernel/cpu/centaur.c, init_centaur
  part 5 9 | WinChip 3 | linux 6.12 arch/x86/kernel/cpu/centaur.c, init_centaur
uarch C3
  part 6 6 | Samuel | cpuid 20230120, (simple synth)
  part 6 7 stepping 0-7 | Samuel 2 | cpuid 20230120, (simple synth)
  part 6 7 stepping 8-15 | Ezra | cpuid 20230120, (simple synth)
  part 6 8 | Ezra-T | cpuid 20230120, (simple synth)
  part 6 9 | Nehemiah / Antaur | cpuid 20230120, (simple synth)
uarch C7
  part 6 10,13 | Esther | cpuid 20230120, (simple synth)
uarch Isaiah
  part 6 15 stepping 0-13 | Isaiah | VIA, "The VIA Isaiah Architecture" (Centaur Technology, January 2008); cpuid 20230120, (simple synth)
uarch Isaiah or ZhangJiang
  part 6 15 stepping 14-15 | Isaiah / ZX-C | VIA, "The VIA Isaiah Architecture" (Centaur Technology, January 2008); cpuid 20230120, (simple synth); linux 6.12 arch/x86/events/zhaoxin/core.c, zhaoxin_pmu_init; libcpuid tests/zhaoxin/zhangjiang/zhaoxin-kaixian-zx-c+-c4580.test
uarch CNS
  part 6 71 | CHA | cpuid 20230120, (uarch synth)
vendor CentaurHauls | "  Shanghai  "
uarch ZhangJiang
  part 6 25 stepping 0-3 | ZX-C | linux 6.12 arch/x86/events/zhaoxin/core.c, zhaoxin_pmu_init; libcpuid recog_centaur.c, cpudb_centaur
uarch WuDaoKou
  part 7 11 | - | cpuid 20230120, (uarch synth)
  part 7 27 | ZX-D | cpuid 20230120, (uarch synth); linux 6.12 arch/x86/events/zhaoxin/core.c, zhaoxin_pmu_init
uarch LuJiaZui
  part 7 59 | ZX-E | cpuid 20230120, (uarch synth); linux 6.12 arch/x86/events/zhaoxin/core.c, zhaoxin_pmu_init
uarch YongFeng
  part 7 91 | - | cpuid 20230120, (uarch synth)
"""#
