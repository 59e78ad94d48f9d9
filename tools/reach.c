/* Which parts of the library a run goes through: for tools/mutants, linked into a library that clang has given a counter for
   each way that code can go (-fsanitize-coverage=inline-8bit-counters,pc-table).

   REACHED names a file with a byte for each counter: those that went up become 1, run after run. REACHED_PLACES names one into
   which the place of each in the library is written, a line each. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

struct Place {
  uintptr_t address;
  uintptr_t flags;
};

static const char* counters;
static size_t count;
static const struct Place* places;
static uintptr_t base;

/* Tests and mutants have counters as well; those of the library count. */
static int is_of_library(const void* address) {
  Dl_info info;
  if (dladdr(address, &info) == 0 || strstr(info.dli_fname, "libworksort_core") == NULL) return 0;
  base = (uintptr_t)info.dli_fbase;
  return 1;
}

void __sanitizer_cov_8bit_counters_init(const char* first, const char* end) {
  if (!is_of_library(first)) return;
  counters = first;
  count = (size_t)(end - first);
}

void __sanitizer_cov_pcs_init(const uintptr_t* first, const uintptr_t* end) {
  (void)end;
  if (is_of_library(first)) places = (const struct Place*)first;
}

static void write_places(const char* path) {
  FILE* out = fopen(path, "we");
  if (out == NULL) return;
  for (size_t i = 0; i < count; ++i) fprintf(out, "0x%zx\n", (size_t)(places[i].address - base));
  fclose(out);
}

__attribute__((destructor)) static void tell(void) {
  if (getenv("REACHED_PLACES") != NULL && places != NULL) write_places(getenv("REACHED_PLACES"));
  if (getenv("REACHED") == NULL || count == 0) return;
  const int file = open(getenv("REACHED"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  if (flock(file, LOCK_EX) == 0 && ftruncate(file, (off_t)count) == 0) {
    char* kept = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (kept != MAP_FAILED) {
      for (size_t i = 0; i < count; ++i) {
        if (counters[i] != 0) kept[i] = 1;
      }
      munmap(kept, count);
    }
  }
  close(file);
}
