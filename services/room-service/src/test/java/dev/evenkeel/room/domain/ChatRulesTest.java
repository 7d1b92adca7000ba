package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatRulesTest {
    private final Room room = new Room();
    private final Seat host = room.host("p-host");
    private final Seat ann = room.join("p-ann");
    private final Seat bob = room.join("p-bob");

    @Test
    void aPrivateMessageIsForTwo() {
        // When
        ChatMessage whispered = room.say(ann, "psst", "p-bob");

        // Then
        assertThat(whispered.isFor("p-ann")).isTrue();
        assertThat(whispered.isFor("p-bob")).isTrue();
        assertThat(whispered.isFor("p-host")).isFalse();
        assertThat(whispered.to()).isEqualTo(new ChatMessage.Addressee("p-bob", "p-bob"));
    }

    @Test
    void privateWordsNeedSomebodyElseWhoIsThere() {
        for (String to : new String[] {"p-ann", "p-nobody"}) {
            var draft = new ChatMessage.Draft(UUID.randomUUID(), "psst", to, null);
            assertThat(ChatRules.say(room.state, ann, draft, Room.NOW).reply())
                    .isInstanceOf(Reply.Refused.class);
        }
    }

    @Test
    void whatOneCannotReadCannotBeAnswered() {
        // Given
        ChatMessage whispered = room.say(ann, "psst", "p-bob");
        var draft = new ChatMessage.Draft(UUID.randomUUID(), "I heard", null, whispered.id());

        // Then
        assertThat(ChatRules.say(room.state, host, draft, Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
        assertThat(ChatRules.say(room.state, bob, draft, Room.NOW).reply())
                .isInstanceOf(Reply.Done.class);
    }

    @Test
    void anEditKeepsItsPlaceAndIsNewsToWhoComesBack() {
        // Given
        ChatMessage first = room.say(ann, "frist", null);
        room.say(bob, "second", null);
        long seen = room.state.lastSeq();

        // When
        room.apply(ChatRules.edit(room.state, ann, first.id(), "first", Room.NOW));

        // Then
        assertThat(room.state.chatAfter(0))
                .extracting(ChatMessage::text)
                .containsExactly("first", "second");
        assertThat(room.state.chatAfter(seen))
                .extracting(ChatMessage::id)
                .containsExactly(first.id());
    }

    @Test
    void onlyTheAuthorEditsAndNotForEver() {
        // Given
        ChatMessage said = room.say(ann, "one", null);
        Instant late = Room.NOW.plus(ChatRules.EDITABLE).plusMillis(1);

        // Then
        assertThat(ChatRules.edit(room.state, host, said.id(), "two", Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
        assertThat(ChatRules.edit(room.state, ann, said.id(), "two", late).reply())
                .isInstanceOf(Reply.Refused.class);
        assertThat(ChatRules.edit(room.state, ann, said.id(), "", Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void anImageNeedsNoWordsAndIsSeenByThoseWhoReadItsMessage() {
        // Given
        UUID id = UUID.randomUUID();
        var image = new ChatMessage.Image("image/png", 640, 480);
        var draft = new ChatMessage.Draft(id, "", "p-bob", null, image);

        // When
        room.apply(ChatRules.say(room.state, ann, draft, Room.NOW));

        // Then
        assertThat(ChatRules.look(room.state, bob, id)).isEqualTo(new Reply.Done<>(image));
        assertThat(ChatRules.look(room.state, host, id))
                .isEqualTo(new Reply.Refused<>(new Refusal.NotThere("image", id.toString())));

        // When
        room.apply(ChatRules.edit(room.state, ann, id, "our plan", Room.NOW));
        room.apply(ChatRules.edit(room.state, ann, id, "", Room.NOW));

        // Then
        assertThat(ChatRules.look(room.state, bob, id)).isEqualTo(new Reply.Done<>(image));

        // When
        room.apply(ChatRules.delete(room.state, ann, id, Room.NOW));

        // Then
        assertThat(ChatRules.look(room.state, ann, id)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void authorAndHostDelete() {
        // Given
        ChatMessage one = room.say(ann, "one", null);
        ChatMessage two = room.say(ann, "two", null);

        // When
        room.apply(ChatRules.delete(room.state, ann, one.id(), Room.NOW));
        room.apply(ChatRules.delete(room.state, host, two.id(), Room.NOW));

        // Then
        assertThat(room.state.chatAfter(0)).allMatch(ChatMessage::isDeleted);
        assertThat(room.state.chatAfter(0)).extracting(ChatMessage::text).containsOnly("");
        assertThat(ChatRules.edit(room.state, ann, one.id(), "back", Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void whatIsPrivateToOthersIsNotThereForTheHost() {
        // Given
        ChatMessage whispered = room.say(ann, "psst", "p-bob");

        // Then
        assertThat(ChatRules.delete(room.state, host, whispered.id(), Room.NOW))
                .isEqualTo(
                        Decision.refused(
                                new Refusal.NotThere("message", whispered.id().toString())));
        assertThat(ChatRules.delete(room.state, bob, whispered.id(), Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
    }
}
