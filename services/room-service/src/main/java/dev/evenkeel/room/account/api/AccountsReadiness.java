package dev.evenkeel.room.account.api;

import dev.evenkeel.room.account.SetupLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the one-time link for the first administrator is there, if there shall be one. */
@Readiness
@ApplicationScoped
public class AccountsReadiness implements HealthCheck {
    private final SetupLink setup;

    @Inject
    AccountsReadiness(SetupLink setup) {
        this.setup = setup;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accounts").status(setup.isDone()).build();
    }
}
