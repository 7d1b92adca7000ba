package dev.evenkeel.incident.alert.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the delivery of alerts. */
@ConfigMapping(prefix = "evenkeel.alerts")
public interface AlertConfig {

    /** The routing file; without it nobody is told. */
    Optional<Path> routing();

    /** Folder with the keys that receivers name. */
    Optional<Path> secrets();

    /** Address of this installation as people reach it; links to the console begin with it. */
    Optional<String> publicUrl();

    /** Whether receivers may have addresses that are not on the public internet. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** How long one attempt may take; then another replica may send the message again. */
    @WithDefault("PT30S")
    Duration lease();

    /** Whom mails come from; without it none are sent. The server is {@code quarkus.mailer}'s. */
    Optional<String> mailFrom();
}
