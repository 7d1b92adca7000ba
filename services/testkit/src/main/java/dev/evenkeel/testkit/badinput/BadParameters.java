package dev.evenkeel.testkit.badinput;

import java.util.List;

/** Values of parameters as they stand in a URL. */
final class BadParameters {
    private BadParameters() {}

    /** No text: U+0000, and bytes that are no UTF-8. */
    static List<String> unreadable() {
        return List.of("%00", "a%00b", "%FF", "%C0%AF", "%ED%A0%80");
    }

    /** Text, but nothing anybody called so. */
    static List<String> odd() {
        return List.of(
                "x".repeat(3_000),
                "..%2F..%2Fetc%2Fpasswd",
                "%2e%2e",
                "%27%3B%20drop%20table%20account%3B%20--",
                "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "a%0D%0AX-Injected%3A%20yes",
                "-1",
                "null",
                "%20",
                "%F0%9F%99%88",
                "00000000-0000-0000-0000-000000000000");
    }
}
