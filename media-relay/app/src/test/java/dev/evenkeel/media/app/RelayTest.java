package dev.evenkeel.media.app;

import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The real relay beside the real Kafka. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TestTokens.class)
@QuarkusTestResource(RelayResource.class)
public @interface RelayTest {}
