package dev.evenkeel.room.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.platform.calendar.ContentLines;
import dev.evenkeel.platform.calendar.ZoneComponent;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.kit.Plans;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to calendar programs, read back by ical4j and looked at octet by octet. */
class CalendarsTest {
    private static final Calendars CALENDARS =
            new Calendars(URI.create("https://meet.example"), "meet@example.org", null);
    private static final LocalDateTime MOVED = LocalDateTime.parse("2027-03-15T09:00");

    private final Schedule weekly =
            Plans.weekly(
                    Plans.cancelled("2027-03-08T09:00"),
                    Plans.moved("2027-03-15T09:00", "2027-03-16T15:00"));

    @Test
    void anInvitationIsWhatCalendarProgramsExpect() throws Exception {
        // When
        Calendar calendar = read(request());

        // Then
        assertThat(calendar.validate().getEntries()).extracting(Object::toString).isEmpty();
        assertThat(value(calendar, "METHOD")).isEqualTo("REQUEST");
        Component series = events(calendar).getFirst();
        assertThat(value(series, "UID")).isEqualTo("kfd-wqxm-tpa@evenkeel");
        assertThat(value(series, "SEQUENCE")).isEqualTo("3");
        assertThat(value(series, "SUMMARY")).isEqualTo("Weekly; with, all");
        assertThat(value(series, "DESCRIPTION"))
                .isEqualTo(
                        "1. One\n2. 第二项\n\nhttps://meet.example/m/kfd-wqxm-tpa\nPasscode: geheim");
        assertThat(value(series, "ORGANIZER")).isEqualTo("mailto:ann@example.org");
        assertThat(series.<Property>getProperties("ATTENDEE"))
                .extracting(Property::getValue)
                .containsExactly("mailto:bob@example.org", "mailto:carol@example.org");
        assertThat(value(series, "RRULE")).isEqualTo("FREQ=WEEKLY;BYDAY=MO");
        assertThat(value(series, "EXDATE")).isEqualTo("20270308T090000");
        assertThat(value(series, "STATUS")).isEqualTo("CONFIRMED");
    }

    @Test
    void aChangedOccurrenceStandsBesideItsSeries() throws Exception {
        // When
        Component moved = events(read(request())).get(1);

        // Then
        assertThat(value(moved, "UID")).isEqualTo("kfd-wqxm-tpa@evenkeel");
        assertThat(value(moved, "RECURRENCE-ID")).isEqualTo("20270315T090000");
        assertThat(value(moved, "DTSTART")).isEqualTo("20270316T150000");
        assertThat(value(moved, "DTEND")).isEqualTo("20270316T153000");
    }

    @Test
    void oneOccurrenceIsCancelledWithoutTheOthers() throws Exception {
        // Given
        Occurrence occurrence = weekly.occurrence(MOVED).orElseThrow();

        // When
        Calendar calendar =
                read(CALENDARS.occurrence(weekly, occurrence, Calendars.Method.CANCEL, Plans.NOW));

        // Then
        assertThat(value(calendar, "METHOD")).isEqualTo("CANCEL");
        assertThat(events(calendar)).hasSize(1);
        assertThat(value(events(calendar).getFirst(), "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(events(calendar).getFirst(), "RECURRENCE-ID"))
                .isEqualTo("20270315T090000");
    }

    @Test
    void aCancellationIsForWhoIsNotToCome() throws Exception {
        // When
        String text = CALENDARS.series(weekly, Calendars.Method.CANCEL, Plans.BOB, Plans.NOW);

        // Then
        Component series = events(read(text)).getFirst();
        assertThat(series.<Property>getProperties("ATTENDEE")).hasSize(1);
        assertThat(text).doesNotContain("VALARM").contains("STATUS:CANCELLED\r\n");
    }

    @Test
    void linesAreFoldedAt75OctetsAndEndWithCrLf() {
        // Given
        Schedule chinese = Plans.weekly(Plans.moved("2027-03-15T09:00", "2027-03-16T09:00"));
        String title = "每周例会与项目进度汇报😀".repeat(9);

        // When
        ContentLines lines = new ContentLines().text("SUMMARY", title).line("UID", "x".repeat(75));
        String text = request(chinese) + lines;

        // Then
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(text).endsWith("\r\n");
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                    .as(line)
                    .isLessThanOrEqualTo(75);
        }
        assertThat(lines.toString().replace("\r\n ", "")).startsWith("SUMMARY:" + title);
    }

    @Test
    void nothingTypedBecomesALineOfItsOwn() throws Exception {
        // Given
        String evil = "x\r\nATTENDEE:mailto:eve@example.org";

        // When
        String text = new ContentLines().text("SUMMARY", evil).toString();

        // Then
        assertThat(text).isEqualTo("SUMMARY:x\\nATTENDEE:mailto:eve@example.org\r\n");
        assertThat(ContentLines.quoted("a\"b\r\nc")).isEqualTo("\"a'b  c\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Asia/Shanghai",
                "Australia/Lord_Howe",
                "UTC",
                "Asia/Kolkata",
                "America/Sao_Paulo",
                "Africa/Casablanca",
                "Pacific/Auckland",
                "America/Nuuk",
                "Asia/Gaza",
                "Europe/London"
            })
    void theZoneSaysTheSameAsTheRulesOccurrencesAreComputedWith(String zone) throws Exception {
        // Given
        Schedule there =
                Plans.schedule(Plans.timing("2027-01-04T09:00", zone, "FREQ=WEEKLY;BYDAY=MO"));

        // When
        VTimeZone written =
                (VTimeZone)
                        read(request(there))
                                .<CalendarComponent>getComponents("VTIMEZONE")
                                .getFirst();

        // Then
        NavigableMap<Instant, String> offsets = offsets(written);
        Instant end = Instant.parse("2040-01-01T00:00:00Z");
        for (Instant at = Instant.parse("2027-01-04T00:00:00Z");
                at.isBefore(end);
                at = at.plus(Duration.ofHours(7))) {
            ZoneOffset offset = ZoneId.of(zone).getRules().getOffset(at);
            assertThat(offsets.floorEntry(at).getValue())
                    .as("%s %s", zone, at)
                    .isEqualTo(
                            offset.equals(ZoneOffset.UTC)
                                    ? "+0000"
                                    : offset.getId().replace(":", ""));
        }
    }

    /** From when on which offset counts, as RFC 5545 section 3.6.5 reads the component. */
    private static NavigableMap<Instant, String> offsets(VTimeZone zone) {
        NavigableMap<Instant, String> offsets = new TreeMap<>();
        for (Observance observance : zone.getObservances()) {
            LocalDateTime start =
                    LocalDateTime.parse(value(observance, "DTSTART"), ZoneComponent.LOCAL);
            ZoneOffset before = ZoneOffset.of(value(observance, "TZOFFSETFROM"));
            List<LocalDateTime> onsets =
                    observance
                            .<Property>getProperty("RRULE")
                            .map(rule ->
                                    new Recur<LocalDateTime>(rule.getValue())
                                            .getDates(
                                                    start,
                                                    start,
                                                    LocalDateTime.parse("2040-01-02T00:00")))
                            .orElse(List.of(start));
            onsets.forEach(
                    onset -> offsets.put(onset.toInstant(before), value(observance, "TZOFFSETTO")));
        }
        return offsets;
    }

    @Test
    void aFeedIsTheSameToTheLetterUntilSomethingChanges() throws Exception {
        // When
        String first = CALENDARS.feed(List.of(weekly), "Evenkeel · Ann", _ -> List.of());
        String second = CALENDARS.feed(List.of(weekly), "Evenkeel · Ann", _ -> List.of());

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(first).doesNotContain("METHOD:");
        ValidationResult result = read(first).validate();
        assertThat(result.getEntries()).extracting(Object::toString).isEmpty();
        assertThat(first).doesNotContain("ATTENDEE");
    }

    @Test
    void theFeedOfWhoOrganizesSaysWhoComes() throws Exception {
        // When
        Calendar feed = read(CALENDARS.feed(List.of(weekly), "Evenkeel · Ann", Schedule::invitees));

        // Then
        assertThat(feed.validate().getEntries()).extracting(Object::toString).isEmpty();
        for (Component event : events(feed)) {
            assertThat(event.<Property>getProperties("ATTENDEE"))
                    .extracting(one -> one.getRequiredParameter("PARTSTAT").getValue())
                    .containsExactly("NEEDS-ACTION", "ACCEPTED");
        }
    }

    private String request() {
        return request(weekly);
    }

    private static String request(Schedule schedule) {
        return CALENDARS.series(schedule, Calendars.Method.REQUEST, Plans.BOB, Plans.NOW);
    }

    private static Calendar read(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static List<CalendarComponent> events(Calendar calendar) {
        return calendar.getComponents("VEVENT");
    }

    private static String value(Component component, String name) {
        return component.<Property>getRequiredProperty(name).getValue();
    }

    private static String value(Calendar calendar, String name) {
        return calendar.<Property>getRequiredProperty(name).getValue();
    }
}
