package dev.evenkeel.room.schedule.mail;

import dev.evenkeel.room.schedule.domain.Notice;
import java.util.Locale;
import java.util.Map;

/**
 * What mails say in one language. Templates take their values in this order: subjects the title;
 * sentences the organizer's name.
 */
record Words(
        Locale locale,
        String language,
        Map<Notice.Kind, Telling> whole,
        Map<Notice.Kind, Telling> one,
        Telling reminder,
        String greeting,
        Labels labels,
        Map<String, Repeat> repeats) {

    /** How something is told. */
    record Telling(String subject, String sentence, String note) {}

    /** {@code single} for every one, {@code every} for every so-and-so-many-th. */
    record Repeat(String single, String every) {}

    record Labels(
            String meeting,
            String when,
            String repeats,
            String passcode,
            String agenda,
            String join,
            String answer,
            String until,
            String times) {}

    static Words of(String language) {
        return language.equals("zh-CN") ? CHINESE : ENGLISH;
    }

    private static final Words ENGLISH =
            new Words(
                    Locale.UK,
                    "en",
                    Map.of(
                            Notice.Kind.INVITED,
                            new Telling(
                                    "Invitation: %s",
                                    "%s invites you to a meeting.",
                                    "The link stays the same. You need no account."),
                            Notice.Kind.CHANGED,
                            new Telling(
                                    "Changed: %s",
                                    "%s has changed a meeting you are invited to.",
                                    "The link stays the same. You need no account."),
                            Notice.Kind.CANCELLED,
                            new Telling(
                                    "Cancelled: %s",
                                    "%s has cancelled this meeting, or does not expect you any more.",
                                    "You need not do anything.")),
                    Map.of(
                            Notice.Kind.CHANGED,
                            new Telling(
                                    "Changed: %s",
                                    "%s has changed one date of a meeting you are invited to.",
                                    "The other dates stay as they are."),
                            Notice.Kind.CANCELLED,
                            new Telling(
                                    "Cancelled: %s",
                                    "%s has cancelled one date of a meeting you are invited to.",
                                    "The other dates stay as they are.")),
                    new Telling(
                            "Reminder: %s",
                            "A meeting of %s begins soon.", "You get one reminder for each date."),
                    "Hello %s,",
                    new Labels(
                            "Meeting",
                            "When",
                            "Repeats",
                            "Passcode",
                            "Agenda",
                            "Open the meeting",
                            "Say whether you come",
                            "until %s",
                            "%d times"),
                    Map.of(
                            "DAILY", new Repeat("every day", "every %d days"),
                            "WEEKLY", new Repeat("every week", "every %d weeks"),
                            "MONTHLY", new Repeat("every month", "every %d months"),
                            "YEARLY", new Repeat("every year", "every %d years")));

    private static final Words CHINESE =
            new Words(
                    Locale.SIMPLIFIED_CHINESE,
                    "zh-CN",
                    Map.of(
                            Notice.Kind.INVITED,
                            new Telling("会议邀请：%s", "%s 邀请您参加会议。", "会议链接不会改变，无需账号即可参加。"),
                            Notice.Kind.CHANGED,
                            new Telling("会议变更：%s", "%s 更改了您受邀参加的会议。", "会议链接不会改变，无需账号即可参加。"),
                            Notice.Kind.CANCELLED,
                            new Telling("会议取消：%s", "%s 取消了此会议，或不再需要您参加。", "您无需进行任何操作。")),
                    Map.of(
                            Notice.Kind.CHANGED,
                            new Telling("会议变更：%s", "%s 更改了您受邀会议的其中一次。", "其余各次保持不变。"),
                            Notice.Kind.CANCELLED,
                            new Telling("会议取消：%s", "%s 取消了您受邀会议的其中一次。", "其余各次保持不变。")),
                    new Telling("会议提醒：%s", "%s 的会议即将开始。", "每次会议只会收到一封提醒。"),
                    "%s，您好！",
                    new Labels("会议", "时间", "重复", "会议密码", "议程", "打开会议", "回复是否参加", "至 %s", "共 %d 次"),
                    Map.of(
                            "DAILY", new Repeat("每天", "每 %d 天"),
                            "WEEKLY", new Repeat("每周", "每 %d 周"),
                            "MONTHLY", new Repeat("每月", "每 %d 个月"),
                            "YEARLY", new Repeat("每年", "每 %d 年")));
}
