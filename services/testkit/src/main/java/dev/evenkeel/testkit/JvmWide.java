package dev.evenkeel.testkit;

import java.util.function.Supplier;

/**
 * Values there is one of per JVM. Quarkus loads test resources and tests with different class
 * loaders, so that a static field would exist several times; system properties do not.
 */
final class JvmWide {
    private static final String PREFIX = "evenkeel.testkit.";

    private JvmWide() {}

    /** The value of this name; the first who asks makes it. */
    static String get(String name, Supplier<String> first) {
        synchronized (lock()) {
            var value = System.getProperty(PREFIX + name);
            if (value == null) {
                value = first.get();
                System.setProperty(PREFIX + name, value);
            }
            return value;
        }
    }

    static void put(String name, String value) {
        System.setProperty(PREFIX + name, value);
    }

    /** The same object in every class loader. */
    static Object lock() {
        return System.class;
    }
}
