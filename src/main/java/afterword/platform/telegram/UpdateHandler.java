package afterword.platform.telegram;

import afterword.command.CommandRequest;
import afterword.command.Reply;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does what an update asks for. Events take effect before it returns; answers are written on threads of their own. */
final class UpdateHandler implements AutoCloseable {
    private final TelegramPlatform.Inward inward;
    private final TelegramDirectory directory;
    private final Answers answers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    UpdateHandler(TelegramPlatform.Inward inward, TelegramDirectory directory, Answers answers) {
        this.inward = inward;
        this.directory = directory;
        this.answers = answers;
    }

    void handle(Happening happening) {
        switch (happening) {
            case Happening.Event(var event) -> inward.inbound().accept(event);
            case Happening.Outdated(var chat) -> directory.forget(chat);
            case Happening.CommandLine(var line, var origin) ->
                threads.execute(() -> answers.answer(origin, run(started(line), origin)));
            case Happening.Pressed(var callback, var line, var origin) ->
                threads.execute(() -> {
                    answers.acknowledge(callback);
                    answers.replace(origin, run(line, origin));
                });
            case Happening.ChannelShown(var channel, var origin) ->
                threads.execute(() -> answers.answer(origin, run("channel add " + channel, origin)));
            case Happening.Chatter(var origin) ->
                threads.execute(
                        () -> answers.answer(
                                origin,
                                Reply.of(
                                        "I understand commands here: /help lists them. To comment, answer an article's post.")));
        }
    }

    /** Telegram's own first word to a bot, perhaps with a command to begin with (a deep link's payload). */
    private static String started(String line) {
        var words = line.strip().split("\\s+", 2);
        if (!words[0].equals("start")) {
            return line;
        }
        return words.length == 1 ? "help" : words[1].replace('_', ' ');
    }

    private Reply run(String line, Happening.Origin origin) {
        return inward.commands().runLine(line, (name, options) -> request(name, options, origin));
    }

    private static CommandRequest request(String name, Map<String, String> options, Happening.Origin origin) {
        return new CommandRequest(
                origin.id(), name, origin.who(), origin.where(), origin.space(), options, false, origin.answered());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
