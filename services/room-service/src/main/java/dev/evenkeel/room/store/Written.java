package dev.evenkeel.room.store;

/** What came of writing a batch. */
public sealed interface Written {

    /** It is in the database, from this attempt or from an earlier one. */
    record Done() implements Written {}

    /**
     * Nothing was written: another batch is the last one.
     *
     * @param mark of that batch
     */
    record After(String mark) implements Written {}
}
