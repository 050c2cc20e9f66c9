package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.longpolling.util.ExponentialBackOff;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Getting updates, by the library's long polling and by hand. */
final class PollingTest {
    private final TestBot bot = new TestBot();
    private long ada;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", null);
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void theLibraryPollsAndIsAnsweredWhenSomethingHappens() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();

        withLibrary(update -> heard.add(update.getMessage().getText()), () -> {
            bot.people().say(ada, "one");
            Awaitility.await().until(() -> heard.size() == 1);
            bot.people().say(ada, "two");
            Awaitility.await().until(() -> heard.size() == 2);
        });

        assertThat(heard).containsExactly("one", "two");
        assertThat(bot.exchanges).extracting(Exchange::method).contains("deleteWebhook", "getUpdates");
    }

    @Test
    void theLibraryGoesOnAfterTheServerWasDown() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();

        withLibrary(update -> heard.add(update.getMessage().getText()), () -> {
            var url = bot.telegram.url();
            bot.telegram.stop();
            bot.people().say(ada, "while you were out");
            bot.telegram.start();
            assertThat(bot.telegram.url()).isEqualTo(url);
            Awaitility.await().until(() -> !heard.isEmpty());
        });

        assertThat(heard).containsExactly("while you were out");
    }

    @Test
    void updatesStayUntilTheOffsetConfirmsThem() {
        bot.people().say(ada, "one");
        bot.people().say(ada, "two");

        var first = bot.call(GetUpdates.builder().limit(1).build());
        var both = bot.call(new GetUpdates());
        var second = bot.call(
                GetUpdates.builder().offset(first.getFirst().getUpdateId() + 1).build());

        assertThat(first).hasSize(1);
        assertThat(both).hasSize(2);
        assertThat(second).isEqualTo(both.subList(1, 2));
        assertThat(second.getFirst().getUpdateId()).isEqualTo(first.getFirst().getUpdateId() + 1);
    }

    @Test
    void aNegativeOffsetForgetsAllButTheLast() {
        bot.people().say(ada, "one");
        bot.people().say(ada, "two");

        var last = bot.call(GetUpdates.builder().offset(-1).build());

        assertThat(last)
                .singleElement()
                .satisfies(it -> assertThat(it.getMessage().getText()).isEqualTo("two"));
        assertThat(bot.telegram.updates().pending()).isEqualTo(1);
    }

    @Test
    void updatesWaitForADayAndNoLonger() {
        bot.people().say(ada, "old");
        bot.time.pass(Duration.ofHours(23));
        bot.people().say(ada, "young");
        bot.time.pass(Duration.ofHours(1));

        var updates = bot.updates();

        assertThat(updates).extracting(it -> it.getMessage().getText()).containsExactly("young");
    }

    @Test
    void aSecondPollEndsTheFirstWithAConflict() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(
                    () -> bot.refusal(GetUpdates.builder().timeout(30).build()).getErrorCode());
            Awaitility.await().until(() -> bot.telegram.updates().waitingPolls() == 1);

            var second = bot.call(GetUpdates.builder().timeout(1).build());

            assertThat(second).isEmpty();
            Awaitility.await().until(first::isDone);
            assertThat(first.resultNow()).isEqualTo(409);
        }
    }

    @Test
    void idsCanStartAgainLowerAndAreStillServedToAHighOffset() {
        bot.people().say(ada, "before");
        var before = bot.updates().getFirst().getUpdateId();
        bot.telegram.updates().restartIdsAt(500);

        bot.people().say(ada, "after");

        var late = bot.call(GetUpdates.builder().offset(before + 1).build());
        assertThat(late)
                .singleElement()
                .satisfies(it -> assertThat(it.getUpdateId()).isEqualTo(500));
    }

    @Test
    void whatTheBotDoesNotNameItDoesNotHear() {
        bot.call(GetUpdates.builder().allowedUpdates(List.of("callback_query")).build());

        bot.people().say(ada, "Hello");

        assertThat(bot.call(new GetUpdates())).isEmpty();
        bot.call(GetUpdates.builder().allowedUpdates(List.of()).build());
        bot.people().say(ada, "Hello again");
        assertThat(bot.call(new GetUpdates())).hasSize(1);
    }

    @Test
    void oddUpdatesComeAsTheyAre() throws IOException {
        try (var telegram = new LocalTelegram(bot.time, LocalTelegramSettings.defaults())) {
            telegram.start();
            telegram.updates().injectUndecodable();
            telegram.updates().injectUnknownKind();

            var answer = raw(telegram.url() + "/bot" + telegram.token() + "/getUpdates");

            var updates = new ObjectMapper().readTree(answer).path("result");
            assertThat(updates.at("/0/message/message_id").isTextual()).isTrue();
            assertThat(updates.at("/1/mind_reading/thought").asText()).isEqualTo("hm");
        }
    }

    private String raw(String url) throws IOException {
        try (var response =
                bot.http.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.body().string();
        }
    }

    private void withLibrary(Consumer<Update> consumer, Runnable story) throws Exception {
        var http = new OkHttpClient.Builder()
                .readTimeout(Duration.ofSeconds(60))
                .retryOnConnectionFailure(false)
                .build();
        var executor = Executors.newSingleThreadScheduledExecutor();
        var application = new TelegramBotsLongPollingApplication(
                ObjectMapper::new, () -> http, () -> executor, PollingTest::shortBackOff);
        try {
            application.registerBot(
                    bot.telegram.token(),
                    () -> bot.url,
                    new DefaultGetUpdatesGenerator(TestBot.EVERYTHING),
                    updates -> updates.forEach(consumer));
            Awaitility.await().until(() -> bot.telegram.updates().waitingPolls() == 1);
            story.run();
        } catch (TelegramApiException e) {
            throw new AssertionError("The library could not poll", e);
        } finally {
            application.close();
            executor.shutdownNow();
            http.dispatcher().cancelAll();
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    private static ExponentialBackOff shortBackOff() {
        return new ExponentialBackOff.Builder()
                .setInitialIntervalMillis(20)
                .setMaxIntervalMillis(50)
                .build();
    }
}
