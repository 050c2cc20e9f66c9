package afterword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.delivery.Fate;
import afterword.delivery.Fate.State;
import afterword.storage.SqliteStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A text channel, a forum, a group and a Telegram channel to which an article is posted while one call goes wrong. */
final class FaultTable implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PLACES = List.of("articles", "Discussions", "Reading Room", "News");

    final Community community;
    private int articles;

    FaultTable(Path folder) {
        community = new Community(folder);
        community.startBot();
        community.setUp();
    }

    /** The article comes to its place as the case has it, and to every other place once. */
    void check(FaultCase fault) {
        articles++;
        var title = "Article %03d".formatted(articles);
        fault.arm().accept(community);

        community.blog().publish(title, "Guides", "What it says.");

        await(fault.name())
                .atMost(PATIENCE)
                .ignoreException(NoSuchElementException.class)
                .untilAsserted(() -> {
                    var copies = copies(title);
                    assertThat(state(title, fault.place())).isEqualTo(fault.end());
                    assertThat(copies.get(fault.place())).isBetween(fault.least(), fault.most());
                    for (var place : PLACES) {
                        if (!place.equals(fault.place())) {
                            assertThat(copies.get(place)).as(place).isEqualTo(1);
                        }
                    }
                    if (fault.end() == State.SENT) {
                        assertThat(community.shown().hasThread(title)).isTrue();
                    }
                    assertThat(Mishaps.unmet(community))
                            .as("faults that nothing met")
                            .isZero();
                });
        if (fault.end() == State.OWED) {
            goesOnWhenAskedTo(title, fault);
        }
    }

    /** What waits for a destination that could not be reached is posted when somebody adds it again. */
    private void goesOnWhenAskedTo(String title, FaultCase fault) {
        if (fault.place().equals("articles")) {
            assertThat(community.command("channel add", Map.of())).isNotNull();
        } else if (fault.place().equals("Discussions")) {
            assertThat(community.command("channel add", Map.of("channel", String.valueOf(community.forum()))))
                    .isNotNull();
        } else {
            community.inGroup("/channel add", "already");
        }
        await(fault.name() + ", afterwards").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(state(title, fault.place())).isEqualTo(State.SENT);
            assertThat(copies(title)).containsEntry(fault.place(), 1);
        });
    }

    private Map<String, Integer> copies(String title) {
        return Map.of(
                "articles", community.shown().discordPosts(title).size(),
                "Discussions",
                        (int) community.shown().forumPosts().stream()
                                .filter(title::equals)
                                .count(),
                "Reading Room", community.shown().groupPosts(title).size(),
                "News", community.shown().channelPosts(title).size());
    }

    private State state(String title, String place) {
        try (var storage = SqliteStorage.open(community.database(), InstantSource.system())) {
            var article = storage.articles().newest(100).stream()
                    .filter(it -> it.title().equals(title))
                    .findFirst()
                    .orElseThrow();
            return storage.deliveries().fates(article.id().value()).places().stream()
                    .filter(it -> place.equals(it.name()) || ("#" + place).equals(it.name()))
                    .map(Fate::delivery)
                    .findFirst()
                    .orElseThrow()
                    .state();
        }
    }

    @Override
    public void close() {
        community.close();
    }
}
