package afterword.config;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.config.Config.Feed;
import afterword.config.Config.Listen;
import afterword.config.Config.UncertainTelegram;
import afterword.config.ConfigResult.Loaded;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a good file comes to. */
final class ConfigLoaderTest {
    private static final Map<String, String> TOKENS =
            Map.of("DISCORD_TOKEN", "discord.token", "TELEGRAM_TOKEN", "1:telegram-token");

    @TempDir
    Path folder;

    @Test
    void loadsTheExampleWhenTheTwoTokensAreSet() {
        var result = ConfigLoader.load(Path.of("config.example.yml"), TOKENS);

        assertThat(result).isInstanceOfSatisfying(Loaded.class, loaded -> {
            assertThat(loaded.warnings()).isEmpty();
            assertThat(loaded.config().feeds())
                    .containsExactly(new Feed(URI.create("https://blog.example.org/"), Duration.ofMinutes(10)));
        });
    }

    @Test
    void holdsInTheExampleWhatHoldsWithoutAnything() {
        var example = new ConfigFile(folder, TOKENS).load(Path.of("config.example.yml"));
        var bare = new ConfigFile(folder, TOKENS).load("""
                        discord: { token: "${DISCORD_TOKEN}" }
                        telegram: { token: "${TELEGRAM_TOKEN}" }
                        """);

        assertThat(bare).usingRecursiveComparison().ignoringFields("feeds").isEqualTo(example);
        assertThat(bare.feeds()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        var config = new ConfigFile(folder, TOKENS).load("""
                        storage:   { path: /var/lib/afterword/all.db }
                        owners:    { discord: [ "80351110224678912", 42 ], telegram: [ 123 ] }
                        discord:   { token: "${DISCORD_TOKEN}", api-url: "http://127.0.0.1:9/api/v10", gateway-url: "ws://127.0.0.1:9" }
                        telegram:  { token: "${TELEGRAM_TOKEN}", api-url: "http://localhost:8081/" }
                        feeds:     [ { url: "https://Blog.Example.org/", every: 1s }, { url: "http://other.example/feed?x=1" } ]
                        fetching:  { user-agent: "Me/1.0 (me@example.org)", allow-private-addresses: true, extra-ports: [ 8000, 9000 ] }
                        web:       { listen: "[::1]:0", public-url: "https://bot.example.org" }
                        defaults:  { language: de, time-zone: Europe/Berlin, mirror-comments: false, uncertain-telegram: skip }
                        """);

        assertThat(config.storage().path()).isEqualTo(Path.of("/var/lib/afterword/all.db"));
        assertThat(config.owners().discord()).containsExactly("80351110224678912", "42");
        assertThat(config.owners().telegram()).containsExactly(123L);
        assertThat(config.discord())
                .isEqualTo(new Config.Discord(
                        new Secret("discord.token"),
                        URI.create("http://127.0.0.1:9/api/v10/"),
                        URI.create("ws://127.0.0.1:9")));
        assertThat(config.telegram())
                .isEqualTo(new Config.Telegram(new Secret("1:telegram-token"), URI.create("http://localhost:8081")));
        assertThat(config.feeds())
                .containsExactly(
                        new Feed(URI.create("https://blog.example.org/"), Duration.ofSeconds(1)),
                        new Feed(URI.create("http://other.example/feed?x=1"), null));
        assertThat(config.fetching())
                .isEqualTo(new Config.Fetching("Me/1.0 (me@example.org)", true, java.util.List.of(8000, 9000)));
        assertThat(config.web())
                .isEqualTo(new Config.Web(new Listen("::1", 0), URI.create("https://bot.example.org/")));
        assertThat(config.defaults())
                .isEqualTo(new Config.Defaults("de", ZoneId.of("Europe/Berlin"), false, UncertainTelegram.SKIP));
    }

    @Test
    void runsWithoutThePlatformThatIsLeftOut() {
        var file = new ConfigFile(folder, TOKENS);

        var onlyDiscord = file.load("discord: { token: abc }\n");
        var onlyTelegram = file.load("telegram: { token: '1:abc' }\ndiscord:\n");

        assertThat(onlyDiscord.telegram()).isNull();
        assertThat(onlyTelegram.discord()).isNull();
    }

    @Test
    void takesSettingsOfAnyKindFromTheEnvironment() {
        var environment = Map.of("T", "1:abc", "PORT", "9090", "HOST", "blog.example.org", "MIRROR", "false");

        var config = new ConfigFile(folder, environment).load("""
                        telegram: { token: "${T}" }
                        feeds: [ { url: "https://${HOST}/feed" } ]
                        web: { listen: "127.0.0.1:${PORT}" }
                        defaults: { mirror-comments: "${MIRROR}" }
                        """);

        assertThat(config.web().listen()).isEqualTo(new Listen("127.0.0.1", 9090));
        assertThat(config.feeds().getFirst().url()).isEqualTo(URI.create("https://blog.example.org/feed"));
        assertThat(config.defaults().mirrorComments()).isFalse();
    }

    @Test
    void takesWhatAVariableHoldsAsItIs() {
        var environment = Map.of("T", "a$b${T}\\1");

        var problems = new ConfigFile(folder, environment).problems("telegram: { token: '${T}' }");

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .contains("another character that no token has")
                        .doesNotContain("a$b"));
    }

    @ParameterizedTest
    @CsvSource({"10s,PT10S", "10m,PT10M", "2h,PT2H", "1d,PT24H", "30d,PT720H", "1s,PT1S"})
    void readsDurationsInFourUnits(String written, Duration meant) {
        var config = new ConfigFile(folder, TOKENS)
                .load("telegram: { token: '1:a' }\nfeeds: [ { url: https://a.example, every: " + written + " } ]");

        assertThat(config.feeds().getFirst().every()).isEqualTo(meant);
    }

    @Test
    void warnsOfAFeedThatIsAskedMoreThanOnceAMinute() {
        var warnings = new ConfigFile(folder, TOKENS).warnings("""
                        telegram: { token: '1:a' }
                        feeds:
                          - { url: https://a.example, every: 60s }
                          - { url: https://b.example, every: 59s }
                        """);

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.key()).isEqualTo("feeds[1].every");
            assertThat(warning.line()).isEqualTo(4);
            assertThat(warning.sentence()).contains("more than once a minute");
        });
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9,0", "http://localhost,0", "https://proxy.example,0", "http://proxy.example,1"})
    void warnsOfATokenThatWouldCrossANetworkInTheClear(String apiUrl, int warnings) {
        var found = new ConfigFile(folder, TOKENS).warnings("telegram: { token: '1:a', api-url: '" + apiUrl + "' }");

        assertThat(found).hasSize(warnings);
    }

    @Test
    void printsNoTokenWithTheSettings() {
        var config = new ConfigFile(folder, TOKENS).load(Path.of("config.example.yml"));

        assertThat(config.toString()).contains("token=***").doesNotContain("discord.token", "telegram-token");
    }
}
