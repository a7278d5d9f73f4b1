#include <libxml/xmlversion.h>

// Debian's libxml2 is built with ICU, and its headers would pull in the system's ICU headers, which contradict those that
// Swift's Foundation brings. Only encoding handlers, which are not used here, depend on it.
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
