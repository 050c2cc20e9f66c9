package afterword.command;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A group that no owner has let the bot into. */
final class NotAdmittedTest {
    private static final PersonRef PERSON = new PersonRef(Platform.TELEGRAM, "7");

    private final Commands commands = new Commands(List.of(new HelpCommand(List::of)), new Strangers());

    @Test
    void hearsOneSentenceAlsoWhenItAsksForHelp() {
        var reply = commands.run(help(new SpaceRef(Platform.TELEGRAM, "-100")));

        assertThat(reply)
                .isEqualTo(Reply.refusal(
                        "I have not been let in here yet: an owner of this bot has to say /admit here first."));
    }

    @Test
    void isNotWhereAPersonTalksInPrivate() {
        var reply = commands.run(help(null));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Message.class,
                        help -> assertThat(help.text().text()).startsWith("I post the blog's articles"));
    }

    private static CommandRequest help(@Nullable SpaceRef space) {
        var where = space == null ? ChannelRef.direct(PERSON) : new ChannelRef(Platform.TELEGRAM, space.id());
        return new CommandRequest("1", "help", new Author(PERSON, "Mira", false), where, space, Map.of(), false, null);
    }

    private static final class Strangers implements Gatekeeper {
        @Override
        public boolean admitted(SpaceRef space) {
            return false;
        }

        @Override
        public boolean owns(PersonRef person) {
            return false;
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return false;
        }
    }
}
