package dev.evenkeel.room.schedule.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is derived from a scheduled meeting's secret: 256 bits each, the same every time. */
public final class ScheduleSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private ScheduleSecret() {}

    /** Stands in the person's answer link. */
    public static String answer(Schedule schedule, String email) {
        return derive(schedule, "answer:" + email);
    }

    /** Makes host of the live meeting. */
    public static String hostKey(Schedule schedule, String liveMeetingId) {
        return derive(schedule, "host:" + liveMeetingId);
    }

    /** Makes co-host of the live meeting. */
    public static String coHostKey(Schedule schedule, String liveMeetingId) {
        return derive(schedule, "co-host:" + liveMeetingId);
    }

    private static String derive(Schedule schedule, String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] secret = schedule.secret().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] derived = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
