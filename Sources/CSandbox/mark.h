// The name that a worker is started by: it is no path, so no command line of a user's can be it by chance.
#pragma once
#define SANDBOX_MARK "martlet: reads a document"
