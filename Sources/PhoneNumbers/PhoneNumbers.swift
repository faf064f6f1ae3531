/// The module `PhoneNumbers`.
enum PhoneNumbersPlaceholder {}
