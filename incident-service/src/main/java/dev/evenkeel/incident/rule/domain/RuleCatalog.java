package dev.evenkeel.incident.rule.domain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The rules this build evaluates, read from the resources {@code rules/*.yaml}. */
public record RuleCatalog(Rule relayLost, Rule relaySick, Rule participantPathLossy) {

    /** Reads the rules; fails at start when one cannot be read. */
    public static RuleCatalog load() {
        return new RuleCatalog(
                read("relay-lost"), read("relay-sick"), read("participant-path-lossy"));
    }

    private static Rule read(String id) {
        String resource = "/rules/" + id + ".yaml";
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        try (InputStream in = RuleCatalog.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            Rule rule = yaml.readValue(in, Rule.class);
            if (!rule.id().equals(id)) {
                throw new IllegalStateException(resource + " has id " + rule.id());
            }
            return rule;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
