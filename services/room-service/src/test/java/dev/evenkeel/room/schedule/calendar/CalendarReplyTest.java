package dev.evenkeel.room.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.domain.Attendance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calendar programs answer, as they write it. */
class CalendarReplyTest {
    private static final String OUTLOOK =
            """
            BEGIN:VCALENDAR
            METHOD:REPLY
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            ATTENDEE;PARTSTAT=ACCEPTED;CN=Bob Stone:MAILTO:Bob@Example.org
            COMMENT;LANGUAGE=en-US:See you\\n
            UID:kfd-wqxm-tpa@evenkeel
            SUMMARY;LANGUAGE=en-US:Accepted: Weekly
            DTSTART;TZID=W. Europe Standard Time:20270301T090000
            DTEND;TZID=W. Europe Standard Time:20270301T094500
            DTSTAMP:20270226T101500Z
            SEQUENCE:2
            END:VEVENT
            END:VCALENDAR
            """
                    .replace("\n", "\r\n");

    @Test
    void whatOutlookSendsIsRead() {
        assertThat(CalendarReply.read(OUTLOOK))
                .isEqualTo(
                        new Reply.Done<>(
                                new CalendarReply(
                                        "kfd-wqxm-tpa",
                                        2,
                                        "bob@example.org",
                                        Attendance.ACCEPTED)));
    }

    @ParameterizedTest
    @CsvSource({
        "METHOD:REPLY, METHOD:REQUEST, /METHOD",
        "METHOD:REPLY, X-METHOD:REPLY, /METHOD",
        "@evenkeel, @example.org, /UID",
        "PARTSTAT=ACCEPTED, PARTSTAT=DELEGATED, /PARTSTAT",
        "PARTSTAT=ACCEPTED, PARTSTAT=NEEDS-ACTION, /PARTSTAT",
        "SUMMARY;LANGUAGE=en-US:Accepted: Weekly, RECURRENCE-ID:20270308T080000Z, /RECURRENCE-ID",
        "COMMENT;LANGUAGE=en-US:See you\\n, ATTENDEE:mailto:eve@example.org, /ATTENDEE",
        "BEGIN:VCALENDAR, HELLO, ''",
        "SEQUENCE:2, SEQUENCE:two, ''"
    })
    void whatIsNoAnswerToAMeetingIsRefusedByName(String said, String instead, String field) {
        // When
        Reply<CalendarReply> reply = CalendarReply.read(OUTLOOK.replace(said, instead));

        // Then
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOfSatisfying(
                                                Refusal.BadField.class,
                                                bad -> assertThat(bad.field()).isEqualTo(field)));
    }
}
