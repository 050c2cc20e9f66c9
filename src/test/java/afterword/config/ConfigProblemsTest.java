package afterword.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stops the start, and what the operator reads then. */
final class ConfigProblemsTest {
    private static final String DISCORD_TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";
    private static final String TELEGRAM_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final String BASE = "telegram: { token: '${TELEGRAM_TOKEN}' }\n";

    @TempDir
    Path folder;

    private ConfigFile file;

    @BeforeEach
    void wire() {
        file = new ConfigFile(folder, Map.of("TELEGRAM_TOKEN", "1:a", "PORT", "many", "EMPTY", ""));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // each in line 2, below the Telegram token: key, column, text, part of the remedy
                mistake("defautls", 1, "defautls: { language: en }", "did you mean defaults?"),
                mistake("web.listne", 8, "web: { listne: 127.0.0.1:80 }", "did you mean listen?"),
                mistake("web.publicUrl", 8, "web: { publicUrl: null }", "did you mean public-url?"),
                mistake(
                        "fetching.proxy",
                        13,
                        "fetching: { proxy: x }",
                        "write one of user-agent, allow-private-addresses"),
                mistake("web", 6, "web: 8080", "should hold settings by name: write listen: ..."),
                mistake("feeds", 8, "feeds: https://a.example/", "should be a list"),
                mistake("feeds[0]", 10, "feeds: [ https://a.example/ ]", "write url: ..., every: ..."),
                mistake("feeds[0].url", 10, "feeds: [ { every: 10m } ]", "is missing: write url: https://"),
                mistake("feeds[0].url", 17, "feeds: [ { url: { a: b } } ]", "should be a single value"),
                mistake(
                        "feeds[0].url",
                        17,
                        "feeds: [ { url: blog.example.org } ]",
                        "beginning with https:// or http://",
                        "does not begin with https:// or http://"),
                mistake("feeds[0].url", 17, "feeds: [ { url: 'ftp://a.example/' } ]", "does not begin with https://"),
                mistake(
                        "feeds[0].url",
                        17,
                        "feeds: [ { url: 'https://a b/' } ]",
                        "is no address: write it as a browser shows it"),
                mistake("feeds[0].url", 17, "feeds: [ { url: 'https:///feed' } ]", "no host name", "is no address"),
                mistake("feeds[0].url", 17, "feeds: [ { url: 'https://me:pw@a.example/' } ]", "without it"),
                mistake("feeds[0].url", 17, "feeds: [ { url: 'https://a.example:99999/' } ]", "impossible port"),
                mistake("feeds[0].every", 38, "feeds: [ { url: https://a.co, every: 10 } ]", "has no unit: write 10s"),
                mistake("feeds[0].every", 38, "feeds: [ { url: https://a.co, every: soon } ]", "is no duration"),
                mistake("feeds[0].every", 38, "feeds: [ { url: https://a.co, every: -5m } ]", "is no duration"),
                mistake("feeds[0].every", 38, "feeds: [ { url: https://a.co, every: 500ms } ]", "is no duration"),
                mistake("feeds[0].every", 38, "feeds: [ { url: https://a.co, every: 0s } ]", "less than a second"),
                mistake("feeds[0].every", 38, "feeds: [ { url: https://a.co, every: 99999d } ]", "longer than 30 days"),
                mistake(
                        "feeds[1].url",
                        41,
                        "feeds: [ { url: https://a.co/ }, { url: 'HTTPS://A.co:443' } ]",
                        "same feed as feeds[0]"),
                mistake("web.listen", 16, "web: { listen: 127.0.0.1:65536 }", "from 0 to 65535"),
                mistake("web.listen", 16, "web: { listen: '${PORT}:1:2' }", "write host:port"),
                mistake("web.listen", 16, "web: { listen: 8080 }", "write host:port"),
                mistake("web.public-url", 20, "web: { public-url: 'wss://a.co' }", "does not begin with https://"),
                mistake(
                        "web.public-url",
                        20,
                        "web: { public-url: 'https://a.co/?a' }",
                        "write the address up to there"),
                mistake("fetching.extra-ports[1]", 34, "fetching: { extra-ports: [ 8000, 0 ] }", "from 1 to 65535"),
                mistake(
                        "fetching.extra-ports[0]",
                        28,
                        "fetching: { extra-ports: [ '${PORT}' ] }",
                        "as the environment has it, is no port"),
                mistake(
                        "fetching.allow-private-addresses",
                        38,
                        "fetching: { allow-private-addresses: yes }",
                        "write one of these two words"),
                mistake("fetching.user-agent", 25, "fetching: { user-agent: \"a\\nb: c\" }", "plain ASCII"),
                mistake("defaults.language", 23, "defaults: { language: elvish }", "write one of de, en"),
                mistake("defaults.time-zone", 24, "defaults: { time-zone: europe/berlin }", "such as Europe/Berlin"),
                mistake("defaults.time-zone", 24, "defaults: { time-zone: Mars }", "is no time zone"),
                mistake("defaults.uncertain-telegram", 33, "defaults: { uncertain-telegram: ask }", "write repeat"),
                mistake("owners.discord[0]", 22, "owners: { discord: [ '@me' ] }", "is no Discord id"),
                mistake("owners.telegram[0]", 23, "owners: { telegram: [ '@me' ] }", "not an @name"),
                mistake("owners.telegram", 21, "owners: { telegram: 123 }", "should be a list"),
                mistake("storage.path", 18, "storage: { path: '' }", "names no file"),
                mistake(
                        "discord.token",
                        10,
                        "discord: { api-url: https://a.co }",
                        "is missing: write token: \"${DISCORD_TOKEN}\""),
                mistake(
                        "discord.token",
                        19,
                        "discord: { token: '${NONE}' }",
                        "environment variable NONE, which is not set: set it before the start"),
                mistake(
                        "discord.token",
                        19,
                        "discord: { token: '${EMPTY}' }",
                        "environment variable EMPTY, which is empty"),
                mistake("discord.token", 19, "discord: { token: '${EMPTY' }", "has a ${ without a name and a }"),
                mistake("discord.token", 19, "discord: { token: Bot abc }", "without “Bot” before it"),
                mistake("discord.token", 19, "discord: { token: [ a ] }", "should be a single value"),
                mistake(
                        "discord.token",
                        19,
                        "discord: { token: '" + TELEGRAM_TOKEN + "' }",
                        "looks like a Telegram token"),
                mistake(
                        "discord.gateway-url",
                        35,
                        "discord: { token: a, gateway-url: https://a.co }",
                        "does not begin with wss://"),
                mistake("telegram", 1, "telegram: { token: b }", "stands here twice"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("mistakes")
    void namesLineColumnKeyAndRemedy(String key, int column, String line, List<String> remedies) {
        var problems = file.problems(BASE + line + "\n");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(remedies)
                    .anySatisfy(remedy -> assertThat(problem.sentence()).contains(remedy));
        });
    }

    @Test
    void tellsEveryProblemAtOnceInTheOrderOfTheFile() {
        var problems = file.problems("""
                web: { listen: nowhere }
                telegram: { token: '${NONE}', api-url: 'https://a.co/bot' }
                feeds:
                  - { url: https://a.example, every: 10 }
                  - { url: mailto:me }
                colour: red
                """);

        assertThat(problems)
                .extracting(Problem::key)
                .containsExactly(
                        "web.listen", "telegram.token", "telegram.api-url", "feeds[0].every", "feeds[1].url", "colour");
    }

    @Test
    void wantsAtLeastOnePlatform() {
        var problems = file.problems("# nobody to talk to\nstorage: { path: a.db }\n");

        assertThat(problems)
                .singleElement()
                .extracting(problem -> problem.describe(Path.of("config.yml")))
                .asString()
                .startsWith("config.yml:2:1: discord: and telegram are both missing: write at least one");
    }

    @Test
    void saysThatAFileIsMissingEmptyOrNoFile() throws IOException {
        var latin = Files.write(folder.resolve("latin.yml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(sentence(file.problems(folder.resolve("none.yml"))))
                .contains("no such file: copy config.example.yml");
        assertThat(sentence(file.problems(folder))).contains("is a directory");
        assertThat(sentence(file.problems(latin))).contains("not UTF-8");
        assertThat(sentence(file.problems(""))).contains("file is empty");
        assertThat(sentence(file.problems("# only a comment\n"))).contains("file is empty");
        assertThat(sentence(file.problems("---\n"))).contains("file is empty");
        assertThat(sentence(file.problems("hello"))).contains("should hold settings by name");
        assertThat(sentence(file.problems("a".repeat(2_000_000)))).contains("larger than 1 MiB");
    }

    @Test
    void pointsAtThePlaceWhereYamlEnds() {
        assertThat(file.problems(BASE + "web: { listen: a")).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).startsWith("This is not YAML.");
            assertThat(problem.line()).isBetween(2, 3);
        });
        assertThat(sentence(file.problems(BASE + "\tweb: 1"))).contains("a tab");
        assertThat(sentence(file.problems("web: &a 1\ntelegram: *a\n"))).contains("alias");
        assertThat(sentence(file.problems(BASE + "---\nweb: 1\n"))).contains("second document");
        assertThat(sentence(file.problems(BASE + "web: " + "[".repeat(60) + "]".repeat(60))))
                .contains("nested deeper");
    }

    static Stream<String> filesWithTokensInWrongPlaces() {
        return Stream.of(DISCORD_TOKEN, TELEGRAM_TOKEN)
                .flatMap(token -> Stream.of(
                        "discord: '" + token + "'",
                        "discord: { token: 'Bot " + token + "' }",
                        "discord: { token: [ '" + token + "' ] }",
                        "discord: { token: '" + token + "/' }",
                        "discord: { tokn: '" + token + "' }",
                        "'" + token + "': discord",
                        "discord: { '" + token + "': token }",
                        "owners: { discord: [ '" + token + "' ] }",
                        "owners: { telegram: [ '" + token + "' ] }",
                        "telegram: { token: a, api-url: 'https://api.telegram.org/bot" + token + "' }",
                        "telegram: { token: a, api-url: '" + token + "' }",
                        "web: { listen: '" + token + "' }",
                        "defaults: { time-zone: '" + token + "', language: '${TOKEN}' }",
                        "defaults: { language: '" + token + "' }",
                        "discord: { token: '" + token + "\n",
                        "discord: { token: @" + token + " }",
                        "discord:\n\ttoken: " + token,
                        "discord: { token: " + token + " ]",
                        "*" + token + ": a",
                        "discord: { token: !!binary '" + token + "' }"));
    }

    @ParameterizedTest
    @MethodSource("filesWithTokensInWrongPlaces")
    void neverPrintsATokenWhereverItStands(String yaml) {
        var withToken = new ConfigFile(folder, Map.of("TOKEN", DISCORD_TOKEN));

        var problems = withToken.problems(yaml);

        assertThat(problems.toString())
                .doesNotContain(
                        "ZnCjm1XVW7vRze4b7Cq4se7kKWs", "MTk4NjIyNDgzNDcxOTI1MjQ4", "AAHdqTcvCH1vGWJxfSeofSAs0K5");
    }

    @Test
    void neverThrowsWhateverTheFileHolds() throws IOException {
        var example = Files.readString(Path.of("config.example.yml"));
        var seed = 20261123L;
        var random = new Random(seed);

        for (var round = 0; round < 500; round++) {
            var mutated = mutate(example, random);

            var result = ConfigLoader.load(file.write(mutated), Map.of());

            assertThat(result).as("seed %d, round %d", seed, round).isNotNull();
        }
    }

    private static String mutate(String text, Random random) {
        var mutated = new StringBuilder(text);
        var pool = "{}[]:,-&*!|>'\"%@`#\n\t \u0000é~<?$";
        for (var i = random.nextInt(6); i >= 0; i--) {
            var at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, pool.charAt(random.nextInt(pool.length())));
                case 1 -> mutated.insert(at, pool.charAt(random.nextInt(pool.length())));
                default -> mutated.delete(at, Math.min(mutated.length(), at + random.nextInt(40)));
            }
        }
        return mutated.toString();
    }

    private static String sentence(List<Problem> problems) {
        assertThat(problems).hasSize(1);
        return problems.getFirst().sentence();
    }

    private static Arguments mistake(String key, int column, String line, String... remedies) {
        return Arguments.of(key, column, line, List.of(remedies));
    }
}
