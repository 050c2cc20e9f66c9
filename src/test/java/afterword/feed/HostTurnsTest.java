package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostTurnsTest {
    private final HostTurns turns = new HostTurns(Duration.ofMillis(20));
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        turns.close();
    }

    private void drip() {
        running.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
    }

    private void quick(String host) {
        assertThat(turns.await(host, () -> done.add(host))).isTrue();
    }

    @Test
    void servesOthersWhileTwoHundredHostsDrip() {
        for (int i = 0; i < 200; i++) {
            assertThat(turns.await("slow" + i, this::drip)).isTrue();
        }

        quick("good");

        await().until(() -> done.contains("good"));
        await().until(() -> running.get() == 200);
    }

    @Test
    void remembersWhoWasSlow() throws InterruptedException {
        try (var lanes = new Lanes(Duration.ofMillis(1))) {
            lanes.run("slow", false, () -> await().until(() -> lanes.isSlow("slow")));

            assertThat(lanes.isSlow("slow")).isTrue();
            assertThat(lanes.isSlow("other")).isFalse();
        }
    }

    @Test
    void letsTwoLongTasksRunAtOnceAndManyOthersBeside() {
        for (int i = 0; i < 10; i++) {
            assertThat(turns.awaitLong("long" + i, this::drip)).isTrue();
        }
        for (int i = 0; i < 100; i++) {
            quick("good" + i);
        }

        await().until(() -> done.size() == 100);
        assertThat(running).hasValue(2);
        release.countDown();
        await().until(() -> running.get() == 0);
    }
}
