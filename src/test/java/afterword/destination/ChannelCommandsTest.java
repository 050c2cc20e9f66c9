package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.article.ArticleCards;
import afterword.article.IntakePlan;
import afterword.chat.Author;
import afterword.chat.Button;
import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Directories;
import afterword.chat.Directory;
import afterword.chat.Extra;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.Commands;
import afterword.command.Gatekeeper;
import afterword.command.Reply;
import afterword.feed.FeedParser;
import afterword.feed.FeedStore;
import afterword.feed.ParseResult;
import afterword.poll.Tallies;
import afterword.storage.SqliteStorage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins say about a channel, and what they read then; over the real database. */
final class ChannelCommandsTest {
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100500");
    private static final ChannelRef FORUM = new ChannelRef(Platform.DISCORD, "50000");
    private static final PersonRef MIRA = new PersonRef(Platform.TELEGRAM, "7");

    @TempDir
    Path folder;

    private final Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final Places telegram = new Places(GROUP, ChannelKind.TELEGRAM_GROUP);
    private final Places discord = new Places(FORUM, ChannelKind.DISCORD_FORUM);
    private SqliteStorage storage;
    private Commands commands;
    private ChannelRef where = GROUP;
    private int wakes;
    private boolean forms;

    @BeforeEach
    void wire() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        var directories = new Directories();
        directories.add(telegram);
        directories.add(discord);
        var all = new Everything();
        var settings = storage.destinationSettings();
        var articles = storage.articles();
        var target = new DestinationTarget(storage.destinations(), directories, all);
        Runnable owed = () -> wakes++;
        var cards = new ArticleCards(new Tallies(storage.polls()), Locale.ENGLISH, ZoneOffset.UTC);
        commands = new Commands(
                List.of(
                        new SetChannelCommand(target, settings, () -> now, owed),
                        new FilterChannelCommand(target, settings, articles),
                        new TemplateChannelCommand(target, settings, articles, cards),
                        new ScheduleChannelCommand(target, settings, ZoneOffset.UTC, () -> now, owed),
                        new PreviewChannelCommand(target, settings, articles),
                        new TestChannelCommand(target, settings, articles, () -> now, owed)),
                all);
        for (var place : List.of(telegram, discord)) {
            assertThat(storage.destinations().add(place.info, 0, now).isNew()).isTrue();
        }
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void showsEverySettingThatTheChannelHasWithItsMeaning() {
        var said = say("channel set");

        assertThat(said).contains("quiet off · hours in which nothing is posted", "pin off", "schedule at once");
        assertThat(said).doesNotContain("tags", "crosspost", "archive");
        assertThat(said).hasSizeLessThan(1_900);
    }

    @Test
    void setsWhatIsSaidAndShowsItAfterwards() {
        assertThat(say("channel set quiet 22:00 - 7:00")).contains("quiet is 22:00-07:00");
        assertThat(say("channel set mention @editors for Guides, Reviews")).contains("mention is @editors for Guides");

        assertThat(say("channel set")).contains("quiet 22:00-07:00", "mention @editors for Guides, Reviews");
        assertThat(wakes).isEqualTo(2);
    }

    @Test
    void forgetsAValueForItsDefault() {
        say("channel set per-day 5");

        assertThat(say("channel set per-day default")).contains("per-day is off");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            channel set quiet nights        | quiet takes two times of day, or off, not “nights”. For example: /channel set quiet 22:00-07:00
            channel set loudness 5          | There is no setting “loudness”. There are language, zone
            channel set tags create         | tags is for Discord forums; Readers is a Telegram group.
            channel set mention <@&5>       | On Telegram a post can call a public @name only.
            channel set per-day 5000        | per-day takes a number from 1 to 1000, or off, not “5000”
            channel schedule sometimes      | The schedule takes at once, hourly, daily HH:MM, or weekly DAY HH:MM, not “sometimes”
            channel filter add maybe tag x  | A rule begins with only or not
            channel filter add              | Which rule? For example: /channel filter add not tag sponsored
            channel filter remove 3         | There is no rule “3” here.
            channel template {{titel}}      | Line 1, column 1: there is no “titel”
            channel template save           | There is no new template to save
            """)
    void refusesWithWhatIsAllowed(String line, String said) {
        assertThat(answer(line)).isInstanceOf(Reply.Refusal.class);
        assertThat(say(line)).contains(said);
    }

    @Test
    void explainsOneSetting() {
        assertThat(say("channel set schedule"))
                .contains("schedule at once", "It takes at once, hourly", "/channel set schedule weekly mon 09:00");
    }

    @Test
    void neverCallsEveryone() {
        where = FORUM;

        assertThat(say("channel set mention <@&900>")).contains("never everyone");
        assertThat(say("channel set mention @editors")).contains("choose the role or person from the list");
    }

    @Test
    void saysWhenAnArticleWouldGo() {
        say("channel set zone Europe/Berlin");
        say("channel set quiet 22:00-07:00");

        assertThat(say("channel schedule weekly sun 23:30"))
                .contains("weekly sun 23:30", "Monday 9 March, 07:00 (Europe/Berlin)");
        assertThat(say("channel schedule at once")).contains("would be posted at once");
    }

    @Test
    void addsRulesListsThemAndRemovesOneByItsNumber() {
        publish("One/Guides", "Two/Reviews");

        say("channel filter not tag sponsored");
        assertThat(say("channel filter add not category Reviews"))
                .contains("1. not tag sponsored", "2. not category Reviews")
                .doesNotContain("none of the newest");
        assertThat(say("channel filter add not tag sponsored")).contains("there already");
        assertThat(say("channel filter remove 1")).contains("“not tag sponsored” is gone", "1. not category Reviews");

        assertThat(say("channel filter")).contains("1. not category Reviews").doesNotContain("2.");
    }

    @Test
    void warnsOfRulesThatLetNothingThrough() {
        publish("One/Guides", "Two/Reviews");

        var said = say("channel filter add only category Recipes");

        assertThat(said).contains("The rule holds from now on", "none of the newest 2 articles would be posted");
    }

    @Test
    void saysOfEachOfTheNewestWhetherItWouldBePosted() {
        publish("One/Guides", "Two/Reviews");
        say("channel filter add not category Reviews");

        assertThat(say("channel preview"))
                .contains("✅ One would be posted", "⛔ Two: the rule “not category Reviews” keeps it out");
    }

    @Test
    void previewsTheTenNewestAndNamesWhatStopsEachHoweverLongItsRuleIs() {
        var titles = IntStream.range(0, 12)
                .mapToObj(it -> "A%02d".formatted(it) + "x".repeat(70) + "/Guides")
                .toArray(String[]::new);
        publish(titles);
        say("channel filter add not regex ^" + "(A|B)".repeat(50) + "?|^A");

        var said = say("channel preview");

        assertThat(said.lines())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).matches("⛔ A\\d\\d.*: the rule “not regex \\^\\(A.*"));
        assertThat(said.lines().map(it -> it.substring(2, 5))).doesNotHaveDuplicates();
        assertThat(said).doesNotContain("A10", "A11").hasSizeLessThan(1_900);
    }

    @Test
    void showsEveryRuleAlsoWhereTheyAreManyAndLong() {
        for (var rule = 0; rule < 25; rule++) {
            say("channel filter add not regex " + rule + "a".repeat(250));
        }

        assertThat(say("channel filter"))
                .contains("1. not regex 0a", "25. not regex 24a")
                .hasSizeLessThan(1_900);
        assertThat(say("channel filter add not tag x")).contains("at most 25 rules");
    }

    @Test
    void warnsAlsoWhenTheRuleGoesThatLetArticlesThrough() {
        publish("One/Guides", "Two/Reviews");
        say("channel filter add only category Recipes");
        say("channel filter add only category Guides");

        assertThat(say("channel filter remove 2")).contains("none of the newest 2 articles would be posted");
        assertThat(say("channel filter remove 1")).doesNotContain("none of the newest");
    }

    @Test
    void refusesAnEndlessTemplateAndKeepsNothingOfIt() {
        var said = say("channel template " + "{{title}}".repeat(200_000));

        assertThat(said).contains("at most 1500 characters, this one has 1800000");
        assertThat(answer("channel template save")).isInstanceOf(Reply.Refusal.class);
    }

    @Test
    void showsATemplateWithTheNewestArticleBeforeItIsSaved() {
        publish("One/Guides");

        var preview = (Reply.Message) answer("channel template Read {{title}}\nnow");
        assertThat(preview.text().text()).contains("the post would say:\nRead One\nnow", "Nothing has changed yet");
        assertThat(template()).isNull();
        assertThat(say(line(preview, "Save"))).contains("Saved");

        assertThat(template()).isEqualTo("Read {{title}}\nnow");
        assertThat(say("channel template reset")).contains("excerpt again");
        assertThat(template()).isNull();
    }

    @Test
    void keepsTheOldTemplateWhenTheNewOneIsDiscarded() {
        publish("One/Guides");
        say("channel template Old");
        say("channel template save");

        var preview = (Reply.Message) answer("channel template New");
        say(line(preview, "Discard"));

        assertThat(template()).isEqualTo("Old");
        assertThat(answer("channel template save")).isInstanceOf(Reply.Refusal.class);
    }

    @Test
    void offersAFormForTheTemplateWhereThereAreForms() {
        forms = true;
        say("channel template Old");
        say("channel template save");

        var shown = (Reply.Message) answer("channel template");
        var form = (Reply.Form) answer(line(shown, "Edit"));

        assertThat(form.commandLine()).isEqualTo("channel template");
        assertThat(form.fields()).singleElement().returns("Old", Reply.Field::value);
    }

    @Test
    void refusesATemplateThatExplodes() {
        publish("One/a</category><category>b</category><category>c</category><category>d");

        var said = say("channel template " + "{{#categories}}".repeat(9) + "x" + "{{/categories}}".repeat(9));

        assertThat(said).contains("yields too much");
    }

    @Test
    void owesATestMessageWhenNoRightIsMissing() {
        assertThat(say("channel test")).contains("A test message is on its way");

        assertThat(storage.deliveries().outstanding()).isEqualTo(1);
    }

    @Test
    void namesTheMissingRightInsteadOfATestMessage() {
        where = FORUM;
        say("channel set tags create");

        assertThat(say("channel test")).contains("Nothing was posted", "• the right to CREATE_TAGS");

        assertThat(storage.deliveries().outstanding()).isZero();
    }

    @Test
    void goesOnPostingAfterATestThatFoundNothingMissing() {
        storage.destinations().suspend(GROUP, "kicked", now);

        say("channel test");

        assertThat(storage.destinations().at(GROUP).orElseThrow().suspendedBecause())
                .isNull();
    }

    @Test
    void asksForTheChannelToBeAddedFirst() {
        assertThat(storage.destinations().remove(GROUP, now)).isTrue();

        assertThat(say("channel set quiet 22:00-07:00")).contains("Say /channel add there first");
    }

    @Test
    void takesAnotherChannelBeforeTheRestInPrivate() {
        where = new ChannelRef(Platform.TELEGRAM, MIRA.id());

        assertThat(say("channel set -100500 quiet 22:00-07:00")).contains("Readers: quiet is 22:00-07:00");
    }

    @Test
    void offersSettingsAndTheirValuesWhileOneTypes() {
        assertThat(offered("setting", Map.of("setting", "pos")))
                .contains("silent", "quiet")
                .doesNotContain("zone");
        assertThat(offered("value", Map.of("setting", "zone", "value", "berl"))).containsExactly("Europe/Berlin");
        assertThat(offered("value", Map.of("setting", "when-gone"))).containsExactly("mark", "remove", "default");
    }

    private List<String> offered(String option, Map<String, String> options) {
        return commands.complete(request("channel set", options), option).stream()
                .map(Command.Completion::value)
                .toList();
    }

    private @Nullable String template() {
        return storage.destinationSettings()
                .of(storage.destinations().at(GROUP).orElseThrow().id())
                .template();
    }

    private static String line(Reply.Message reply, String label) {
        return reply.buttons().stream()
                .filter(it -> it.label().equals(label))
                .map(it -> ((Button.Run) it).commandLine())
                .findFirst()
                .orElseThrow();
    }

    private Reply answer(String line) {
        return commands.runLine(line, this::request);
    }

    private CommandRequest request(String name, Map<String, String> options) {
        var space = where.person().isPresent() ? null : new SpaceRef(where.platform(), "900");
        return new CommandRequest("1", name, new Author(MIRA, "Mira", false), where, space, options, forms, null);
    }

    private String say(String line) {
        return switch (answer(line)) {
            case Reply.Message(var text, var _) -> text.text();
            case Reply.Document(var text, var _, var _) -> text.text();
            case Reply.Refusal(var text) -> text.text();
            case Reply.Form form -> form.title();
            case Reply.Document document -> document.name();
        };
    }

    private void publish(String... titles) {
        var url = URI.create("https://blog.example.org/feed");
        var feed = ((FeedStore.AddResult.Added) storage.feeds().add(url, "Blog", null, now)).feed();
        var items = new StringBuilder();
        for (var title : titles) {
            var parts = title.split("/", 2);
            items.append("<item><title>").append(parts[0]).append("</title><link>https://blog.example.org/");
            items.append(parts[0]).append("</link><category>").append(parts[1]).append("</category></item>");
        }
        var document = "<rss version=\"2.0\"><channel><title>Blog</title>" + items + "</channel></rss>";
        var parsed = (ParseResult.Parsed)
                new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), "application/rss+xml", url);
        var plan = IntakePlan.of(feed.id(), parsed.feed(), storage.intake().known(feed.id()), now);
        assertThat(storage.intake().take(feed, plan.steps(), false, now)).isEqualTo(titles.length);
    }

    /** A platform with one channel, where the rights for extras are missing. */
    private static final class Places implements Directory {
        private final ChannelInfo info;

        Places(ChannelRef channel, ChannelKind kind) {
            info = new ChannelInfo(channel, new SpaceRef(channel.platform(), "900"), "Readers", kind, null);
        }

        @Override
        public Platform platform() {
            return info.channel().platform();
        }

        @Override
        public Optional<ChannelInfo> channel(ChannelRef channel) {
            return channel.equals(info.channel()) ? Optional.of(info) : Optional.empty();
        }

        @Override
        public Optional<ChannelInfo> find(String words) {
            return words.equals(info.channel().id()) ? Optional.of(info) : Optional.empty();
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return true;
        }

        @Override
        public List<String> missingRights(ChannelRef channel) {
            return missingRights(channel, Set.of());
        }

        @Override
        public List<String> missingRights(ChannelRef channel, Set<Extra> extras) {
            return extras.stream().map(it -> "the right to " + it).toList();
        }
    }

    private static final class Everything implements Gatekeeper {
        @Override
        public boolean owns(PersonRef person) {
            return true;
        }

        @Override
        public boolean admitted(SpaceRef space) {
            return true;
        }

        @Override
        public boolean mayManage(PersonRef person, ChannelRef channel) {
            return true;
        }
    }
}
