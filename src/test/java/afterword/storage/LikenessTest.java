package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelRef;
import afterword.chat.InboundEvent.PostShown;
import afterword.chat.MessageRef;
import afterword.chat.Platform;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Telegram shows of a message of ours is not letter for letter what we were given. */
final class LikenessTest {
    private static final String LINK = "https://blog.example.org/tea";

    @Test
    void aTitleIsKnownThoughAMentionInItWasMadeHarmless() {
        assertThat(Likeness.toPost(shown("Tea with @\u2060ada\nAda · 3 March", LINK), "Tea with @ada", LINK))
                .isTrue();
    }

    @Test
    void aTitleIsKnownThoughItWasCut() {
        var title = "Tea ".repeat(200).strip();

        assertThat(Likeness.toPost(shown(title.substring(0, 499) + "…", LINK), title, LINK))
                .isTrue();
        assertThat(Likeness.toPost(shown("Tea…", LINK), title, LINK)).isFalse();
    }

    @Test
    void aTitleOfTwoLinesIsKnown() {
        assertThat(Likeness.toPost(shown("Tea\nand cups\nAda", LINK), "Tea\nand cups", LINK))
                .isTrue();
    }

    @Test
    void aLinkIsKnownThoughTelegramWritesItDifferently() {
        assertThat(Likeness.toPost(shown("Tea", "https://blog.example.org/"), "Tea", "https://blog.example.org"))
                .isTrue();
        assertThat(Likeness.toPost(
                        shown("Tea", "https://blog.example.org/t%C3%A9"), "Tea", "https://blog.example.org/té"))
                .isTrue();
    }

    @Test
    void aMirrorIsKnownWhateverStandsAroundItsWords() {
        assertThat(Likeness.toMirror(shown("Ada  Byron\nOne\n\ntwo\u200b"), " Ada Byron ", "One\n\ntwo\n"))
                .isTrue();
        assertThat(Likeness.toMirror(shown("Ada Byron\nOne\n\ntwo, three"), "Ada Byron", "One\n\ntwo"))
                .isFalse();
        assertThat(Likeness.toMirror(shown("Ada Byron"), "Ada Byron", "")).isFalse();
    }

    private static PostShown shown(String text, String... links) {
        var message = new MessageRef(new ChannelRef(Platform.TELEGRAM, "-100"), "1");
        return new PostShown("e", message, true, text, List.of(links), Instant.EPOCH);
    }
}
