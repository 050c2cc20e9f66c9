package afterword.playground;

import afterword.playground.discord.Interaction;
import afterword.playground.discord.LocalDiscord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The guild of the playground, its people, and what its admin says to set the bot up. */
final class DiscordScene {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final LocalDiscord discord;
    private final long articles;
    private final long forum;
    private final Cast cast;

    /** Makes the guild; the bot is in it from the beginning. */
    DiscordScene(LocalDiscord discord) {
        this.discord = discord;
        var places = discord.places();
        var guild = places.addGuild("Halftone Readers", "Mira");
        articles = places.addChannel(guild, "articles");
        places.addAnnouncementChannel(guild, "announcements");
        forum = places.addForum(guild, "Discussions", SampleBlog.CATEGORIES);
        places.addChannel(guild, "lounge");
        cast = new Cast(List.of(
                new Cast.Role(Long.toString(places.owner(guild)), "Mira", true),
                member(guild, "Jonas"),
                member(guild, "Priya")));
    }

    private Cast.Role member(long guild, String name) {
        return new Cast.Role(Long.toString(discord.places().addMember(guild, name)), name, false);
    }

    Cast cast() {
        return cast;
    }

    /** Whether the bot is connected and has told Discord of this command. */
    boolean offers(String command) {
        var view = discord.view();
        return view.botOnline() && view.guilds().getFirst().commands().stream().anyMatch(it -> defines(it, command));
    }

    private static boolean defines(JsonNode registered, String command) {
        var words = List.of(command.split(" ", 2));
        if (!registered.path("name").asText().equals(words.getFirst())) {
            return false;
        }
        if (words.size() == 1) {
            return true;
        }
        for (var option : registered.path("options")) {
            if (option.path("name").asText().equals(words.getLast())) {
                return true;
            }
        }
        return false;
    }

    /** The admin lets the bot in. */
    List<Line> admission() {
        return List.of(new Line("/admit on Discord", limit -> said("admit", Map.of(), limit)));
    }

    /**
     * The admin asks until the bot has read the feed: "the newest" are only those that it knows when it is asked for them.
     *
     * @param titles what the feed lists by now
     */
    Line asksForArticles(Supplier<List<String>> titles) {
        return new Line("/latest on Discord", limit -> {
            var rounds = limit.dividedBy(BETWEEN_QUESTIONS);
            for (var round = 0; round < rounds; round++) {
                var answer = say("latest", Map.of(), limit).text();
                if (titles.get().stream().anyMatch(answer::contains)) {
                    return true;
                }
                Thread.sleep(BETWEEN_QUESTIONS);
            }
            return false;
        });
    }

    /** The admin gives the bot two channels. */
    List<Line> channels(int newest) {
        var posts = Integer.toString(newest);
        return List.of(
                new Line("/channel add in #articles", limit -> said("channel add", Map.of("newest", posts), limit)),
                new Line(
                        "/channel add for the forum on Discord",
                        limit -> said("channel add", Map.of("channel", Long.toString(forum), "newest", posts), limit)));
    }

    private boolean said(String command, Map<String, String> options, Duration limit) {
        return say(command, options, limit).state() == Interaction.State.ANSWERED;
    }

    private Interaction say(String command, Map<String, String> options, Duration limit) {
        var admin = Long.parseLong(cast.admin().id());
        return discord.people().command(articles, admin, command, options).await(limit);
    }
}
