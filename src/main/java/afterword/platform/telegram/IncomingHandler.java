package afterword.platform.telegram;

import afterword.chat.Inbound;
import afterword.chat.UpdateInbox.StoredUpdate;
import afterword.command.Access;
import afterword.command.CommandLine;
import afterword.command.Commands;
import afterword.command.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands what updates mean to those whom it concerns: events to the inside, commands to {@link Commands}. */
final class IncomingHandler implements UpdateWorker.Handler {
    private static final String START = "start";
    private static final String HELP = "help";
    private static final String CHANNEL_ADD = "channel add";

    private final UpdateDecoder decoder;
    private final Commands commands;
    private final Inbound inbound;
    private final Answers answers;
    private final ChatFacts facts;
    private volatile @Nullable UpdateTranslator translator;

    IncomingHandler(UpdateDecoder decoder, Commands commands, Inbound inbound, Answers answers, ChatFacts facts) {
        this.decoder = decoder;
        this.commands = commands;
        this.inbound = inbound;
        this.answers = answers;
        this.facts = facts;
    }

    /** From now on updates are read as meant for this account. */
    void introduce(Bot bot) {
        translator = new UpdateTranslator(bot, commands.specs());
    }

    @Override
    public Optional<UpdateWorker.Answer> handle(StoredUpdate stored) {
        var update = decoder.decode(stored.json());
        facts.forgetWhatChanged(update);
        return switch (Objects.requireNonNull(translator, "not introduced yet").translate(update)) {
            case Incoming.Happened(var events) -> {
                events.forEach(inbound::accept);
                yield Optional.empty();
            }
            case Incoming.Typed(var ask, var line) -> later(ask, () -> answers.reply(ask, typed(ask, line)));
            case Incoming.ChannelShown(var ask, var channel) ->
                later(ask, () -> answers.reply(ask, channelShown(ask, channel)));
            case Incoming.Chatted(var ask) -> later(ask, () -> answers.reply(ask, hint()));
            case Incoming.Pressed pressed -> {
                // Not in the person's lane: the waiting sign must end even while an earlier command runs.
                Thread.startVirtualThread(() -> answers.acknowledge(pressed.callbackId()));
                yield later(pressed.ask(), () -> press(pressed));
            }
        };
    }

    private static Optional<UpdateWorker.Answer> later(Incoming.Ask ask, Runnable work) {
        return Optional.of(new UpdateWorker.Answer(ask.who().person().id(), work));
    }

    private void press(Incoming.Pressed pressed) {
        var ask = pressed.ask();
        var reply = commands.runLine(pressed.line(), ask::request);
        if (pressed.editable()) {
            answers.replace(ask, reply);
        } else {
            answers.reply(ask, reply);
        }
    }

    private Reply typed(Incoming.Ask ask, String line) {
        var words = line.split("\\s+", 2);
        return words[0].toLowerCase(Locale.ROOT).equals(START)
                ? commands.runLine(started(words.length < 2 ? "" : words[1]), ask::request)
                : commands.runLine(line, ask::request);
    }

    /** What a deep link asks for: a member's command with underscores for spaces, and nothing else, since anybody can make one. */
    private String started(String payload) {
        var line = payload.replace('_', ' ').strip();
        return CommandLine.parse(line, commands.specs()) instanceof CommandLine.Parsed.Call(var spec, var _)
                        && spec.access() == Access.MEMBER
                ? line
                : HELP;
    }

    private Reply channelShown(Incoming.Ask ask, String channel) {
        var known = commands.specs().stream().anyMatch(spec -> spec.name().equals(CHANNEL_ADD));
        return known ? commands.run(ask.request(CHANNEL_ADD, Map.of("channel", channel))) : hint();
    }

    private static Reply hint() {
        return Reply.refusal("I understand commands only: /help lists them.");
    }
}
