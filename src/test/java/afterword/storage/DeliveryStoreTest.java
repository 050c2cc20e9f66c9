package afterword.storage;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import afterword.delivery.Delivery;
import afterword.delivery.DeliveryStore;
import afterword.delivery.DeliveryStore.Heap;
import afterword.delivery.Fate.State;
import afterword.delivery.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is owed on disk: broadcasts that come in steps, destinations that are paused, what an admin sees and settles. */
final class DeliveryStoreTest {
    private static final ChannelRef GROUP = new ChannelRef(Platform.TELEGRAM, "-100");
    private static final PersonRef MIRA = new PersonRef(Platform.TELEGRAM, "9");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private SqliteStorage storage;
    private DeliveryStore deliveries;

    @BeforeEach
    void open() {
        storage = SqliteStorage.open(folder.resolve("test.db"), () -> now);
        deliveries = storage.deliveries();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void makesABroadcastsAlertsInStepsAndGoesOnAfterARestart() {
        subscribe(1, 25);
        new StoredBlog(storage, now).publish(1, now);
        assertThat(alerts()).isEmpty();

        deliveries.fanOut(1_000, 10, now);
        assertThat(alerts()).hasSize(10);
        storage.close();
        open();
        deliveries.fanOut(1_000, 10, now);
        deliveries.fanOut(1_000, 10, now);
        deliveries.fanOut(1_000, 10, now);

        assertThat(alerts()).hasSize(25);
        assertThat(new HashSet<>(alerts())).hasSize(25);
    }

    @Test
    void reachesEverySubscriberOnceFromACopyThatWasTakenInTheMiddleOfABroadcast() {
        subscribe(1, 30);
        IntStream.rangeClosed(5, 9)
                .forEach(it -> assertThat(storage.subscriptions().unsubscribe(person(it), now))
                        .isTrue());
        new StoredBlog(storage, now).publish(1, now);
        deliveries.fanOut(1_000, 10, now);
        var copy = folder.resolve("copy.db");
        storage.backup(copy);

        storage.close();
        storage = SqliteStorage.open(copy, () -> now);
        deliveries = storage.deliveries();
        for (var step = 0; step < 4; step++) {
            deliveries.fanOut(1_000, 10, now);
        }

        assertThat(alerts()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void makesNoMoreAlertsWhileEnoughWait() {
        subscribe(1, 25);
        new StoredBlog(storage, now).publish(1, now);

        deliveries.fanOut(10, 10, now);
        deliveries.fanOut(10, 10, now);

        assertThat(alerts()).hasSize(10);
    }

    @Test
    void owesAnArticleToThoseWhoSubscribedBeforeItCameAndToNobodyElse() {
        subscribe(1, 12);
        new StoredBlog(storage, now).publish(1, now);
        deliveries.fanOut(1_000, 10, now);
        now = now.plusSeconds(1);
        assertThat(storage.subscriptions().unsubscribe(person(12), now)).isTrue();
        subscribe(100, 105);

        deliveries.fanOut(1_000, 10, now);

        assertThat(alerts())
                .hasSize(11)
                .doesNotContain(ChannelRef.direct(person(12)).id(), "100");
    }

    @Test
    void tellsEveryOwnerOnceThatADestinationCannotBeReached() {
        storage.people().addOwner(MIRA, now);
        destination();

        storage.destinations().suspend(GROUP, "kicked", now);
        storage.destinations().suspend(GROUP, "kicked", now);

        assertThat(due(Platform.TELEGRAM)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.NOTICE);
            assertThat(notice.channel()).isEqualTo(ChannelRef.direct(MIRA));
        });
    }

    @Test
    void keepsWhatAPausedDestinationIsOwedAndGoesOnInOrderAfterwards() {
        destination();
        var articles = new StoredBlog(storage, now).publish(3, now);
        storage.destinations().suspend(GROUP, "kicked", now);
        assertThat(due(Platform.TELEGRAM)).isEmpty();

        storage.destinations().resume(GROUP, now);

        assertThat(due(Platform.TELEGRAM))
                .extracting(Delivery::subject)
                .containsExactly(articles.getFirst().value());
    }

    @Test
    void showsAndSettlesWhatADestinationIsOwed() {
        destination();
        new StoredBlog(storage, now).publish(3, now);
        var first = due(Platform.TELEGRAM).getFirst();
        deliveries.recordDead(first, "the message is too long", now);
        var second = due(Platform.TELEGRAM).getFirst();
        deliveries.recordRetry(second, now.plusSeconds(60), "wait a minute");

        assertThat(deliveries.standing(GROUP, now))
                .containsExactly(
                        new Heap(Kind.POST, State.DEAD, 1, now, "the message is too long"),
                        new Heap(Kind.POST, State.OWED, 2, now, "wait a minute"));
        assertThat(deliveries.retry(GROUP, now)).isEqualTo(3);
        assertThat(due(Platform.TELEGRAM)).containsExactly(first);
        assertThat(deliveries.drop(GROUP, now)).isEqualTo(3);
        assertThat(deliveries.standing(GROUP, now)).isEmpty();
        assertThat(due(Platform.TELEGRAM)).isEmpty();
    }

    @Test
    void offersNothingForAChannelThatMustWait() {
        destination();
        new StoredBlog(storage, now).publish(1, now);

        assertThat(deliveries.due(now, Platform.TELEGRAM, Set.of(GROUP.id()), 10))
                .isEmpty();
        assertThat(due(Platform.TELEGRAM)).hasSize(1);
    }

    private void destination() {
        var info = new ChannelInfo(
                GROUP, new SpaceRef(Platform.TELEGRAM, "-100"), "Group", ChannelKind.TELEGRAM_GROUP, null);
        assertThat(storage.destinations().add(info, 0, now).isNew()).isTrue();
    }

    private static PersonRef person(int number) {
        return new PersonRef(Platform.TELEGRAM, String.valueOf(number));
    }

    private void subscribe(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(it -> assertThat(storage.subscriptions().subscribe(person(it), now))
                        .isTrue());
    }

    private List<String> alerts() {
        return due(Platform.TELEGRAM).stream()
                .filter(it -> it.kind() == Kind.ALERT)
                .map(it -> it.channel().id())
                .toList();
    }

    private List<Delivery> due(Platform platform) {
        return deliveries.due(now, platform, List.of(), 1_000);
    }
}
