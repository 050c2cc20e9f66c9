package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelKind;
import afterword.chat.Mention;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each setting takes. */
final class SettingTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            language  | DE                 | de
            language  | pt_BR              | pt-BR
            zone      | europe/berlin      | Europe/Berlin
            zone      | America/New York   | America/New_York
            schedule  | At Once            | at once
            schedule  | daily 9:05         | daily 09:05
            schedule  | weekly Monday 9:00 | weekly mon 09:00
            quiet     | 22:00 - 7:00       | 22:00-07:00
            quiet     | OFF                | off
            per-day   | 5                  | 5
            mention   | <@&12> for Guides , Reviews | <@&12> for Guides, Reviews
            mention   | <@!7>              | <@7>
            mention   | @editors           | @editors
            silent    | Yes                | on
            archive   | 3D                 | 3d
            tags      | Create             | create
            when-gone | remove             | remove
            """)
    void keepsWhatPeopleWriteInOneForm(String setting, String written, String kept) {
        assertThat(Setting.named(setting).orElseThrow().read(written)).hasValue(kept);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            language  | klingon
            language  | nl
            language  | de-XX
            zone      | Berlin
            schedule  | sometimes
            schedule  | daily 24:00
            schedule  | daily
            schedule  | weekly someday 09:00
            quiet     | 22-7
            quiet     | 07:00-07:00
            quiet     | 22:00
            per-day   | 0
            per-day   | 1001
            per-day   | many
            mention   | @everyone and all
            mention   | Editors
            silent    | perhaps
            archive   | 2d
            tags      | on
            when-gone | hide
            """)
    void takesNothingElse(String setting, String written) {
        assertThat(Setting.named(setting).orElseThrow().read(written)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void hasAnExampleThatItTakesAndAMeaningThatFitsOnALine(Setting setting) {
        var example = setting == Setting.MENTION ? "<@&1> for Guides, Reviews" : setting.example();

        assertThat(setting.read(example)).isPresent();
        assertThat(setting.read(setting.example().equals("on") ? "off" : example))
                .isPresent();
        assertThat(setting.word() + ": " + setting.meaning()).hasSizeLessThanOrEqualTo(130);
    }

    @Test
    void hasDefaultsThatChangeNothing() {
        var settings = DestinationSettings.DEFAULT;

        assertThat(settings.perDay()).isZero();
        assertThat(settings.mention()).isEmpty();
        assertThat(settings.image()).isTrue();
        assertThat(settings.crosspost()).isTrue();
        assertThat(List.of(settings.silent(), settings.pin(), settings.digest(), settings.removesWhenGone()))
                .containsOnly(false);
        assertThat(settings.archiveAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.language(Locale.FRENCH)).isEqualTo(Locale.FRENCH);
        assertThat(settings.timetable(ZoneOffset.UTC))
                .isEqualTo(new Timetable(new Schedule.AtOnce(), null, ZoneOffset.UTC));
    }

    @Test
    void readsBackEveryDefaultThatItShows() {
        Arrays.stream(Setting.values())
                .filter(it -> it != Setting.LANGUAGE && it != Setting.ZONE)
                .forEach(setting -> {
                    var shown = DestinationSettings.DEFAULT.shown(setting);
                    var chosen = new DestinationSettings(Map.of(setting, shown), null);
                    assertThat(setting.read(shown)).hasValue(shown);
                    assertThat(chosen.shown(setting)).isEqualTo(shown);
                });
    }

    @Test
    void callsOnlyForTheCategoriesThatAreNamed() {
        var rule = MentionRule.read("<@&12> for Guides, Reviews").orElseThrow();

        assertThat(rule.mention()).isEqualTo(new Mention.Role("12"));
        assertThat(rule.calls(List.of("reviews"))).isTrue();
        assertThat(rule.calls(List.of("News"))).isFalse();
        assertThat(MentionRule.read("<@&12>").orElseThrow().calls(List.of())).isTrue();
    }

    @Test
    void meansSomethingOnlyWhereThePlatformHasIt() {
        assertThat(Setting.PIN.fits(ChannelKind.DISCORD_TEXT)).isFalse();
        assertThat(Setting.PIN.fits(ChannelKind.TELEGRAM_CHANNEL)).isTrue();
        assertThat(Setting.TAGS.fits(ChannelKind.DISCORD_TEXT)).isFalse();
        assertThat(Setting.CROSSPOST.fits(ChannelKind.DISCORD_ANNOUNCEMENT)).isTrue();
        assertThat(Setting.QUIET.fits(ChannelKind.TELEGRAM_TOPIC)).isTrue();
    }
}
