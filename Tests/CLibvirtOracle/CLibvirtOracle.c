#define _GNU_SOURCE
#include "CLibvirtOracle.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARCH_X86_64 = 34, LIST_MAX = 512 };

/* The first fields of libvirt 9.0.0's CPU definition. */
struct cpu {
  int refs, type, mode, match, check, arch;
  char *model, *vendor_id;
  int fallback;
};

static struct {
  int (*virInitialize)(void);
  int (*virGetVersion)(unsigned long *, const char *, unsigned long *);
  void (*virSetErrorFunc)(void *, void (*)(void *, void *));
  const char *(*virGetLastErrorMessage)(void);
  void (*virResetLastError)(void);
  int (*virCPUDefParseXMLString)(const char *, int, struct cpu **, bool);
  void (*virCPUDefFree)(struct cpu *);
  char *(*virCPUDefFormat)(struct cpu *, void *);
  int (*virCPUCompare)(int, struct cpu *, struct cpu *, bool);
  struct cpu *(*virCPUBaseline)(int, struct cpu **, unsigned, void *, const char **, bool);
  int (*virCPUUpdate)(int, struct cpu *, const struct cpu *);
  int (*virCPUUpdateLive)(int, struct cpu *, void *, void *);
  int (*virCPUTranslate)(int, struct cpu *, void *);
  int (*virCPUExpandFeatures)(int, struct cpu *);
  struct cpu *(*virCPUCopyMigratable)(int, struct cpu *);
  void *(*virCPUDataParse)(const char *);
  void (*virCPUDataFree)(void *);
  int (*cpuDecode)(struct cpu *, const void *, void *);
  void *(*virDomainCapsCPUModelsNew)(size_t);
  void (*virDomainCapsCPUModelsAdd)(void *, const char *, int, char **, bool, const char *);
  void (*virObjectUnref)(void *);
} lib;

static void silent(void *user, void *error) {
  (void)user;
  (void)error;
}

unsigned long lvo_open(void) {
  static unsigned long version;
  if (version) return version;
  /* Errors and warnings are results here, not news. */
  setenv("LIBVIRT_LOG_OUTPUTS", "4:file:/dev/null", 1);
  void *handle = dlopen("libvirt.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define RESOLVE(name) \
  if (!(*(void **)&lib.name = dlsym(handle, #name))) return 0
  RESOLVE(virInitialize);
  RESOLVE(virGetVersion);
  RESOLVE(virSetErrorFunc);
  RESOLVE(virGetLastErrorMessage);
  RESOLVE(virResetLastError);
  RESOLVE(virCPUDefParseXMLString);
  RESOLVE(virCPUDefFree);
  RESOLVE(virCPUDefFormat);
  RESOLVE(virCPUCompare);
  RESOLVE(virCPUBaseline);
  RESOLVE(virCPUUpdate);
  RESOLVE(virCPUUpdateLive);
  RESOLVE(virCPUTranslate);
  RESOLVE(virCPUExpandFeatures);
  RESOLVE(virCPUCopyMigratable);
  RESOLVE(virCPUDataParse);
  RESOLVE(virCPUDataFree);
  RESOLVE(cpuDecode);
  RESOLVE(virDomainCapsCPUModelsNew);
  RESOLVE(virDomainCapsCPUModelsAdd);
  RESOLVE(virObjectUnref);
#undef RESOLVE
  if (lib.virInitialize() < 0) return 0;
  lib.virSetErrorFunc(NULL, silent);
  unsigned long found = 0;
  if (lib.virGetVersion(&found, NULL, NULL) < 0) return 0;
  return version = found;
}

const char *lvo_error(void) { return lib.virGetLastErrorMessage(); }

static struct cpu *parse(const char *xml, int type) {
  struct cpu *cpu = NULL;
  lib.virResetLastError();
  return lib.virCPUDefParseXMLString(xml, type, &cpu, false) < 0 ? NULL : cpu;
}

static char *format(struct cpu *cpu) {
  char *text = cpu ? lib.virCPUDefFormat(cpu, NULL) : NULL;
  return text || !cpu ? text : strdup("");
}

/* Splits in place; the list ends with NULL. */
static size_t split(char *text, char mark, char **parts) {
  size_t count = 0;
  while (text && count < LIST_MAX - 1) {
    parts[count++] = text;
    if ((text = strchr(text, mark))) *text++ = 0;
  }
  parts[count] = NULL;
  return count;
}

static void *models_from(const char *text) {
  if (!text) return NULL;
  char *copy = strdup(text);
  char *records[LIST_MAX], *fields[LIST_MAX];
  void *models = lib.virDomainCapsCPUModelsNew(0);
  size_t count = *copy ? split(copy, LVO_RECORD, records) : 0;
  for (size_t i = 0; i < count; i++) {
    size_t n = split(records[i], LVO_FIELD, fields);
    lib.virDomainCapsCPUModelsAdd(models, fields[0], n > 1 ? 2 : 1, n > 1 ? fields + 1 : NULL, false, NULL);
  }
  free(copy);
  return models;
}

static void unref(void *object) {
  if (object) lib.virObjectUnref(object);
}

char *lvo_parse(const char *xml, int type) {
  struct cpu *cpu = parse(xml, type);
  char *text = format(cpu);
  lib.virCPUDefFree(cpu);
  return text;
}

char *lvo_compare(const char *host, const char *cpu, int fail) {
  struct cpu *h = parse(host, LVO_AUTO), *c = h ? parse(cpu, LVO_AUTO) : NULL;
  char *answer = NULL;
  if (h && c) {
    int result = lib.virCPUCompare(ARCH_X86_64, h, c, fail);
    if (asprintf(&answer, "%d", result) < 0) answer = NULL;
  }
  lib.virCPUDefFree(h);
  lib.virCPUDefFree(c);
  return answer;
}

char *lvo_baseline(const char *hosts, const char *models, const char *features, int migratable, int expand) {
  char *copy = strdup(hosts), *names = features ? strdup(features) : NULL;
  char *xmls[LIST_MAX], *allowed[LIST_MAX];
  struct cpu *cpus[LIST_MAX] = {0}, *baseline = NULL;
  size_t count = split(copy, LVO_RECORD, xmls);
  bool ok = true;
  void *offered = models_from(models);
  if (names) split(names, LVO_RECORD, allowed);
  for (size_t i = 0; ok && i < count; i++) ok = (cpus[i] = parse(xmls[i], LVO_HOST)) != NULL;
  if (ok)
    baseline = lib.virCPUBaseline(
      ARCH_X86_64, cpus, count, offered, names ? (const char **)allowed : NULL, migratable);
  if (baseline && expand && lib.virCPUExpandFeatures(ARCH_X86_64, baseline) < 0) {
    lib.virCPUDefFree(baseline);
    baseline = NULL;
  }
  char *text = format(baseline);
  lib.virCPUDefFree(baseline);
  for (size_t i = 0; i < count; i++) lib.virCPUDefFree(cpus[i]);
  unref(offered);
  free(copy);
  free(names);
  return text;
}

char *lvo_decode(const char *data, int type, const char *models) {
  lib.virResetLastError();
  void *table = lib.virCPUDataParse(data);
  if (!table) return NULL;
  struct cpu *cpu = parse("<cpu match='exact'><model fallback='forbid'/></cpu>", LVO_GUEST);
  void *offered = models_from(models);
  cpu->type = type;
  cpu->arch = ARCH_X86_64;
  char *text = lib.cpuDecode(cpu, table, offered) < 0 ? NULL : format(cpu);
  lib.virCPUDefFree(cpu);
  lib.virCPUDataFree(table);
  unref(offered);
  return text;
}

char *lvo_update(const char *guest, const char *host) {
  struct cpu *h = host ? parse(host, LVO_AUTO) : NULL;
  if (host && !h) return NULL;
  struct cpu *g = parse(guest, LVO_GUEST);
  char *text = g && lib.virCPUUpdate(ARCH_X86_64, g, h) == 0 ? format(g) : NULL;
  lib.virCPUDefFree(g);
  lib.virCPUDefFree(h);
  return text;
}

char *lvo_update_live(const char *cpu, const char *enabled, const char *disabled) {
  struct cpu *c = parse(cpu, LVO_GUEST);
  if (!c) return NULL;
  void *on = enabled ? lib.virCPUDataParse(enabled) : NULL;
  void *off = disabled ? lib.virCPUDataParse(disabled) : NULL;
  char *text = lib.virCPUUpdateLive(ARCH_X86_64, c, on, off) < 0 ? NULL : format(c);
  lib.virCPUDefFree(c);
  if (on) lib.virCPUDataFree(on);
  if (off) lib.virCPUDataFree(off);
  return text;
}

char *lvo_translate(const char *cpu, const char *models) {
  struct cpu *c = parse(cpu, LVO_AUTO);
  if (!c) return NULL;
  void *offered = models_from(models);
  char *text = lib.virCPUTranslate(ARCH_X86_64, c, offered) < 0 ? NULL : format(c);
  lib.virCPUDefFree(c);
  unref(offered);
  return text;
}

char *lvo_expand(const char *cpu, int type) {
  struct cpu *c = parse(cpu, type);
  char *text = c && lib.virCPUExpandFeatures(ARCH_X86_64, c) == 0 ? format(c) : NULL;
  lib.virCPUDefFree(c);
  return text;
}

char *lvo_copy_migratable(const char *cpu) {
  struct cpu *c = parse(cpu, LVO_AUTO), *copy = c ? lib.virCPUCopyMigratable(ARCH_X86_64, c) : NULL;
  char *text = format(copy);
  lib.virCPUDefFree(c);
  lib.virCPUDefFree(copy);
  return text;
}

void lvo_free(char *text) { free(text); }
