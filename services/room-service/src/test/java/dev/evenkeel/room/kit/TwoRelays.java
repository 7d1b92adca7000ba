package dev.evenkeel.room.kit;

import dev.evenkeel.testkit.KafkaResource;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Two live relays for every test, {@code relay-a} and {@code relay-b}. */
public final class TwoRelays implements BeforeEachCallback, AfterEachCallback {
    private RelayDouble a;
    private RelayDouble b;

    @Override
    public void beforeEach(ExtensionContext context) {
        String servers = KafkaResource.broker().bootstrapServers();
        a = new RelayDouble("relay-a", servers);
        b = new RelayDouble("relay-b", servers);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List.of(a, b).forEach(RelayDouble::close);
    }

    public RelayDouble a() {
        return a;
    }

    public RelayDouble b() {
        return b;
    }

    public RelayDouble named(String relayId) {
        return relayId.equals("relay-a") ? a : b;
    }
}
