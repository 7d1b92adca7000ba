package dev.evenkeel.incident.alert.domain;

import java.net.URI;
import java.util.List;

/** Somebody, or something, that alerts are delivered to. */
public sealed interface Receiver {
    String id();

    /** The word of the file. */
    String kind();

    /** In which summaries, and the words of a mail, are said. */
    AlertLanguage language();

    /**
     * An HTTP endpoint that is told by Standard Webhooks.
     *
     * @param keys name of the file with its keys, one {@code whsec_…} a line; the first signs
     *     first, all sign
     */
    record Webhook(String id, AlertLanguage language, URI url, String keys) implements Receiver {
        @Override
        public String kind() {
            return "webhook";
        }
    }

    /** A Prometheus Alertmanager, API v2; the URL is its root. */
    record Alertmanager(String id, AlertLanguage language, URI url) implements Receiver {
        @Override
        public String kind() {
            return "alertmanager";
        }
    }

    /**
     * PagerDuty, Events API v2.
     *
     * @param keys name of the file with the routing key
     */
    record PagerDuty(String id, AlertLanguage language, URI url, String keys) implements Receiver {
        @Override
        public String kind() {
            return "pagerduty";
        }
    }

    /** People by mail. */
    record Mail(String id, AlertLanguage language, List<String> to) implements Receiver {
        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String kind() {
            return "mail";
        }
    }

    /** Whether several alerts at once are one message to it. */
    default boolean groups() {
        return switch (this) {
            case Webhook _, Alertmanager _, Mail _ -> true;
            case PagerDuty _ -> false;
        };
    }
}
