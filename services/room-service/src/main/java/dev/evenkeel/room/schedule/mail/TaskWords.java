package dev.evenkeel.room.schedule.mail;

/** What a mail about a task says in one language; the subject takes the task. */
record TaskWords(
        String subject, String sentence, String task, String due, String list, String note) {

    static TaskWords of(String language) {
        return language.equals("zh-CN") ? CHINESE : ENGLISH;
    }

    private static final TaskWords ENGLISH =
            new TaskWords(
                    "Task due: %s",
                    "A task you were given in a meeting is due.",
                    "Task",
                    "Until",
                    "Open your tasks",
                    "Tick it there when it is done. You get one reminder for each task and day.");

    private static final TaskWords CHINESE =
            new TaskWords(
                    "任务到期：%s",
                    "会议中分配给您的一项任务已到期。", "任务", "截止日期", "打开我的任务", "完成后请在其中勾选。每项任务的每个截止日期只会收到一封提醒。");
}
