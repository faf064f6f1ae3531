#include "casebook_toml.h"

// No exception may leave this file: its callers know none.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 1
#include <toml++/toml.h>

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>

namespace {

struct casebook_toml answer(const std::string &text, uint32_t line, uint32_t column) {
  // One byte more, because malloc(0) may be NULL.
  char *copy = static_cast<char *>(std::malloc(text.size() + 1));
  if (copy != nullptr) std::memcpy(copy, text.data(), text.size());
  return {copy, text.size(), line, column};
}

}  // namespace

struct casebook_toml casebook_toml_read(const char *bytes, size_t size) {
  try {
    toml::parse_result result = toml::parse(std::string_view(bytes, size));
    if (!result) {
      const toml::parse_error &error = result.error();
      return answer(std::string(error.description()), error.source().begin.line,
                    error.source().begin.column);
    }
    std::ostringstream json;
    // toml++ quotes dates and times for JSON by itself; NaN and infinity become null or a string.
    json << toml::json_formatter(result.table());
    return answer(json.str(), 0, 0);
  } catch (...) {
    return {nullptr, 0, 1, 1};  // Out of memory: std::string and the parser may say so.
  }
}

void casebook_toml_free(struct casebook_toml document) { std::free(document.text); }
