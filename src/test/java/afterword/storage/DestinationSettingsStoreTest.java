package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.destination.Destination;
import afterword.destination.DestinationSettings;
import afterword.destination.FilterRule;
import afterword.destination.FilterRules;
import afterword.destination.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was chosen for a destination stays with it, and goes with it. */
final class DestinationSettingsStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final FilterRule RULE = new FilterRule(true, FilterRule.Subject.TAG, "sponsored");
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");

    @TempDir
    Path folder;

    private SqliteStorage storage;

    @BeforeEach
    void open() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> NOW);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void keepsWhatWasChosenOverARestart() {
        var group = furnished();
        storage.close();
        open();

        assertThat(storage.destinationSettings().of(group.id()))
                .isEqualTo(new DestinationSettings(Map.of(Setting.PER_DAY, "5"), "{{title}}"));
        assertThat(storage.destinationSettings().rules(group.id())).isEqualTo(new FilterRules(List.of(RULE)));
    }

    @Test
    void followsAChatThatMoves() {
        furnished();
        var supergroup = new ChannelRef(Platform.TELEGRAM, "-100200");

        storage.destinations().move(GROUP, supergroup);

        var moved = storage.destinations().at(supergroup).orElseThrow();
        assertThat(storage.destinationSettings().of(moved.id()).perDay()).isEqualTo(5);
        assertThat(storage.destinationSettings().rules(moved.id()).rules()).containsExactly(RULE);
    }

    @Test
    void forgetsADestinationThatIsRemoved() {
        furnished();

        assertThat(storage.destinations().remove(GROUP, NOW)).isTrue();
        var again = added();

        assertThat(storage.destinationSettings().of(again.id())).isEqualTo(DestinationSettings.DEFAULT);
        assertThat(storage.destinationSettings().rules(again.id()).isEmpty()).isTrue();
    }

    @Test
    void keepsADraftApartFromTheTemplate() {
        var group = furnished();
        var settings = storage.destinationSettings();

        settings.draft(group.id(), "{{excerpt}}");

        assertThat(settings.of(group.id()).template()).isEqualTo("{{title}}");
        assertThat(settings.draft(group.id())).isEqualTo("{{excerpt}}");
        settings.template(group.id(), "{{excerpt}}");
        assertThat(settings.draft(group.id())).isNull();
    }

    private Destination furnished() {
        var group = added();
        storage.destinationSettings().set(group, Setting.PER_DAY, "5", NOW);
        storage.destinationSettings().template(group.id(), "{{title}}");
        assertThat(storage.destinationSettings().add(group.id(), RULE)).isTrue();
        assertThat(storage.destinationSettings().add(group.id(), RULE)).isFalse();
        return group;
    }

    private Destination added() {
        var info = new ChannelInfo(
                GROUP, new SpaceRef(Platform.TELEGRAM, "-100"), "Group", ChannelKind.TELEGRAM_GROUP, null);
        assertThat(storage.destinations().add(info, 0, NOW).isNew()).isTrue();
        return storage.destinations().at(GROUP).orElseThrow();
    }
}
