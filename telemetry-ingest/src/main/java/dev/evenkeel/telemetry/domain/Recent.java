package dev.evenkeel.telemetry.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map that forgets what was not used for longest once it is full. Not thread-safe. */
final class Recent<K, V> {
    private static final float LOAD = 0.75f;
    private static final int INITIAL = 256;

    private final Map<K, V> entries;

    Recent(int capacity) {
        entries =
                new LinkedHashMap<>(INITIAL, LOAD, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > capacity;
                    }
                };
    }

    @Nullable V get(K key) {
        return entries.get(key);
    }

    void put(K key, V value) {
        entries.put(key, value);
    }

    void remove(K key) {
        entries.remove(key);
    }
}
