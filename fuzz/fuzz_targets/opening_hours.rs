#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| yike_fuzz_entries::run("opening_hours", bytes));
