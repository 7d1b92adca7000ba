package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.failover.DeviceSwitched;
import jakarta.inject.Singleton;

/** What devices answer. */
@Singleton
public class DeviceAnswers extends Answers<DeviceSwitched> {}
