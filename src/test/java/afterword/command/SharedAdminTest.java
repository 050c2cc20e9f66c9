package afterword.command;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.Author;
import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may set up what all chats share. */
final class SharedAdminTest {
    private static final PersonRef OWNER = new PersonRef(Platform.TELEGRAM, "1");
    private static final PersonRef ADMIN = new PersonRef(Platform.TELEGRAM, "2");
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");

    private final Commands commands = new Commands(List.of(new Shared()), new People());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | true  | done
            1 | false | done
            2 | true  | done
            2 | false | In private only an owner of this bot can do that. Say it in a server or group that you manage.
            3 | true  | This needs an administrator of this chat who may change its info.
            3 | false | In private only an owner of this bot can do that. Say it in a server or group that you manage.
            """)
    void letsOwnersAnywhereAndAdminsWhereTheyAreAdmins(String person, boolean inGroup, String answer) {
        var asker = new PersonRef(Platform.TELEGRAM, person);
        var request = new CommandRequest(
                "1",
                "shared",
                new Author(asker, "Mira", false),
                inGroup ? GROUP : ChannelRef.direct(asker),
                inGroup ? new SpaceRef(Platform.TELEGRAM, "-100") : null,
                Map.of(),
                false,
                null);

        var reply = commands.run(request);

        assertThat(
                        switch (reply) {
                            case Reply.Message(var text, var _) -> text.text();
                            case Reply.Refusal(var text) -> text.text();
                            case Reply.Document _, Reply.Form _ -> "";
                        })
                .isEqualTo(answer);
    }

    private static final class Shared implements Command {
        @Override
        public CommandSpec spec() {
            return new CommandSpec("shared", "Of all", Access.SHARED_ADMIN, Place.ANYWHERE, List.of());
        }

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.of("done");
        }
    }

    private static final class People implements Gatekeeper {
        @Override
        public boolean owns(PersonRef person) {
            return person.equals(OWNER);
        }

        @Override
        public boolean admitted(SpaceRef space) {
            return true;
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return person.equals(ADMIN);
        }
    }
}
