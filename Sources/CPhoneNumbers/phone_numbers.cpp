#include "casebook_phone_numbers.h"

#include <dlfcn.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <new>
#include <string>
#include <type_traits>

namespace {

using i18n::phonenumbers::PhoneNumber;
using Util = i18n::phonenumbers::PhoneNumberUtil;

// The library's functions, found by their names in it.  A member function takes its object as
// first argument (Itanium C++ ABI, 2.3).  The names below are those of exactly these types, so the
// headers must agree, or this file does not compile.
template <typename Member, typename Expected>
constexpr bool is = std::is_same_v<Member, Expected>;
static_assert(is<decltype(&Util::GetInstance), Util *(*)()>);
static_assert(is<
    decltype(&Util::GetCountryCodeForRegion), int (Util::*)(const std::string &) const>);
static_assert(is<
    decltype(&Util::Parse),
    Util::ErrorType (Util::*)(const std::string &, const std::string &, PhoneNumber *) const>);
static_assert(is<decltype(&Util::IsValidNumber), bool (Util::*)(const PhoneNumber &) const>);
static_assert(is<
    decltype(&Util::Format),
    void (Util::*)(const PhoneNumber &, Util::PhoneNumberFormat, std::string *) const>);

struct Library {
  enum casebook_phone_library result = CASEBOOK_PHONE_LIBRARY_READY;
  std::string message;
  const Util *util = nullptr;
  int (*callingCode)(const Util *, const std::string &) = nullptr;
  Util::ErrorType (*parse)(const Util *, const std::string &, const std::string &, PhoneNumber *) =
      nullptr;
  bool (*isValid)(const Util *, const PhoneNumber &) = nullptr;
  void (*format)(const Util *, const PhoneNumber &, Util::PhoneNumberFormat, std::string *) =
      nullptr;
  void (*construct)(PhoneNumber *, google::protobuf::Arena *, bool) = nullptr;
  void (*destroy)(PhoneNumber *) = nullptr;

  Library() {
    // The name of the binary interface (SONAME), not of the package for compiling.  Never closed.
    void *handle = dlopen("libphonenumber.so.8", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
      const char *reason = dlerror();
      message = reason == nullptr ? "dlopen" : reason;
      result = CASEBOOK_PHONE_LIBRARY_MISSING;
      return;
    }
    Util *(*instance)() = nullptr;
#define STRING "RKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE"
    find(handle, "_ZN4i18n12phonenumbers15PhoneNumberUtil11GetInstanceEv", instance);
    find(handle, "_ZNK4i18n12phonenumbers15PhoneNumberUtil23GetCountryCodeForRegionE" STRING,
         callingCode);
    find(handle,
         "_ZNK4i18n12phonenumbers15PhoneNumberUtil5ParseE" STRING "S9_PNS0_11PhoneNumberE", parse);
    find(handle,
         "_ZNK4i18n12phonenumbers15PhoneNumberUtil13IsValidNumberERKNS0_11PhoneNumberE", isValid);
    find(handle,
         "_ZNK4i18n12phonenumbers15PhoneNumberUtil6FormatERKNS0_11PhoneNumberE"
         "NS1_17PhoneNumberFormatEPNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE",
         format);
    find(handle,
         "_ZN4i18n12phonenumbers11PhoneNumberC1EPN6google8protobuf5ArenaEb", construct);
    find(handle, "_ZN4i18n12phonenumbers11PhoneNumberD1Ev", destroy);
#undef STRING
    if (result != CASEBOOK_PHONE_LIBRARY_READY) return;
    util = instance();
    if (util == nullptr) {
      result = CASEBOOK_PHONE_LIBRARY_OTHER;
      message = "PhoneNumberUtil::GetInstance";
    }
  }

  template <typename Function>
  void find(void *handle, const char *name, Function &function) {
    function = reinterpret_cast<Function>(dlsym(handle, name));
    if (function != nullptr || result != CASEBOOK_PHONE_LIBRARY_READY) return;
    result = CASEBOOK_PHONE_LIBRARY_OTHER;
    message = name;
  }
};

const Library &library() {
  static const Library library;  // once, also when several threads come at once
  return library;
}

// The library's message of a number, which only the library itself can make and unmake.
class Number {
 public:
  explicit Number(const Library &library) : library(library) {
    library.construct(get(), nullptr, false);
  }
  ~Number() { library.destroy(get()); }
  Number(const Number &) = delete;
  Number &operator=(const Number &) = delete;
  PhoneNumber *get() { return std::launder(reinterpret_cast<PhoneNumber *>(bytes)); }

 private:
  const Library &library;
  alignas(PhoneNumber) unsigned char bytes[sizeof(PhoneNumber)];
};

// Whether `text` fits into `size` bytes with its final zero; then it is copied.
bool copy(const std::string &text, char *to, size_t size) {
  if (text.size() >= size) return false;
  std::memcpy(to, text.c_str(), text.size() + 1);
  return true;
}

}  // namespace

enum casebook_phone_library casebook_phone_open(char *message) {
  try {
    const Library &opened = library();
    copy(opened.message.substr(0, CASEBOOK_PHONE_MESSAGE_SIZE - 1), message,
         CASEBOOK_PHONE_MESSAGE_SIZE);
    return opened.result;
  } catch (...) {
    message[0] = 0;
    return CASEBOOK_PHONE_LIBRARY_MISSING;
  }
}

int casebook_phone_calling_code(const char *region) {
  try {
    const Library &opened = library();
    return opened.util == nullptr ? 0 : opened.callingCode(opened.util, region);
  } catch (...) {
    return 0;
  }
}

enum casebook_phone_result casebook_phone_read(
    const char *text, const char *region, char *e164, char *display) {
  try {
    const Library &opened = library();
    if (opened.util == nullptr) return CASEBOOK_PHONE_FAILED;
    Number number(opened);
    if (opened.parse(opened.util, text, region, number.get()) != Util::NO_PARSING_ERROR ||
        !opened.isValid(opened.util, *number.get())) {
      return CASEBOOK_PHONE_UNKNOWN;
    }
    std::string international;
    opened.format(opened.util, *number.get(), Util::E164, &international);
    // No calling code begins another one (ITU-T E.164), so the text tells whose number it is.
    const std::string own = "+" + std::to_string(opened.callingCode(opened.util, region));
    const bool isOwn = international.compare(0, own.size(), own) == 0;
    std::string shown;
    opened.format(
        opened.util, *number.get(), isOwn ? Util::NATIONAL : Util::INTERNATIONAL, &shown);
    return copy(international, e164, CASEBOOK_PHONE_TEXT_SIZE) &&
                   copy(shown, display, CASEBOOK_PHONE_TEXT_SIZE)
               ? CASEBOOK_PHONE_VALID
               : CASEBOOK_PHONE_FAILED;
  } catch (...) {
    return CASEBOOK_PHONE_FAILED;
  }
}
