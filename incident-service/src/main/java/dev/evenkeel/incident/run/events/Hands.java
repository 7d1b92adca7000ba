package dev.evenkeel.incident.run.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.alert.events.WebhookDoor;
import dev.evenkeel.incident.plan.domain.PlanAction;
import dev.evenkeel.incident.run.domain.Deed;
import dev.evenkeel.platform.event.EventJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Does once what a step wants done outside this service. Blocks. */
@Singleton
class Hands {
    private final WebhookDoor webhooks;
    private final RelayDoor relays;
    private final DeviceDoor devices;
    private final LinkDoor links;
    private final LayerDoor layers;
    private final Clock clock;

    @Inject
    Hands(
            WebhookDoor webhooks,
            RelayDoor relays,
            DeviceDoor devices,
            LinkDoor links,
            LayerDoor layers,
            Clock clock) {
        this.webhooks = webhooks;
        this.relays = relays;
        this.devices = devices;
        this.links = links;
        this.layers = layers;
        this.clock = clock;
    }

    /** The body of a webhook. */
    private record Call(String type, Instant timestamp, Step data) {}

    /** What it is told. */
    private record Step(
            String runId, String planId, String stepId, boolean undo, String text, Target target) {}

    Outcome act(Deed deed) {
        try {
            return switch (deed.action()) {
                case PlanAction.DrainRelay _ -> relays.drain(deed.target().id(), true);
                case PlanAction.TakeBackRelay _ -> relays.drain(deed.target().id(), false);
                case PlanAction.LowerLayers(Ceiling ceiling, Duration atMost) ->
                        layers.lower(deed, ceiling, atMost);
                case PlanAction.RaiseLayers _ -> layers.raise(deed);
                case PlanAction.SwitchDevice _ -> devices.replace(deed);
                case PlanAction.SwitchLink(var url, String keys) -> links.leave(deed, url, keys);
                case PlanAction.TakeBackLink(var url, String keys) ->
                        links.takeBack(deed, url, keys);
                case PlanAction.CallWebhook(var url, String keys) ->
                        webhooks.post(url, keys, deed.key(), body(deed));
                case PlanAction.MoveMeetings _,
                        PlanAction.PageTeam _,
                        PlanAction.AskPerson _,
                        PlanAction.WaitFor _ ->
                        throw new IllegalStateException(
                                deed.action().kind() + " is nothing to be done outside");
            };
        } catch (IllegalArgumentException e) {
            return new Outcome.Missed(0, String.valueOf(e.getMessage()), false);
        }
    }

    private String body(Deed deed) {
        Step step =
                new Step(
                        deed.runId(),
                        deed.planId(),
                        deed.stepId(),
                        deed.undo(),
                        deed.text(),
                        deed.target());
        try {
            return EventJson.mapper()
                    .writeValueAsString(new Call("plan.step", clock.instant(), step));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("step cannot be written", e);
        }
    }
}
